"""The terms that facts share, read slowly and plainly from a record: the twins of the views of the same names."""

from dataclasses import dataclass
from datetime import date

from tests.twins.record import Record, Row, Start, has_mark, to_day


@dataclass
class Shown:
    """Something of a day and the row that tells it."""

    day: date
    key: str


def completed_assessments(record: Record, crn: str) -> list[Row]:
    """Completed assessments of a person, in the order in which they were completed."""
    done = [
        row
        for row in record.rows("assessment", crn=crn)
        if row.get("status") in ("COMPLETE", "SIGNED") and row.get("date_completed")
    ]
    return sorted(done, key=lambda row: (row["date_completed"], row["assessment_pk"]))


def mappa_now(record: Record, crn: str) -> Row | None:
    """The MAPPA registration in force, with its level and category as numbers."""
    levels, categories = {"M1": 1, "M2": 2, "M3": 3}, {"M1": 1, "M2": 2, "M3": 3, "M4": 4}
    held = [
        {
            **row,
            "level": levels.get(row.get("level") or ""),
            "category": categories.get(row.get("category") or ""),
            "shown": f"registration:{row['registration_id']}",
        }
        for row in record.registered(crn, "mappa", record.as_at)
    ]
    return max(held, key=lambda row: (row["level"] or 0, row["start_date"], row["registration_id"]), default=None)


def officer_now(record: Record, event: str) -> Row | None:
    """The officer in the community who holds an event, with the grade."""
    held = [
        row
        for row in record.rows("order_manager", event_id=event, role="COM")
        if row["allocation_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)
    ]
    last = max(held, key=lambda row: (row["allocation_date"], row["order_manager_id"]), default=None)
    if last is None:
        return None
    (grade,) = {row["grade"] for row in record.rows("staff", staff_code=last["staff_code"])} or {None}
    return {**last, "grade": grade, "shown": f"order_manager:{last['order_manager_id']}"}


def is_active(record: Record, start: Start) -> bool:
    """Whether an event is under supervision in the community on the day asked about."""
    if start.began is None or start.began > record.as_at:
        return False
    if start.ended is not None and start.ended <= record.as_at:
        return False
    recalls = [
        recall["recall_date"]
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"])
        for recall in record.rows("recall", release_id=release["release_id"])
        if recall["recall_date"] <= record.as_at
    ]
    return not recalls or max(recalls) < start.began


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


def agency_contacts(record: Record, start: Start) -> list[Shown]:
    """Each contact with another body up to the day asked about: of the event, or of none in particular."""
    return [
        Shown(row["contact_date"], f"contact:{row['contact_id']}")
        for row in record.rows("contact", crn=start.crn)
        if row.get("event_id") in (None, start.event)
        and row["contact_date"] <= record.as_at
        and (has_mark("CTYPE", row["contact_type"], "agency") or row.get("participants") is not None)
    ]


def enforcement_actions(record: Record, start: Start) -> list[Shown]:
    """Each enforcement action taken, and each breach or recall begun: of the event, or of none in particular."""
    taken = [
        Shown(action["action_taken_date"], f"enforcement:{action['enforcement_id']}")
        for contact in record.rows("contact", crn=start.crn)
        if contact.get("event_id") in (None, start.event)
        for action in record.rows("enforcement", contact_id=contact["contact_id"])
    ]
    return taken + [
        Shown(row["referral_date"], f"nsi:{row['nsi_id']}")
        for row in record.rows("nsi", crn=start.crn)
        if row["type"] in ("BRE", "REC") and row.get("event_id") in (None, start.event)
    ]


def first_allocation(record: Record, event: str) -> Row | None:
    """The first decision to allocate an event; of two on one day the one whose key comes first."""
    found = record.rows("case_allocation", event_id=event)
    return min(found, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)


def event_enquiries(record: Record, start: Start, *kinds: str) -> list[Row]:
    """The enquiries of some kinds that count for an event: its own, and those for no event in particular."""
    return [
        {**row, "shown": f"enquiry:{row['enquiry_id']}"}
        for row in record.rows("enquiry", crn=start.crn)
        if row.get("event_id") in (None, start.event) and (not kinds or row["type"] in kinds)
    ]


def pre_sentence_reports(record: Record, event: str) -> list[Row]:
    """The reports before sentence of an event that were complete, the first first."""
    found = [
        {**row, "shown": f"court_report:{row['court_report_id']}"}
        for row in record.rows("court_report", event_id=event)
        if row["type"] in ("ORAL", "FDR", "SDR") and row.get("completed_date")
    ]
    return sorted(found, key=lambda row: (row["completed_date"], row["court_report_id"]))


def screenings(record: Record, start: Start) -> list[Row]:
    """The screenings that count for an event, in order, without what was made after the day asked about."""
    found = []
    for assessment in record.rows("assessment", crn=start.crn):
        if assessment.get("event_id") not in (None, start.event) or assessment.get("status") == "DELETED":
            continue
        for row in record.rows("rosh", assessment_pk=assessment["assessment_pk"]):
            screened = row.get("screening_date") or assessment.get("initiation_date")
            full = row.get("full_completed_date")
            if screened and screened <= record.as_at:
                found.append(
                    {
                        **row,
                        "assessment_type": assessment.get("assessment_type"),
                        "screened_date": screened,
                        "full_completed_date": full if full and full <= record.as_at else None,
                        "shown": f"rosh:{row['assessment_pk']}",
                    }
                )
    return sorted(found, key=lambda row: (row["screened_date"], row["assessment_pk"]))


def screening_at_allocation(record: Record, start: Start) -> Row | None:
    """The last screening by the day of the first allocation, else the first after it; without one, the last."""
    made, allocation = screenings(record, start), first_allocation(record, start.event)
    looked = allocation["decision_date"] if allocation else record.as_at
    before = [row for row in made if row["screened_date"] <= looked]
    if before:
        return before[-1]
    first = [row for row in made if row["screened_date"] == made[0]["screened_date"]]
    return first[-1] if first else None
