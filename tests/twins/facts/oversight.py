"""The plain twins of the facts of managers’ oversight."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later, show_row, working_days
from tests.twins.terms import event_assessments, is_active, is_own, officer_now, one_of


def no_oversight(record: Record) -> Iterator[Said]:
    for start in record.starts():
        days, limit = record.limit("oversight_days"), record.limit("acceptable_limit")
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        children = record.child_concerns(start.crn, record.as_at)
        told = [
            (record.has_outcome(row, "acceptable"), f"contact:{row['contact_id']}")
            for row in record.contacts(start.crn, start.began)
            if is_own(row, start) and has_mark("CTYPE", row["contact_type"], "appointment") is not False
        ]
        maybe = {key for is_absent, key in told if is_absent is not False}
        sure = {key for is_absent, key in told if is_absent}
        has_many = True if len(sure) >= limit else None if len(maybe) >= limit else False
        looks = [row for row in record.rows("management_oversight", crn=start.crn) if row["date"] <= record.as_at]
        last = max((row["date"] for row in looks), default=None)
        is_high = None if risk is None else risk >= 3
        yield Said(
            start.event,
            applies=is_active(record, start) and one_of([is_high, bool(children), has_many]),
            holds=start.began is not None
            and (record.as_at - start.began).days > days
            and (last is None or (record.as_at - last).days > days),
            value=(record.as_at - last).days if last else None,
            shown=children
            | ({risk_row} if is_high else set())
            | (maybe if len(maybe) >= limit else set())
            | {f"management_oversight:{row['oversight_id']}" for row in looks if row["date"] == last},
        )


def countersigned_with_gaps(record: Record) -> Iterator[Said]:
    for start in record.starts():
        found, shown = [], set()
        for assessment, risk in event_assessments(record, start):
            if assessment.get("countersigned_date"):
                has_gap = one_of(find_gaps(record, assessment, risk))
                found.append(has_gap)
                shown |= {f"assessment:{assessment['assessment_pk']}"} if has_gap is not False else set()
        yield Said(start.event, bool(found), one_of(found), value=found.count(True) if found else None, shown=shown)


def find_gaps(record: Record, assessment: Row, risk: int | None) -> Iterator[bool | None]:
    """Whether each part was missing on the day of countersigning."""
    signed, key = assessment["countersigned_date"], assessment["assessment_pk"]

    def is_there(day: date | None) -> bool:
        return day is not None and day <= signed

    (rosh,) = record.rows("rosh", assessment_pk=key) or [{}]
    yield not is_there(rosh.get("screening_date"))
    is_said = {"Y": True, "N": False}.get(rosh.get("full_required") or "")
    is_short = assessment["assessment_type"] == "LAYER1"
    is_needed = one_of([is_said, is_short and (None if risk is None else risk >= 2)])
    yield False if rosh.get("override") == "Y" or is_there(rosh.get("full_completed_date")) else is_needed
    (plan,) = record.rows("rmp", assessment_pk=key) or [{}]
    if not is_there(plan.get("completed_date")):
        yield None if risk is None else risk >= 2
        return
    length, text = plan.get("contingency_len"), plan.get("contingency_hash")
    yield None if length is None else length < record.limit("contingency_min")
    same = {one["assessment_pk"] for one in record.rows("rmp", contingency_hash=text)} if text else set()
    people = {one["crn"] for one in record.rows("assessment") if one["assessment_pk"] in same}
    yield len(people) >= record.limit("boiler_n")


def countersignature_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        due, missing, days, shown = [], [], [], set()
        for assessment, risk in event_assessments(record, start):
            grades = [row["grade"] for row in record.rows("staff", staff_code=assessment["assessor_staff"])]
            is_due = one_of([grades[0] == "PSO" if grades else None, None if risk is None else risk >= 3])
            done, signed = assessment["date_completed"], assessment.get("countersigned_date")
            is_late = working_days(done, signed or record.as_at) > record.limit("countersign_days")
            due.append(is_due)
            missing.append(is_late and is_due)
            if is_late and is_due is not False:
                shown.add(f"assessment:{assessment['assessment_pk']}")
            if is_late and is_due and signed:
                days.append(working_days(done, signed))
        yield Said(start.event, one_of(due), one_of(missing), value=max(days, default=None), shown=shown)


def supervision_apart(record: Record) -> Iterator[Said]:
    limit = record.limit("supervision_gap_days")
    meetings = [
        row for row in record.rows("management_oversight", type="STAFF_SUPERVISION") if row["date"] <= record.as_at
    ]
    for officer in record.rows("staff"):
        code = officer["staff_code"]
        held = [one for one in (officer_now(record, row["event_id"]) for row in record.rows("order_manager")) if one]
        held = [one for one in held if one["staff_code"] == code]
        steps = sorted(
            (row["date"], f"management_oversight:{row['oversight_id']}")
            for row in meetings
            if row.get("subject_staff") == code
        )
        since = min((one["allocation_date"] for one in held), default=record.as_at)
        first = {one["shown"] for one in held if one["allocation_date"] == since}
        steps = steps or sorted((since, key) for key in first)
        gaps = [
            ((last - day).days, {key, next_key} - {""})
            for (day, key), (last, next_key) in pairwise([*steps, (record.as_at, "")])
        ]
        longest = max((days for days, _ in gaps), default=0)
        yield Said(
            code,
            applies=bool(held),
            known=longest <= limit or all(row.get("subject_staff") for row in meetings),
            holds=longest > limit,
            value=longest,
            shown={key for days, keys in gaps if days > limit for key in keys},
        )


def escalation_not_recorded(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocations = record.rows("case_allocation", event_id=start.event)
        first = min(allocations, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)
        missed, shown = [], set()
        for day, is_sure, key in find_escalation_reasons(record, start):
            due = later(day, record.limit("escalation_days"))
            is_escalated = any(
                day <= row["requested_date"] <= due and is_own(row, start)
                for row in record.rows("transfer", crn=start.crn, reason="RISK_ESCALATION")
            )
            if record.as_at > due and not is_escalated:
                missed.append(is_sure)
                shown.add(key)
        is_company = first and first["decision_provider"] == "CRC"
        yield Said(
            start.event,
            applies=False if record.regime != "NPS_CRC" else is_company,
            holds=one_of(missed),
            value=missed.count(True) if missed else None,
            shown=shown | ({f"case_allocation:{first['case_allocation_id']}"} if first else set()),
        )


def find_escalation_reasons(record: Record, start: Start) -> Iterator[tuple[date, bool | None, str]]:
    """The reasons for an escalation during supervision: the day, whether it is sure, and the row."""
    found: list[tuple[date, bool | None, str]] = [
        (day, True, f"assessment:{key}")
        for (_, _, before), (day, key, risk) in pairwise(record.assessed(start.crn))
        if risk > before and risk >= 3
    ]
    found += [
        (
            row.get("outcome_date") or row["offence_date"],
            True if row.get("is_sfo") == "Y" else None,
            show_row("further_offending", row),
        )
        for row in record.rows("further_offending", crn=start.crn, event_id=start.event, outcome="CHARGED")
        if row.get("is_sfo") != "N"
    ]
    found += [
        (row["start_date"], True, f"registration:{row['registration_id']}")
        for row in record.rows("registration", crn=start.crn)
        if has_mark("REGTYPE", row["register_type"], "risk_review")
    ]
    for one in found:
        if start.began and start.began <= one[0] and (start.ended is None or one[0] <= start.ended):
            yield one


TWINS: dict[str, Twin] = {
    "CF-076": no_oversight,
    "CF-077": countersigned_with_gaps,
    "CF-077B": countersignature_missing,
    "CF-078": escalation_not_recorded,
    "CF-078B": supervision_apart,
}
