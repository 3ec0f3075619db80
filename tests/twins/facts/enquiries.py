"""The plain twins of the facts of enquiries."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, has_mark, later, to_day, working_days
from tests.twins.terms import completed_assessments, event_enquiries


def answered_late_or_thinly(record: Record) -> Iterator[Said]:
    def is_lacking(row: Row) -> bool | None:
        if row.get("requested_at") is None:
            return None
        waited = working_days(row["requested_at"], row.get("response_at") or record.as_at)
        return row.get("response_level") in ("NONE", "KNOWN_ONLY") or waited > record.limit("enquiry_days")

    for start in record.starts():
        asked = event_enquiries(record, start, "CHILD_SERVICES", "POLICE_DA")
        lacking = [row for row in asked if is_lacking(row)]
        unclear = [row for row in asked if is_lacking(row) is None]
        yield Said(
            start.event,
            applies=bool(asked),
            known=bool(lacking) or not unclear,
            holds=bool(lacking),
            value=len(lacking) if asked else None,
            shown={row["shown"] for row in (*lacking, *unclear)},
        )


def find_done(record: Record, crn: str) -> Iterator[date]:
    """Each day on which something was done for a person: a referral, a meeting, an assessment, a change of a plan."""
    yield from (row["referral_date"] for row in record.rows("nsi", crn=crn))
    yield from (row["date"] for row in record.rows("multi_agency_meeting", crn=crn))
    yield from (row["date_completed"] for row in completed_assessments(record, crn))
    plans = [
        plan
        for event in record.rows("event", crn=crn)
        for plan in record.rows("sentence_plan", event_id=event["event_id"])
    ]
    risk_plans = [
        plan
        for one in record.rows("assessment", crn=crn)
        for plan in record.rows("rmp", assessment_pk=one["assessment_pk"])
    ]
    for plan in (*plans, *risk_plans):
        days = (plan.get("initial_date"), plan.get("completed_date"), plan.get("updated_at"))
        yield from (to_day(day) for day in days if day is not None)


def find_told(record: Record, crn: str) -> Iterator[date]:
    """Each day of a contact with another body."""
    for row in record.rows("contact", crn=crn):
        is_agency = has_mark("CTYPE", row["contact_type"], "agency") or row.get("participants") is not None
        if is_agency and row["contact_date"] <= record.as_at:
            yield row["contact_date"]


def positive_not_followed(record: Record) -> Iterator[Said]:
    for start in record.starts():
        left, positive = set(), set()
        unclear = {row["shown"] for row in event_enquiries(record, start) if row.get("response_result") == "UNKNOWN"}
        done, told = list(find_done(record, start.crn)), list(find_told(record, start.crn))
        for row in event_enquiries(record, start):
            if row.get("response_result") != "POSITIVE":
                continue
            positive.add(row["shown"])
            answer, due = row["response_at"], later(row["response_at"], record.limit("followup_days"))
            is_followed = any(answer <= day <= due for day in done) or any(answer < day <= due for day in told)
            if record.as_at > due and not is_followed:
                left.add(row["shown"])
        yield Said(
            start.event,
            applies=True if positive else None if unclear else False,
            known=bool(left) or not unclear,
            holds=bool(left),
            value=len(left) if positive or unclear else None,
            shown=left | unclear,
        )


def asked_again(record: Record) -> Iterator[Said]:
    for start in record.starts():
        pairs, vain, shown = 0, 0, set()
        enquiries = [row for row in event_enquiries(record, start) if row.get("requested_at")]
        for kind in {row["type"] for row in enquiries}:
            same = sorted(
                (row for row in enquiries if row["type"] == kind),
                key=lambda row: (row["requested_at"], row["enquiry_id"]),
            )
            for first, again in pairwise(same):
                if (again["requested_at"] - first["requested_at"]).days > record.limit("repeat_days"):
                    continue
                pairs += 1
                answer = first.get("response_at")
                if answer is None or answer > again["requested_at"]:
                    vain += 1
                    shown |= {first["shown"], again["shown"]}
        yield Said(start.event, pairs > 0, vain > 0, value=vain if pairs else None, shown=shown)


TWINS: dict[str, Twin] = {
    "CF-006B": answered_late_or_thinly,
    "CF-006C": positive_not_followed,
    "CF-006D": asked_again,
}
