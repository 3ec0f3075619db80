"""The plain twins of the facts: each says of each event whether it applies, is known and holds, and what shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tests.twins.record import Record, Start, has_mark, later, working_days
from trueline.core.facts import Status


@dataclass
class Said:
    """What a twin says of one subject; ``None`` is no answer."""

    subject: str
    applies: bool | None
    holds: bool | None = False
    known: bool | None = True
    value: float | None = None
    shown: set[str] = field(default_factory=set)

    def status(self, is_partial: bool) -> Status:
        if self.applies is False:
            return "not applicable"
        if is_partial or self.applies is None or not self.known or self.holds is None:
            return "unknown"
        return "true" if self.holds else "false"


Twin = Callable[[Record], Iterator[Said]]


def find_decided(record: Record, start: Start) -> tuple[date | None, set[str]]:
    """The day of the first allocation and the row that tells it."""
    allocations = record.rows("case_allocation", event_id=start.event)
    first = min(allocations, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)
    return (first["decision_date"], {f"case_allocation:{first['case_allocation_id']}"}) if first else (None, set())


def ask_enquiries(record: Record, start: Start, kind: str, concerns: set[str], applies: bool) -> Said:
    """Whether an enquiry of a kind was missing before allocation."""
    decided, allocation = find_decided(record, start)
    enquiries = [
        row for row in record.rows("enquiry", crn=start.crn, type=kind) if row.get("event_id") in (None, start.event)
    ]
    asked = min((row["requested_at"] for row in enquiries), default=None)
    late = {f"enquiry:{row['enquiry_id']}" for row in enquiries if decided and row["requested_at"] > decided}
    return Said(
        start.event,
        applies=applies,
        known=decided is not None,
        holds=decided is not None and (asked is None or asked > decided),
        value=(asked - decided).days if asked and decided else None,
        shown=concerns | late | allocation,
    )


def police_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns = record.abuse_concerns(start, find_decided(record, start)[0] or record.as_at)
        is_for_all = record.limit("da_enquiry_scope") == "ALL"
        yield ask_enquiries(record, start, "POLICE_DA", concerns, is_for_all or bool(concerns))


def children_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        day = find_decided(record, start)[0] or record.as_at
        concerns = record.child_concerns(start.crn, day)
        for row in record.rows("personal_contact", crn=start.crn, is_child="Y"):
            begun, ended = row.get("start_date"), row.get("end_date")
            if (begun is None or begun <= day) and (ended is None or ended > day):
                concerns.add(f"personal_contact:{start.crn}")
        yield ask_enquiries(record, start, "CHILD_SERVICES", concerns, bool(concerns))


def allocation_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        decided, allocation = find_decided(record, start)
        (disposal,) = record.rows("disposal", disposal_id=start.disposal)
        limit = record.limit("allocation_days")
        is_over = working_days(start.sentenced, decided or record.as_at) > limit
        yield Said(
            start.event,
            applies=disposal["sentence_type"] in ("CO", "SSO", "CUSTODY", "LIFE_IPP"),
            known=decided is not None or is_over,
            holds=is_over,
            value=working_days(start.sentenced, decided) if decided else None,
            shown=allocation | {f"disposal:{start.disposal}"},
        )


def outcome_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        missing, unclear, count = set(), set(), 0
        for row in record.contacts(start.crn, start.began):
            is_own = row.get("event_id") in (None, start.event)
            is_appointment = has_mark("CTYPE", row["contact_type"], "appointment")
            is_old = later(row["contact_date"], record.limit("outcome_days")) < record.as_at
            if not is_own or is_appointment is False or not is_old:
                continue
            count += 1
            shown = f"contact:{row['contact_id']}"
            has_none = row.get("outcome_code") is None if row["outcome_known"] else None
            if is_appointment and has_none:
                missing.add(shown)
            elif has_none is not False:
                unclear.add(shown)
        yield Said(
            start.event,
            applies=count > 0,
            known=bool(missing) or not unclear,
            holds=bool(missing),
            value=len(missing) if count else None,
            shown=missing | unclear,
        )


def is_victim_eligible(record: Record, start: Start) -> tuple[bool | None, set[str]]:
    """Whether the law makes a victim eligible for contact, and the rows that tell it."""
    (disposal,) = record.rows("disposal", disposal_id=start.disposal)
    offences = record.rows("offence", event_id=start.event, is_main="Y")
    offence = offences[0] if offences else {}
    is_grave = offence.get("offence_group") in ("VIOLENCE", "SEXUAL", "SEXUAL_CHILD")
    is_listed = True if is_grave else {"Y": True, "N": False}.get(offence.get("schedule15"))
    least = {"Y": 1, "M": 12, "W": 52, "D": 365}.get(disposal.get("length_unit"))
    length = disposal.get("length")
    is_long: bool | None = None if least is None or length is None else length >= least
    if disposal["sentence_type"] in ("HOSPITAL", "LIFE_IPP"):
        is_long = True
    elif not start.is_custodial:
        is_long = False
    shown = {f"disposal:{start.disposal}", *(f"offence:{row['offence_id']}" for row in offences)}
    if is_listed is False or is_long is False:
        return False, shown
    return (True if is_listed and is_long else None), shown


def victim_not_identified(record: Record) -> Iterator[Said]:
    for start in record.starts():
        applies, shown = is_victim_eligible(record, start)
        cases = [
            row for row in record.rows("victim_case", event_id=start.event) if row["eligibility"] != "NOT_ELIGIBLE"
        ]
        first = min((row["identified_date"] for row in cases if row.get("identified_date")), default=None)
        yield Said(
            start.event,
            applies=applies,
            known=not cases or first is not None,
            holds=working_days(start.sentenced, first or record.as_at) > record.limit("victim_identify_bd"),
            value=working_days(start.sentenced, first) if first else None,
            shown=shown | {f"victim_case:{row['victim_case_id']}" for row in cases},
        )


def home_visit_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        due = later(start.began, record.limit("hv_initial_days"))
        risk, risk_row = record.risk_on(start.crn, start.began)
        concerns = record.child_concerns(start.crn, start.began)
        is_high = risk is not None and risk >= 3
        kinds = [
            (row, has_mark("CTYPE", row["contact_type"], "home")) for row in record.contacts(start.crn, start.began)
        ]
        visits = [(row, is_home, record.was_attended(row)) for row, is_home in kinds if is_home is not False]
        maybe = [(row, home, came) for row, home, came in visits if home or came is not False]
        made = min((row["contact_date"] for row, home, came in maybe if home and came), default=None)
        in_time = made is not None and made <= due
        unclear = [row for row, home, came in maybe if row["contact_date"] <= due and (home is None or came is None)]
        yield Said(
            start.event,
            applies=True if concerns else None if risk is None else is_high,
            known=record.as_at <= due or in_time or not unclear,
            holds=record.as_at > due and not in_time,
            value=(made - start.began).days if made else None,
            shown=concerns
            | ({risk_row} if is_high else set())
            | {
                f"contact:{row['contact_id']}"
                for row, home, _ in maybe
                if row["contact_date"] <= due or (home and row["contact_date"] == made)
            },
        )


def third_absence(record: Record) -> Iterator[Said]:
    limit, days = record.limit("acceptable_limit"), record.limit("absence_oversight_days")
    for start in record.starts():
        absent, unclear = [], []
        for row in record.contacts(start.crn, start.began):
            if row.get("event_id") not in (None, start.event):
                continue
            if has_mark("CTYPE", row["contact_type"], "appointment") is False:
                continue
            told = record.has_outcome(row, "acceptable")
            if told:
                absent.append(row)
            elif told is None:
                unclear.append(row)
        absent.sort(key=lambda row: (row["contact_date"], row["contact_id"]))
        applies = True if len(absent) >= limit else False if len(absent) + len(unclear) < limit else None
        holds: bool | None = None
        if applies:
            third = absent[limit - 1]["contact_date"]
            looks = [row["date"] for row in record.rows("management_oversight", crn=start.crn)]
            holds = record.as_at > later(third, days) and not any(third <= day <= later(third, days) for day in looks)
        yield Said(
            start.event,
            applies=applies,
            holds=holds,
            value=len(absent) if absent or unclear else None,
            shown={f"contact:{row['contact_id']}" for row in (*absent, *unclear)},
        )


def find_rises(record: Record, start: Start) -> list[tuple[date, str]]:
    """The rises in risk known from the start to the end, and the rows that tell them."""
    rises = [
        (row["known_date"], f"significant_event:{row['event_change_id']}")
        for row in record.rows("significant_event", crn=start.crn, direction="UP")
        if row.get("event_id") in (None, start.event)
    ]
    rises += [
        (after[0], f"assessment:{after[1]}")
        for before, after in pairwise(record.assessed(start.crn))
        if after[2] > before[2]
    ]
    if start.began is None:
        return []
    return [one for one in rises if start.began <= one[0] and (start.ended is None or one[0] <= start.ended)]


def find_plan_updates(record: Record, crn: str) -> list[tuple[date, str]]:
    """Each day on which a risk management plan was completed or updated."""
    updates = []
    for assessment in record.rows("assessment", crn=crn):
        for row in record.rows("rmp", assessment_pk=assessment["assessment_pk"]):
            shown = f"rmp:{row['assessment_pk']}"
            updates += [(row["completed_date"], shown)] if row.get("completed_date") else []
            updates += [(row["updated_at"].date(), shown)] if row.get("updated_at") else []
    return updates


def plan_older_than_rise(record: Record) -> Iterator[Said]:
    for start in record.starts():
        rises, updates = find_rises(record, start), find_plan_updates(record, start.crn)
        unanswered, shown_by = 0, set()
        for day, shown in rises:
            due = later(day, record.limit("change_days"))
            if record.as_at > due and not any(day <= made <= due for made, _ in updates):
                unanswered += 1
                last = max((made for made, _ in updates if made < day), default=None)
                shown_by |= {shown} | {key for made, key in updates if made == last}
        yield Said(start.event, bool(rises), unanswered > 0, value=unanswered or None, shown=shown_by)


def meeting_not_offered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        due = later(start.sentenced, record.limit("victim_offer_days"))
        cases = [
            row
            for row in record.rows("victim_case", event_id=start.event)
            if start.is_custodial and row["eligibility"] != "NOT_ELIGIBLE"
        ]
        late, waits, shown = 0, [], set()
        for case in cases:
            offers = [
                (row["date"], f"victim_contact:{row['victim_contact_id']}")
                for row in record.rows("victim_contact", victim_case_id=case["victim_case_id"])
                if row["type"] in ("FACE_TO_FACE_OFFER", "FACE_TO_FACE")
            ]
            first = min((day for day, _ in offers), default=None)
            if record.as_at > due and (first is None or first > due):
                late += 1
                waits += [(first - start.sentenced).days] if first else []
                shown |= {f"victim_case:{case['victim_case_id']}"} | {key for day, key in offers if day == first}
        yield Said(start.event, bool(cases), late > 0, value=max(waits, default=None), shown=shown)


TWINS: dict[str, Twin] = {
    "CF-004": police_enquiry_missing,
    "CF-006": children_enquiry_missing,
    "CF-009": allocation_late,
    "CF-040": home_visit_missing,
    "CF-051": third_absence,
    "CF-064": outcome_missing,
    "CF-072": plan_older_than_rise,
    "CF-090": victim_not_identified,
    "CF-091": meeting_not_offered,
}
