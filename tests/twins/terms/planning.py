"""Which plans, reviews and changes does a case have?"""

from datetime import date

from tests.twins.record import Record, Row, Start, to_day
from tests.twins.terms.answering import Shown, is_own
from tests.twins.terms.assessing import completed_assessments


def reviews(record: Record, start: Start) -> list[Shown]:
    """Each review of a case: those of its event, and those of no event in particular."""
    found = [
        Shown(row["date_completed"], f"assessment:{row['assessment_pk']}")
        for row in completed_assessments(record, start.crn)
        if row["purpose"] in ("REVIEW", "SIGNIFICANT_CHANGE") and row.get("event_id") in (None, start.event)
    ]
    for plan in record.rows("sentence_plan", event_id=start.event):
        if plan.get("updated_at") and plan.get("initial_date") and to_day(plan["updated_at"]) > plan["initial_date"]:
            found.append(Shown(to_day(plan["updated_at"]), f"sentence_plan:{plan['plan_pk']}"))
    for assessment in record.rows("assessment", crn=start.crn):
        if assessment.get("event_id") not in (None, start.event):
            continue
        for rmp in record.rows("rmp", assessment_pk=assessment["assessment_pk"]):
            updated, completed = rmp.get("updated_at"), rmp.get("completed_date")
            if updated and completed and to_day(updated) > completed:
                found.append(Shown(to_day(updated), f"rmp:{rmp['assessment_pk']}"))
    return found


def sentence_plan_now(record: Record, event: str) -> Row | None:
    """The sentence plan of an event on the day asked about, with the day it was made."""
    plans = [
        {
            **row,
            "plan_date": row.get("initial_date") or (to_day(row["updated_at"]) if row.get("updated_at") else None),
            "shown": f"sentence_plan:{row['plan_pk']}",
        }
        for row in record.rows("sentence_plan", event_id=event)
    ]
    return max(plans, key=lambda row: (row["plan_date"] or date.min, row["plan_pk"]), default=None)


def risk_plans(record: Record, start: Start) -> list[Row]:
    """The completed risk management plans that count for an event, in the order in which they were completed."""
    own = {
        row["assessment_pk"]
        for row in record.rows("assessment", crn=start.crn)
        if row.get("event_id") in (None, start.event)
    }
    plans = [
        {**row, "shown": f"rmp:{row['assessment_pk']}"}
        for row in record.rows("rmp")
        if row["assessment_pk"] in own and row.get("completed_date")
    ]
    return sorted(plans, key=lambda row: (row["completed_date"], row["assessment_pk"]))


def plan_objectives(record: Record, event: str) -> list[Row]:
    """The objectives of the sentence plan that an event has on the day asked about."""
    plan = sentence_plan_now(record, event)
    return [] if plan is None else record.rows("objective", plan_pk=plan["plan_pk"])


def reviews_since(record: Record, start: Start, day: date | None) -> list[Shown]:
    """The reviews of a case from a day on."""
    return [one for one in reviews(record, start) if day is not None and one.day >= day]


def changes(record: Record, start: Start) -> list[tuple[Shown, Row]]:
    """Each change that was known between the start and the end, with its row."""
    return [
        (Shown(row["known_date"], f"significant_event:{row['event_change_id']}"), row)
        for row in record.rows("significant_event", crn=start.crn)
        if is_own(row, start)
        and start.began is not None
        and row["known_date"] >= start.began
        and (start.ended is None or row["known_date"] <= start.ended)
    ]
