"""The plain twin of the hand-over chain: each sentenced event, looked through step by step."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.twins.facts.victims import is_victim_eligible
from tests.twins.record import Record, Row, Start
from tests.twins.terms import first_allocation, reviews

Step = tuple[str, str, str, str, date | None, date | None, date, bool | None, str]


def steps(record: Record) -> list[Step]:
    """Every step of every sentenced event, by event."""
    return [
        (start.crn, start.event, *step)
        for start in sorted(record.starts(), key=lambda start: start.event)
        for step in _steps_of(record, start)
    ]


def _steps_of(record: Record, start: Start) -> Iterator[Any]:
    last = start.ended or record.as_at
    (disposal,) = record.rows("disposal", disposal_id=start.disposal)
    allocated = disposal["sentence_type"] in ("CO", "SSO", "CUSTODY", "LIFE_IPP")
    hearings = [
        (row["appearance_date"], row["court_appearance_id"], row["court_code"])
        for row in record.rows("court_appearance", event_id=start.event, appearance_type="SENTENCE")
        if row["appearance_date"] <= start.sentenced
    ]
    court = max(hearings)[2] if hearings else ""
    yield "court", court, start.sentenced, None, last, True, "" if hearings else "court_appearance"

    decided = first_allocation(record, start.event)
    decision, body = (decided["decision_date"], decided["decision_provider"]) if decided else (None, "")
    yield "allocation", body, decision, start.sentenced, last, allocated, "" if decided else "case_allocation"

    officers = sorted(
        record.rows("order_manager", event_id=start.event, role="COM"),
        key=lambda row: (row["allocation_date"], row["order_manager_id"]),
    )
    begun = officers[0]["allocation_date"] if officers else None
    holder = _provider(record, officers[0]["provider_code"]) if officers else body
    before = decision if allocated else start.sentenced
    yield "assignment", holder, begun, before, last, True, "" if officers else "order_manager"

    plans = record.rows("sentence_plan", event_id=start.event)
    planned = min((row["initial_date"] for row in plans if row.get("initial_date")), default=None)
    missing = "" if planned else ("sentence_plan.initial_date" if plans else "sentence_plan")
    yield "first plan", _holder(record, officers, planned or last), planned, begun, last, True, missing

    since = max(start.sentenced, planned) if planned else start.sentenced
    reviewed = min((one.day for one in reviews(record, start) if one.day >= since), default=None)
    organisation = _holder(record, officers, reviewed or last)
    yield "first review", organisation, reviewed, planned, last, True, "" if reviewed else "review"
    yield _victim_step(record, start, last)


def _victim_step(record: Record, start: Start, last: date) -> Any:
    cases = [row for row in record.rows("victim_case", event_id=start.event) if row["eligibility"] != "NOT_ELIGIBLE"]
    if not cases:
        due, _ = is_victim_eligible(record, start)
        return "victim unit", "", None, start.sentenced, last, due, "victim_case"
    first = min(cases, key=lambda row: (row.get("identified_date") or date.max, row["victim_case_id"]))
    liaison = record.rows("staff", staff_code=first["vlo_staff"]) if first.get("vlo_staff") else []
    organisation = _provider_of_staff(record, liaison[0]) if liaison else ""
    missing = ""
    if not first.get("identified_date"):
        missing = "victim_case.identified_date"
    elif not first.get("vlo_staff"):
        missing = "victim_case.vlo_staff"
    return "victim unit", organisation, first.get("identified_date"), start.sentenced, last, True, missing


def _holder(record: Record, officers: list[Row], day: date) -> str:
    held = [row for row in officers if row["allocation_date"] <= day]
    return _provider(record, held[-1]["provider_code"]) if held else ""


def _provider(record: Record, code: str) -> str:
    return next((str(row["name"]) for row in record.rows("provider", provider_code=code)), code)


def _provider_of_staff(record: Record, staff: Row) -> str:
    for team in record.rows("team", team_code=staff["team_code"]):
        for ldu in record.rows("ldu", ldu_code=team["ldu_code"]):
            for pdu in record.rows("pdu", pdu_code=ldu["pdu_code"]):
                return _provider(record, pdu["provider_code"])
    return ""
