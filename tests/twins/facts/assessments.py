"""The plain twins of the facts of assessments."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import RISKS, Record, Row, Start, later, show_row, working_days
from tests.twins.terms import (
    completed_assessments,
    first_appointment,
    first_specialist_assessment,
    latest_assessment,
    sentence_plan_now,
)


def find_assigned(record: Record, start: Start) -> date | None:
    """The day from which an officer of a company held the case, at the earliest the start."""
    companies = {row["provider_code"] for row in record.rows("provider", kind="CRC")}
    holders = record.rows("order_manager", event_id=start.event, role="COM")
    days = [row["allocation_date"] for row in holders if row["provider_code"] in companies]
    return max(min(days), start.began) if days and start.began else None


def initial_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        earliest, latest, appointment = first_appointment(record, start)
        assigned = find_assigned(record, start)
        made = [
            (row["date_completed"], f"assessment:{row['assessment_pk']}")
            for row in completed_assessments(record, start.crn)
            if row["purpose"] in ("PSR", "START_COMMUNITY", "START_CUSTODY")
            and row.get("event_id") in (None, start.event)
            and (assigned is None or row["date_completed"] >= assigned)
        ]
        done = min((day for day, _ in made), default=None)
        end, limit = done or record.as_at, record.limit("assess_days")
        if assigned:
            holds: bool | None = (end - assigned).days > record.limit("crc_assessment_days")
        else:
            is_late = latest is not None and working_days(latest, end) > limit
            may_be = earliest is not None and working_days(earliest, end) > limit
            holds = True if is_late else None if may_be else False
        yield Said(
            start.event,
            applies=True,
            holds=holds,
            value=(done - start.began).days if done else None,
            shown={f"disposal:{start.disposal}", *(key for day, key in made if day == done)}
            | (set() if assigned else appointment),
        )


def not_classified(record: Record) -> Iterator[Said]:
    for start in record.starts():
        days = working_days(start.began, record.as_at) if start.began else 0
        yield Said(
            start.event,
            applies=days > record.limit("classification_days"),
            holds=record.risk_on(start.crn, record.as_at)[0] is None,
            value=days,
            shown={f"disposal:{start.disposal}"},
        )


def find_rosh(record: Record, assessment: Row | None) -> Row:
    """The screening and summary of an assessment, empty where there is none."""
    rows = record.rows("rosh", assessment_pk=assessment["assessment_pk"]) if assessment else []
    return rows[0] if rows else {}


def level_lower(record: Record) -> Iterator[Said]:
    for start in record.starts():
        latest = latest_assessment(record, start.crn)
        groups = record.rows("rosh_group", assessment_pk=latest["assessment_pk"]) if latest else []
        if latest is None or not groups:
            yield Said(start.event, applies=False)
            continue
        overall = RISKS.get(find_rosh(record, latest).get("overall_level"))
        counted = [RISKS[row["level"]] for row in groups if row["setting"] == "COMMUNITY" and row["group"] != "SELF"]
        is_known = overall is not None and bool(counted)
        higher = sum(risk > (overall or 0) for risk in counted)
        yield Said(
            start.event,
            applies=True,
            known=is_known,
            holds=higher > 0,
            value=higher if is_known else None,
            shown={f"assessment:{latest['assessment_pk']}"},
        )


def analysis_blank(record: Record) -> Iterator[Said]:
    for start in record.starts():
        latest = latest_assessment(record, start.crn)
        rosh = find_rosh(record, latest)
        done = rosh.get("full_completed_date")
        lengths = [rosh.get(name) for name in ("who_len", "nature_len", "imminence_len")]
        yield Said(
            start.event,
            applies=done is not None and done <= record.as_at,
            holds=True if 0 in lengths else None if None in lengths else False,
            value=lengths.count(0),
            shown={f"assessment:{rosh.get('assessment_pk')}"},
        )


def find_content(record: Record, key: str) -> Counter[tuple[object, ...]]:
    """What an assessment says besides its text: needs, level and the objectives of its plans."""
    needs = record.rows("assessment_need", assessment_pk=key)
    plans = {row["plan_pk"] for row in record.rows("sentence_plan", assessment_pk=key)}
    objectives = [row for row in record.rows("objective") if row["plan_pk"] in plans]
    compared = ("criminogenic_need", "intervention", "intervention_kind", "status")
    return Counter(
        [
            *(("need", row["section_code"], row["severity"], row.get("score")) for row in needs),
            *(("level", row.get("overall_level")) for row in record.rows("rosh", assessment_pk=key)),
            *(("objective", *(row.get(name) for name in compared)) for row in objectives),
        ]
    )


def copied(record: Record) -> Iterator[Said]:
    for start in record.starts():
        latest = latest_assessment(record, start.crn)
        model = latest.get("cloned_from_pk") if latest else None
        if latest is None or model is None:
            yield Said(start.event, applies=False)
            continue
        share, key = latest.get("text_similarity"), latest["assessment_pk"]
        has_model = bool(record.rows("assessment", assessment_pk=model))
        is_copied = None if share is None else share >= record.limit("copy_share")
        is_same = not has_model or find_content(record, key) == find_content(record, model)
        yield Said(
            start.event,
            applies=True,
            known=has_model or is_copied is False,
            holds=is_copied if is_same else False,
            value=share,
            shown={f"assessment:{key}"} | ({f"assessment:{model}"} if has_model else set()),
        )


def own_view_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        latest, plan = latest_assessment(record, start.crn), sentence_plan_now(record, start.event)
        if latest is None:
            yield Said(start.event, applies=False)
            continue
        agreed = plan.get("agreed_by_person") if plan else None
        is_told = latest.get("saq_completed_date") is not None or agreed == "Y"
        yield Said(
            start.event,
            applies=True,
            holds=False if is_told else None if agreed == "U" else True,
            shown={f"assessment:{latest['assessment_pk']}"} | ({plan["shown"]} if plan else set()),
        )


def ask_tool(record: Record, start: Start, tool: str, applies: bool | None, shown: set[str]) -> Said:
    """Whether a tool was not used by the last of the days given for it after the start."""
    if start.began is None:
        return Said(start.event, applies=False)
    due, first = later(start.began, record.limit("tool_days")), first_specialist_assessment(record, start.crn, tool)
    done = first["completed_date"] if first else None
    return Said(
        start.event,
        applies=applies,
        holds=record.as_at > due and (done is None or done > due),
        value=(done - start.began).days if done else None,
        shown=shown | ({show_row("specialist_assessment", first)} if first else set()),
    )


def sara_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns = record.abuse_concerns(start, record.as_at)
        yield ask_tool(record, start, "SARA", bool(concerns), concerns)


def arms_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        registers = record.registered(start.crn, "sexual_offender", record.as_at)
        offences = [
            row
            for row in record.rows("offence", event_id=start.event, is_main="Y")
            if row["offence_group"] in ("SEXUAL", "SEXUAL_CHILD")
        ]
        shown = {f"registration:{row['registration_id']}" for row in registers}
        shown |= {f"offence:{row['offence_id']}" for row in offences}
        (person,) = record.rows("person", crn=start.crn)
        is_man = {"M": True, "U": None}.get(person["gender"], False)
        yield ask_tool(record, start, "ARMS", is_man if shown else False, shown)


def screening_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocations = record.rows("case_allocation", event_id=start.event)
        last = max(allocations, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)
        applies = None if last is None else last["decision_provider"] == "NPS"
        shown = {f"case_allocation:{last['case_allocation_id']}"} if last else set()
        yield ask_tool(record, start, "PD_SCREEN", applies if record.regime == "NPS_CRC" else False, shown)


TWINS: dict[str, Twin] = {
    "CF-020": initial_late,
    "CF-021": not_classified,
    "CF-022": level_lower,
    "CF-022B": analysis_blank,
    "CF-028": copied,
    "CF-030A": sara_missing,
    "CF-030B": arms_missing,
    "CF-030C": screening_missing,
    "CF-033": own_view_missing,
}
