"""The plain twins of the facts of interventions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import RISKS, Record, Row, Start, has_mark, later
from tests.twins.terms import completed_assessments


def is_own(row: Row, start: Start) -> bool:
    return row.get("event_id") in (None, start.event)


def show(row: Row) -> str:
    return f"contact:{row['contact_id']}"


def tell_attended(record: Record, contact: Row) -> bool | None:
    """Whether a contact was attended; one that is no appointment must be known to be."""
    came = record.was_attended(contact)
    is_appointment = has_mark("CTYPE", contact["contact_type"], "appointment")
    return False if came is None and is_appointment is False else came


def join(told: list[bool | None]) -> bool | None:
    """Whether any is true; None where none is, and one cannot be told."""
    return True if True in told else None if None in told else False


@dataclass
class Item:
    """A requirement, or an objective that names an intervention: by when it has to begin, and whether it did."""

    shown: str
    since: date
    begun: date | None
    ended: date | None
    contacts: list[Row]


def list_items(record: Record, start: Start) -> list[Item]:
    if start.began is None:
        return []
    contacts = [row for row in record.rows("contact") if row["contact_date"] <= record.as_at]
    items = [
        Item(
            f"requirement:{row['requirement_id']}",
            max(start.began, row["start_date"]),
            row.get("commencement_date"),
            row.get("termination_date") or start.ended,
            [one for one in contacts if one.get("requirement_id") == row["requirement_id"]],
        )
        for row in record.rows("requirement", disposal_id=start.disposal)
        if row["restrictive"] != "Y"
    ]
    for plan in record.rows("sentence_plan", event_id=start.event):
        since = max(start.began, plan.get("initial_date") or start.began)
        for row in record.rows("objective", plan_pk=plan["plan_pk"]):
            linked = [one for one in contacts if one.get("objective_id") == row["objective_id"]]
            if row.get("intervention") is not None:
                items.append(Item(f"objective:{row['objective_id']}", since, None, start.ended, linked))
    return items


def work_not_begun(record: Record) -> Iterator[Said]:
    for start in record.starts():
        items, waiting, unclear, shown = list_items(record, start), 0, 0, set()
        for item in items:
            due = later(item.since, record.limit("req_days"))
            if due >= record.as_at or (item.ended and item.ended <= due) or (item.begun and item.begun <= due):
                continue
            told = {show(row): tell_attended(record, row) for row in item.contacts if row["contact_date"] <= due}
            is_begun = join(list(told.values()))
            waiting += is_begun is False
            unclear += is_begun is None
            if not is_begun:
                shown |= {item.shown} | {key for key, came in told.items() if came is None}
        yield Said(
            start.event,
            applies=bool(items),
            known=waiting > 0 or unclear == 0,
            holds=waiting > 0,
            value=waiting,
            shown=shown,
        )


#: The mark of the kind of service that is for a need.
FOR = {"3": "accommodation", "4": "employment", "8": "drugs", "9": "alcohol", "10": "emotional"} | dict.fromkeys(
    ("11", "12"), "thinking"
)


def is_service_for(kind: str, need: str) -> bool | None:
    """Whether a kind of intervention is for a need; None for one that may be for any, or is on no list."""
    if has_mark("NSITYPE", kind, "service") is False:
        return False
    if need in FOR and has_mark("NSITYPE", kind, FOR[need]):
        return True
    return False if has_mark("NSITYPE", kind, "general") is False else None


def list_services(record: Record, start: Start, need: str) -> dict[str, bool | None]:
    """The services and contacts that were, or may have been, for a need."""
    until, found = start.ended or record.as_at, {}
    for row in record.rows("nsi", crn=start.crn):
        is_over = row.get("actual_end") is not None and start.began is not None and row["actual_end"] < start.began
        if is_own(row, start) and row["referral_date"] <= until and not is_over:
            found[f"nsi:{row['nsi_id']}"] = is_service_for(row["type"], need)
    objectives = {row["objective_id"] for row in record.rows("objective", criminogenic_need=need)}
    for row in record.contacts(start.crn, start.began):
        if row.get("objective_id") in objectives and row["contact_date"] <= until:
            found[show(row)] = tell_attended(record, row)
    return found


def need_without_service(record: Record) -> Iterator[Said]:
    for start in record.starts():
        assessed = [
            row
            for row in completed_assessments(record, start.crn)
            if record.rows("assessment_need", assessment_pk=row["assessment_pk"])
        ]
        if start.began is None or not assessed:
            yield Said(start.event, applies=False if start.began is None else None)
            continue
        key = assessed[-1]["assessment_pk"]
        needs, unserved, unclear, shown = [], 0, 0, {f"assessment:{key}"}
        for row in record.rows("assessment_need", assessment_pk=key):
            is_linked = {"Y": True, "N": False}.get(row["linked_to_reoffending"])
            needs.append(True if row["severity"] == "SEVERE" else is_linked)
            services = list_services(record, start, row["section_code"])
            is_served = join(list(services.values()))
            if needs[-1] is False or is_served:
                continue
            unserved += bool(needs[-1]) and is_served is False
            unclear += needs[-1] is None or is_served is None
            shown |= {key for key, is_for in services.items() if is_for is None}
        yield Said(
            start.event,
            applies=join(needs),
            known=unserved > 0 or unclear == 0,
            holds=unserved > 0,
            value=unserved,
            shown=shown,
        )


@dataclass
class Wait:
    """A referral to a programme and how long it was waited for."""

    row: Row
    until: date

    @property
    def days(self) -> int:
        return int((self.until - self.row["referral_date"]).days)

    @property
    def shown(self) -> str:
        return f"nsi:{self.row['nsi_id']}"


def list_waits(record: Record, start: Start) -> list[Wait]:
    waits = []
    for row in record.rows("nsi", crn=start.crn, type="PROG"):
        changed = row.get("status_date")
        is_withdrawn = row["status"] == "WITHDRAWN" and changed is not None and changed <= record.as_at
        ends = [row.get("actual_start"), row.get("actual_end"), changed if is_withdrawn else None, start.ended]
        if is_own(row, start):
            waits.append(Wait(row, next((day for day in ends if day is not None), record.as_at)))
    return waits


def wait_long(record: Record) -> Iterator[Said]:
    for start in record.starts():
        waits = list_waits(record, start)
        required = {
            f"requirement:{row['requirement_id']}"
            for row in record.rows("requirement", disposal_id=start.disposal)
            if has_mark("RQMAIN", row["main_category"], "programme")
        }
        longest = max((wait.days for wait in waits), default=None)
        limit = record.limit("prog_days")
        yield Said(
            start.event,
            applies=bool(waits or required),
            known=longest is not None,
            holds=longest is not None and longest > limit,
            value=longest,
            shown=required | {wait.shown for wait in waits if wait.days > limit},
        )


def in_runs(record: Record) -> Iterator[Said]:
    for start in record.starts():
        sessions = [
            row
            for row in record.contacts(start.crn, start.began)
            if is_own(row, start) and row["contact_type"] == "APAT"
        ]
        longest, shown = 0, set()
        for referral in {row.get("nsi_id") for row in sessions}:
            days = sorted({row["contact_date"] for row in sessions if row.get("nsi_id") == referral})
            for before, after in pairwise(days):
                if (after - before).days > record.limit("prog_gap_days"):
                    longest = max(longest, (after - before).days)
                    ends = [row for row in sessions if row["contact_date"] in (before, after)]
                    shown |= {show(row) for row in ends if row.get("nsi_id") == referral}
        has_begun = any(wait.row.get("actual_start") for wait in list_waits(record, start))
        yield Said(start.event, bool(sessions) or has_begun, longest > 0, value=longest or None, shown=shown)


def is_preparing(record: Record, contact: Row) -> bool | None:
    """Whether a contact was an activity day or a one-to-one intervention, and attended."""
    marked = {"Y": True, "N": False}.get(contact.get("rar_activity") or "")
    is_alone, came = has_mark("CTYPE", contact["contact_type"], "one_to_one"), record.was_attended(contact)
    if came is False or (came is None and not marked and tell_attended(record, contact) is False):
        return False
    is_work = join([marked, is_alone])
    return came if is_work else is_work


def no_work_while_waiting(record: Record) -> Iterator[Said]:
    for start in record.starts():
        waits = [wait for wait in list_waits(record, start) if wait.days > record.limit("preparing_days")]
        idle, unclear, shown = [], [], set()
        for wait in waits:
            told = {
                show(row): is_preparing(record, row)
                for row in record.contacts(start.crn, wait.row["referral_date"])
                if is_own(row, start) and row["contact_date"] <= wait.until
            }
            worked = join(list(told.values()))
            if not worked:
                (idle if worked is False else unclear).append(wait.days)
                shown |= {wait.shown} | {key for key, is_work in told.items() if is_work is None}
        yield Said(
            start.event,
            applies=bool(waits),
            known=bool(idle) or not unclear,
            holds=bool(idle),
            value=max(idle or unclear, default=None),
            shown=shown,
        )


def is_outside(record: Record, start: Start, programme: Row, risk: int | None) -> bool | None:
    """Whether sex, risk or offence are outside the limits of a programme."""
    (person,) = record.rows("person", crn=start.crn)
    gender, offences = person.get("gender"), record.rows("offence", event_id=start.event, is_main="Y")
    told: list[bool | None] = []
    if programme.get("sex") is not None:
        told.append(None if gender in (None, "U") else gender != programme["sex"])
    if programme.get("min_rosh") is not None:
        told.append(None if risk is None else risk < RISKS[programme["min_rosh"]])
    if programme.get("max_rosh") is not None:
        told.append(None if risk is None else risk > RISKS[programme["max_rosh"]])
    if programme.get("offence_groups") is not None:
        groups = programme["offence_groups"].split(" ")
        told.append(offences[0]["offence_group"] not in groups if offences else None)
    return join(told)


def outside_limits(record: Record) -> Iterator[Said]:
    for start in record.starts():
        told, shown = [], set()
        for wait in list_waits(record, start):
            for programme in record.rows("programme", programme_code=wait.row.get("sub_type")):
                limits = {name for name in ("min_rosh", "max_rosh", "sex", "offence_groups") if programme.get(name)}
                if not limits:
                    continue
                risk, risk_row = record.risk_on(start.crn, wait.row["referral_date"])
                told.append(is_outside(record, start, programme, risk))
                if told[-1] is not False:
                    shown |= {wait.shown, f"programme:{programme['programme_code']}"}
                    shown |= {risk_row} if risk and limits & {"min_rosh", "max_rosh"} else set()
        yield Said(
            start.event,
            applies=bool(told),
            known=True in told or None not in told,
            holds=True in told,
            value=told.count(True),
            shown=shown,
        )


TWINS: dict[str, Twin] = {
    "CF-047": work_not_begun,
    "CF-047B": need_without_service,
    "CF-048": wait_long,
    "CF-048B": in_runs,
    "CF-048C": outside_limits,
    "CF-048D": no_work_while_waiting,
}
