"""The plain twins of the facts of outcomes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, later, show_row, to_day, working_days
from tests.twins.terms import event_assessments, is_active, is_own, one_of

SERVICES = {"HOUSING": "3", "ETE": "4", "DRUG": "8", "ALCOHOL": "9"}
YES_NO = {"Y": True, "N": False}


def employment_not_evidenced(record: Record) -> Iterator[Said]:
    for start in record.starts():
        jobs = defaultdict(list)
        for row in record.rows("personal_circumstance", crn=start.crn, circumstance_type="EMPLOYED"):
            jobs[row["start_date"]].append(row)
        used, bare, shown = [], [], set()
        for since, rows in jobs.items():
            ends = [row["end_date"] for row in rows if row.get("end_date")]
            until = max(ends) if len(ends) == len(rows) else date.max
            uses = [*find_eased_plans(record, start, since, until), *find_work_absences(record, start, since, until)]
            if not uses:
                continue
            is_used = True if any(is_sure for is_sure, _ in uses) else None
            is_without = lacks_evidence(record, rows)
            is_bare = False if is_without is False else None if None in (is_used, is_without) else True
            used.append(is_used)
            bare.append(is_bare)
            if is_bare is not False:
                shown |= {show_row("personal_circumstance", rows[0])} | {key for _, key in uses}
        yield Said(start.event, one_of(used), one_of(bare), value=bare.count(True) if bare else None, shown=shown)


def lacks_evidence(record: Record, rows: list[Row]) -> bool | None:
    """Whether no evidence of an employment was recorded in time."""
    made = [to_day(row["created_at"]) for row in rows if row.get("created_at")]
    due = later(min(made), record.limit("employment_evidence_days")) if made else None
    if due and record.as_at <= due:
        return False
    answers: list[bool | None] = []
    for row in rows:
        entered = row.get("created_at")
        if row.get("evidenced") == "Y":
            answers.append(to_day(entered) <= due if entered and due else None)
        else:
            answers.append(False if row.get("evidenced") == "N" else None)
    is_proven = one_of(answers)
    return None if is_proven is None else not is_proven


def find_eased_plans(record: Record, start: Start, since: date, until: date) -> Iterator[tuple[bool | None, str]]:
    """Plans of monthly contact or contact at a distance, made or changed between two days."""
    for plan in record.rows("sentence_plan", event_id=start.event):
        is_eased = plan.get("planned_contact_frequency") == "MONTHLY" or plan.get("planned_contact_type") in (
            "PHONE",
            "VIDEO",
            "TEXT_EMAIL",
        )
        made = plan.get("updated_at") or plan.get("initial_date")
        if is_eased and made and start.began and max(since, start.began) <= to_day(made) < until:
            yield True, f"sentence_plan:{plan['plan_pk']}"


def find_work_absences(record: Record, start: Start, since: date, until: date) -> Iterator[tuple[bool | None, str]]:
    """Absences accepted for work between two days, and what may have been one."""
    for row in record.contacts(start.crn, start.began):
        is_absence = record.has_outcome(row, "employment")
        if is_own(row, start) and is_absence is not False and since <= row["contact_date"] < until:
            yield is_absence, f"contact:{row['contact_id']}"


def further_offending(record: Record) -> Iterator[Said]:
    for start in record.starts():
        rows = [
            row
            for row in record.rows("further_offending", event_id=start.event)
            if start.began and row["offence_date"] > start.began
        ]
        days = {row["offence_date"] for row in rows}
        shown = {show_row("further_offending", row) for row in rows}
        yield Said(start.event, is_active(record, start), bool(days), value=len(days) or None, shown=shown)


def need_no_better(record: Record) -> Iterator[Said]:
    for start in record.starts():
        answers, shown = [], set()
        for needs in find_needs(record, start).values():
            (first_key, first), (last_key, last) = needs[0], needs[-1]
            if len(needs) == 1:
                continue
            answer: bool | None = None
            if first.get("score") is not None and last.get("score") is not None:
                is_same = last["score"] == first["score"] and last["severity"] != "NO_NEED"
                answer = last["score"] > first["score"] or is_same
            answers.append(answer)
            shown |= {first_key, last_key} if answer is not False else set()
        value = answers.count(True) if answers else None
        yield Said(start.event, bool(answers), one_of(answers), value=value, shown=shown)


def find_needs(record: Record, start: Start) -> dict[str, list[tuple[str, Row]]]:
    """Each need of an event as it was assessed, in order, with the rows that tell it."""
    needs: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for assessment, _ in event_assessments(record, start):
        key = assessment["assessment_pk"]
        for need in record.rows("assessment_need", assessment_pk=key):
            needs[need["section_code"]].append((f"assessment:{key}", need))
    return needs


def intervention_for_each_need(record: Record) -> Iterator[Said]:
    answers: list[bool | None] = []
    for start in record.starts():
        if start.began is None or start.began > record.as_at:
            continue
        for section, needs in find_needs(record, start).items():
            if needs[-1][1].get("linked_to_reoffending") == "Y":
                answers.append(one_of(find_work(record, start, section)))
    told, done = len(answers) - answers.count(None), answers.count(True)
    yield Said(
        record.provider,
        applies=bool(answers),
        known=told > 0,
        holds=done < told,
        value=done / told if told else None,
        shown={f"provider:{record.provider}"} if answers else set(),
    )


def find_work(record: Record, start: Start, section: str) -> Iterator[bool | None]:
    """Whether each contact about a need was attended."""
    for row in record.contacts(start.crn, start.began):
        if not is_own(row, start):
            continue
        objectives = record.rows("objective", objective_id=row.get("objective_id"))
        services = record.rows("nsi", nsi_id=row.get("nsi_id"))
        about = {one.get("criminogenic_need") for one in objectives} | {SERVICES.get(one["type"]) for one in services}
        if section in about:
            yield record.was_attended(row)


def serious_offence_not_notified(record: Record) -> Iterator[Said]:
    for start in record.starts():
        serious, late, days, shown = [], [], [], set()
        for row in record.rows("further_offending", event_id=start.event):
            is_serious = YES_NO.get(row.get("is_sfo") or "")
            if is_serious is False:
                continue
            charged, notified = row.get("outcome_date"), row.get("sfo_notified_at")
            notified = notified if notified and notified <= record.as_at else None
            is_over: bool | None = None
            if row["outcome"] not in ("CHARGED", "CONVICTED"):
                is_over = False
            elif charged:
                is_over = working_days(charged, notified or record.as_at) > record.limit("sfo_notify_days")
            is_late = False if is_over is False else None if is_serious is None else is_over
            serious.append(is_serious)
            late.append(is_late)
            if is_late is not False:
                shown.add(show_row("further_offending", row))
            if is_late and notified:
                days.append(working_days(charged, notified))
        yield Said(start.event, one_of(serious), one_of(late), value=max(days, default=None), shown=shown)


TWINS: dict[str, Twin] = {
    "CF-082": employment_not_evidenced,
    "CF-085": further_offending,
    "CF-086": need_no_better,
    "CF-086B": intervention_for_each_need,
    "CF-087": serious_offence_not_notified,
}
