"""What is known of a person’s risk, from assessments and registers?"""

from itertools import pairwise

from tests.twins.record import Record, Row, Start
from tests.twins.terms.answering import Shown
from tests.twins.terms.holding import first_allocation


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


def latest_assessment(record: Record, crn: str) -> Row | None:
    """The assessment of a person that was completed last."""
    done = completed_assessments(record, crn)
    return done[-1] if done else None


def first_specialist_assessment(record: Record, crn: str, tool: str) -> Row | None:
    """The first time that a tool was used with a person."""
    rows = record.rows("specialist_assessment", crn=crn, tool=tool)
    return min(rows, key=lambda row: row["completed_date"], default=None)


def risk_rises(record: Record, start: Start) -> list[Shown]:
    """Each rise in risk: an event that raised it, or an assessment with a higher level than the one before."""
    rises = [
        Shown(row["known_date"], f"significant_event:{row['event_change_id']}")
        for row in record.rows("significant_event", crn=start.crn, direction="UP")
        if row.get("event_id") in (None, start.event)
    ]
    return rises + [
        Shown(after[0], f"assessment:{after[1]}")
        for before, after in pairwise(record.assessed(start.crn))
        if after[2] > before[2]
    ]


def event_assessments(record: Record, start: Start) -> list[tuple[Row, int | None]]:
    """The completed full assessments of an event, with the level of risk that they give."""
    levels = {key: risk for _, key, risk in record.assessed(start.crn)}
    return [
        (row, levels.get(row["assessment_pk"]))
        for row in completed_assessments(record, start.crn)
        if row["assessment_type"] in ("LAYER1", "LAYER3", "STANDALONE")
        and (
            row.get("event_id") == start.event
            or (row.get("event_id") is None and row["date_completed"] >= start.sentenced)
        )
    ]
