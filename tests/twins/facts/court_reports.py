"""The plain twins of the facts of court reports."""

from collections.abc import Callable, Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, working_days
from tests.twins.terms import completed_assessments, event_enquiries, first_allocation, pre_sentence_reports


def say_of_reports(
    start: Start, reports: list[Row], points: Callable[[Row], bool | None], value: Callable[[list[Row]], float | None]
) -> Said:
    """Whether something can be said of at least one report: true when of one, unknown when perhaps of one."""
    pointed = [row for row in reports if points(row)]
    unclear = [row for row in reports if points(row) is None]
    return Said(
        start.event,
        applies=bool(reports),
        known=bool(pointed) or not unclear,
        holds=bool(pointed),
        value=value(pointed) if reports else None,
        shown={f"court_report:{row['court_report_id']}" for row in (*pointed, *unclear)},
    )


def report_late(record: Record) -> Iterator[Said]:
    def is_late(row: Row) -> bool | None:
        if row.get("required_date") is None:
            return None
        return bool((row.get("completed_date") or record.as_at) > row["required_date"])

    for start in record.starts():
        asked = [
            row
            for row in record.rows("court_report", event_id=start.event)
            if row.get("requested_date") and row["type"] != "PAROM"
        ]
        yield say_of_reports(start, asked, is_late, len)


def report_not_same_day(record: Record) -> Iterator[Said]:
    def is_later(row: Row) -> bool | None:
        if row.get("requested_date") is None:
            return None
        return bool(row.get("completed_date") and row["completed_date"] > row["requested_date"])

    def count_days(later: list[Row]) -> float | None:
        return max(((row["completed_date"] - row["requested_date"]).days for row in later), default=None)

    for start in record.starts():
        quick = [row for row in record.rows("court_report", event_id=start.event) if row["type"] in ("ORAL", "FDR")]
        yield say_of_reports(start, quick, is_later, count_days)


def short_record(record: Record) -> Iterator[Said]:
    least = record.limit("report_min_len")

    def is_short(row: Row) -> bool | None:
        return None if row.get("record_length") is None else row["record_length"] < least

    for start in record.starts():
        given = [
            row
            for row in record.rows("court_report", event_id=start.event, type="ORAL")
            if row.get("completed_date") is not None
        ]
        yield say_of_reports(
            start, given, is_short, lambda rows: min((row["record_length"] for row in rows), default=None)
        )


def silent_on_victim(record: Record) -> Iterator[Said]:
    for start in record.starts():
        reports = pre_sentence_reports(record, start.event)
        offences = record.rows("offence", event_id=start.event)
        known = [row for row in offences if row.get("victim_known") == "Y"]
        is_known: bool | None = True if known else None
        if not reports or (offences and all(row.get("victim_known") == "N" for row in offences)):
            is_known = False
        lengths = [row.get("victim_section_len") for row in reports]
        yield Said(
            start.event,
            applies=is_known,
            known=0 in lengths or None not in lengths,
            holds=0 in lengths,
            value=min((length for length in lengths if length is not None), default=None),
            shown={f"offence:{row['offence_id']}" for row in known}
            | {row["shown"] for row in reports if row.get("victim_section_len") in (0, None)},
        )


def unpaid_work_alone(record: Record) -> Iterator[Said]:
    many = record.limit("severe_needs")
    for start in record.starts():
        reports = pre_sentence_reports(record, start.event)
        sexual = [
            row
            for row in record.rows("offence", event_id=start.event, is_main="Y")
            if row["offence_group"] in ("SEXUAL", "SEXUAL_CHILD")
        ]
        alone, unclear, counts, shown = 0, 0, [], set()
        for report in reports:
            needs, assessment = None, ""
            for done in completed_assessments(record, start.crn):
                rows = record.rows("assessment_need", assessment_pk=done["assessment_pk"])
                if rows and done["date_completed"] <= report["completed_date"]:
                    needs = sum(row["severity"] == "SEVERE" for row in rows)
                    assessment = f"assessment:{done['assessment_pk']}"
            counts += [] if needs is None else [needs]
            asked = report.get("proposal_requirements")
            is_needy = True if sexual or (needs is not None and needs >= many) else None if needs is None else False
            if asked is not None and (asked != "W" or is_needy is False):
                continue
            alone, unclear = alone + bool(asked and is_needy), unclear + (not (asked and is_needy))
            shown |= {report["shown"]} | ({assessment} if needs is not None and needs >= many else set())
        yield Said(
            start.event,
            applies=bool(reports),
            known=alone > 0 or unclear == 0,
            holds=alone > 0,
            value=max(counts, default=None),
            shown=shown | {f"offence:{row['offence_id']}" for row in sexual},
        )


def convictions_not_held(record: Record) -> Iterator[Said]:
    for start in record.starts():
        reports, allocation = pre_sentence_reports(record, start.event), first_allocation(record, start.event)
        rows = record.rows("previous_conviction", crn=start.crn)
        received = rows[0].get("received_at") if rows else None
        shown = {f"previous_conviction:{start.crn}"} if rows else set()
        if reports:
            counted = reports[0]["completed_date"]
            holds = received is None or received > counted
            shown.add(reports[0]["shown"])
        elif allocation:
            counted = allocation["decision_date"]
            holds = working_days(counted, received or record.as_at) > record.limit("prevcon_days")
            shown.add(f"case_allocation:{allocation['case_allocation_id']}")
        else:
            yield Said(start.event, applies=False)
            continue
        yield Said(start.event, True, holds, value=(received - counted).days if received else None, shown=shown)


def papers_not_held(record: Record) -> Iterator[Said]:
    for start in record.starts():
        reports = pre_sentence_reports(record, start.event)
        if not reports:
            yield Said(start.event, applies=False)
            continue
        written = reports[0]["completed_date"]
        (event,) = record.rows("event", event_id=start.event)
        enquiries = event_enquiries(record, start, "PROSECUTION_PAPERS")
        came = [
            row["response_at"]
            for row in enquiries
            if row.get("response_at") and row.get("response_result") not in ("NOT_RECEIVED", "REFUSED")
        ]
        if event.get("cps_received_date") and event["cps_received_date"] <= record.as_at:
            came.append(event["cps_received_date"])
        first = min(came, default=None)
        yield Said(
            start.event,
            applies=True,
            holds=first is None or first > written,
            value=(first - written).days if first else None,
            shown={reports[0]["shown"]} | {row["shown"] for row in enquiries},
        )


TWINS: dict[str, Twin] = {
    "CF-001": report_late,
    "CF-002": report_not_same_day,
    "CF-003": short_record,
    "CF-003B": silent_on_victim,
    "CF-003C": unpaid_work_alone,
    "CF-007": convictions_not_held,
    "CF-008": papers_not_held,
}
