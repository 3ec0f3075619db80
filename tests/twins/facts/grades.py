"""The plain twins of the facts of officers’ grades and courses."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import RISKS, Record, Start
from tests.twins.terms import mappa_now, officer_now, pre_sentence_reports


def grade_below_risk(record: Record) -> Iterator[Said]:
    for start in record.starts():
        officer = officer_now(record, start.event)
        if officer is None:
            yield Said(start.event, applies=False)
            continue
        shown = {officer["shown"]}
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        above: list[bool | None] = [None if risk is None else risk > RISKS[record.limit("pso_max_rosh")]]
        shown |= {risk_row} if above[0] else set()
        mappa = mappa_now(record, start.crn)
        if mappa:
            above.append(None if mappa["level"] is None else mappa["level"] > record.limit("pso_max_mappa"))
            shown |= set() if above[-1] is False else {mappa["shown"]}
        if record.limit("po_for_abuse_and_children") == 1:
            concerns = record.abuse_concerns(start, record.as_at) | record.child_concerns(start.crn, record.as_at)
            above.append(bool(concerns))
            shown |= concerns
        is_above = True if True in above else None if None in above else False
        yield Said(
            start.event,
            applies=True,
            known=officer["grade"] is not None,
            holds=is_above if officer["grade"] == "PSO" else False,
            value=risk,
            shown=shown,
        )


def find_work(record: Record, start: Start) -> Iterator[tuple[str, str | None, date, set[str]]]:
    """The courses that the work on an event calls for, of whom and by when, and the rows that show it."""
    officer = officer_now(record, start.event)
    sexual = {
        f"offence:{row['offence_id']}"
        for row in record.rows("offence", event_id=start.event)
        if row["offence_group"] in ("SEXUAL", "SEXUAL_CHILD")
    }
    concerns = {
        "DA": record.abuse_concerns(start, record.as_at),
        "SEXUAL": sexual,
        "CP_SAFEGUARDING": record.child_concerns(start.crn, record.as_at),
    }
    if officer:
        for course, shown in concerns.items():
            if shown:
                yield course, officer["staff_code"], record.as_at, shown | {officer["shown"]}
    for report in pre_sentence_reports(record, start.event):
        yield "COURT_REPORTS", report.get("author_staff"), report["completed_date"], {report["shown"]}


def course_missing(record: Record) -> Iterator[Said]:
    courses = record.rows("staff_training")
    for start in record.starts():
        called, lacking, is_unclear, shown = 0, set(), False, set()
        for course, staff, day, rows in find_work(record, start):
            called += 1
            taken = [row for row in courses if row["staff_code"] == staff and row["course"] == course]
            if any(row["completed_date"] <= day for row in taken):
                continue
            shown |= rows
            if staff is None:
                is_unclear = True
            else:
                lacking.add(course)
        yield Said(
            start.event,
            applies=called > 0,
            known=bool(courses) and (bool(lacking) or not is_unclear),
            holds=bool(lacking),
            value=len(lacking) if called else None,
            shown=shown,
        )


TWINS: dict[str, Twin] = {
    "CF-018": grade_below_risk,
    "CF-018B": course_missing,
}
