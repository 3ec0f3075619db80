"""The plain twins of the facts: each says of each event whether it applies, is known and holds, and what shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tests.twins.record import Record, Start, has_mark, later
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


def enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocations = record.rows("case_allocation", event_id=start.event)
        first = min(allocations, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)
        decided: date | None = first["decision_date"] if first else None
        concerns = record.abuse_concerns(start, decided or record.as_at)
        enquiries = [
            row
            for row in record.rows("enquiry", crn=start.crn, type="POLICE_DA")
            if row.get("event_id") in (None, start.event)
        ]
        asked = min((row["requested_at"] for row in enquiries), default=None)
        late = {f"enquiry:{row['enquiry_id']}" for row in enquiries if decided and row["requested_at"] > decided}
        yield Said(
            start.event,
            applies=record.limit("da_enquiry_scope") == "ALL" or bool(concerns),
            known=decided is not None,
            holds=decided is not None and (asked is None or asked > decided),
            value=(asked - decided).days if asked and decided else None,
            shown=concerns | late | ({f"case_allocation:{first['case_allocation_id']}"} if first else set()),
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
    "CF-004": enquiry_missing,
    "CF-040": home_visit_missing,
    "CF-051": third_absence,
    "CF-072": plan_older_than_rise,
    "CF-091": meeting_not_offered,
}
