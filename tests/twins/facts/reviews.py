"""The plain twins of the facts of reviews."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.plans import find_plan_updates, find_rises
from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, has_mark, later, to_day
from tests.twins.terms import (
    Shown,
    agency_contacts,
    changes,
    completed_assessments,
    is_active,
    is_own,
    months_later,
    reviews,
    reviews_since,
    unlisted_contacts,
)


def review_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        asked, missed, days, shown = False, False, [], set()
        done = reviews_since(record, start, start.began)
        for due, since, key in find_review_days(record, start):
            asked = True
            found = min((one.day for one in done if one.day >= since), default=None)
            if (start.ended or record.as_at) > due and (found is None or found > due):
                missed = True
                days += [(found - due).days] if found else []
                shown |= {key} | {one.key for one in done if one.day == found}
        yield Said(start.event, asked, missed, value=max(days, default=None), shown=shown)


def find_review_days(record: Record, start: Start) -> Iterator[tuple[date, date, str]]:
    """The last days for a review, each with the day from which one counts and the row that tells it."""
    if start.began is None:
        return
    last = start.ended or record.as_at
    due = months_later(start.began, record.limit("review_months"))
    if due <= last:
        yield due, start.began, f"disposal:{start.disposal}"
    for plan in record.rows("sentence_plan", event_id=start.event):
        due, made = plan.get("review_due_date"), plan.get("initial_date")
        if due and start.began <= due < last:
            since = max(start.began, later(made, 1)) if made else start.began
            yield due, since, f"sentence_plan:{plan['plan_pk']}"


def change_without_review(record: Record) -> Iterator[Said]:
    for start in record.starts():
        updates = [one.day for one in reviews(record, start)]
        updates += [day for day, _ in find_plan_updates(record, start.crn)]
        for plan in record.rows("sentence_plan", event_id=start.event):
            updates += [to_day(plan[key]) for key in ("initial_date", "updated_at") if plan.get(key)]
        known = [one for one, _ in changes(record, start)]
        days = record.limit("change_days")
        unanswered = {
            one.key
            for one in known
            if record.as_at > later(one.day, days)
            and not any(one.day <= made <= later(one.day, days) for made in updates)
        }
        yield Said(start.event, bool(known), bool(unanswered), value=len(unanswered) or None, shown=unanswered)


def requirement_without_review(record: Record) -> Iterator[Said]:
    for start in record.starts():
        done, missed, unclear, ended = 0, set(), set(), 0
        for row in record.rows("requirement", disposal_id=start.disposal):
            day, reason = row.get("termination_date"), row.get("termination_reason")
            if day is None or start.began is None or day < start.began or (start.ended and day >= start.ended):
                continue
            if reason not in (None, "COMPLETED"):
                continue
            ended += 1
            done += reason is not None
            due = later(day, record.limit("requirement_review_days"))
            is_over = record.as_at > due and (start.ended is None or start.ended > due)
            if is_over and not any(day <= one.day <= due for one in reviews(record, start)):
                (missed if reason else unclear).add(f"requirement:{row['requirement_id']}")
        yield Said(
            start.event,
            applies=False if not ended else True if done else None,
            known=bool(missed) or not unclear,
            holds=bool(missed),
            value=len(missed) if ended else None,
            shown=missed | unclear,
        )


def others_not_told(record: Record) -> Iterator[Said]:
    for start in record.starts():
        rises = [one for one, row in changes(record, start) if row.get("direction") == "UP"]
        spans = [(one.key, one.day, later(one.day, record.limit("change_days"))) for one in rises]
        yield find_alone(record, start, spans, agency_contacts(record, start))


def reviewed_alone(record: Record) -> Iterator[Said]:
    for start in record.starts():
        days = record.limit("sources_days")
        spans = [
            (one.key, later(one.day, -days), later(one.day, days)) for one in reviews_since(record, start, start.began)
        ]
        asked = [
            Shown(row[key], "")
            for row in record.rows("enquiry", crn=start.crn)
            for key in ("requested_at", "response_at")
            if row.get(key) and is_own(row, start)
        ]
        yield find_alone(record, start, spans, [*asked, *agency_contacts(record, start)])


def find_alone(record: Record, start: Start, spans: list[tuple[str, date, date]], others: list[Shown]) -> Said:
    """What is to be said of spans of days in which others should have been spoken to."""
    alone, unclear, contacts = set(), set(), set()
    for key, first, last in spans:
        if record.as_at <= last or any(first <= one.day <= last for one in others):
            continue
        maybe = {
            one.key
            for one, row in unlisted_contacts(record, start.crn)
            if first <= one.day <= last and row.get("participants") is None and is_own(row, start)
        }
        (unclear if maybe else alone).add(key)
        contacts |= maybe
    return Said(
        start.event,
        applies=bool(spans),
        known=bool(alone) or not unclear,
        holds=bool(alone),
        value=len(alone) if alone or unclear else None,
        shown=alone | unclear | contacts,
    )


def done_after_announcement(record: Record) -> Iterator[Said]:
    for start in record.starts():
        announced = record.announced
        if announced is None or announced > record.as_at or start.began is None or start.began >= announced:
            yield Said(start.event, applies=False)
            continue
        late, unclear, shown = 0, 0, set()
        for due, entries in find_entries(record, start, start.began):
            sure = [entered for is_done, entered, _ in entries if is_done and entered]
            after = {key for _, entered, key in entries if entered is None or entered >= announced}
            if due >= announced or any(day < announced for day in sure) or not after:
                continue
            is_sure = any(day >= announced for day in sure) and all(
                entered and entered >= announced for _, entered, _ in entries
            )
            late, unclear, shown = late + is_sure, unclear + (not is_sure), shown | after
        yield Said(
            start.event,
            applies=True,
            known=late > 0 or not unclear,
            holds=late > 0,
            value=late if late or unclear else None,
            shown=shown,
        )


#: Whether it was done, the day on which it was entered, and the row.
Entry = tuple[bool | None, date | None, str]


def find_entries(record: Record, start: Start, began: date) -> Iterator[tuple[date, list[Entry]]]:
    """For each kind of work the day by which it was due, and what was or may have been entered of it."""
    entered = {
        f"assessment:{row['assessment_pk']}": row.get("created_at") for row in record.rows("assessment", crn=start.crn)
    }
    done: list[Entry] = []
    for one in reviews_since(record, start, began):
        moment = entered.get(one.key, one.day)
        done.append((True, to_day(moment) if moment else None, one.key))
    yield months_later(began, record.limit("review_months")), done
    looks: list[Entry] = [
        (
            True,
            to_day(row["created_at"]) if row.get("created_at") else None,
            f"management_oversight:{row['oversight_id']}",
        )
        for row in record.rows("management_oversight", crn=start.crn)
        if row["date"] >= began
    ]
    yield later(began, record.limit("oversight_days")), looks
    seen: list[Entry] = []
    for row in record.contacts(start.crn, began):
        answers = (record.was_attended(row), has_mark("CTYPE", row["contact_type"], "f2f"))
        if is_own(row, start) and False not in answers:
            day = to_day(row["created_at"]) if row.get("created_at") else None
            seen.append((None if None in answers else True, day, f"contact:{row['contact_id']}"))
    yield later(began, record.limit("unseen_days")), seen


def high_risk_not_looked_at(record: Record) -> Iterator[Said]:
    for start in record.starts():
        days = record.limit("quiet_days")
        objectives = find_harm_objectives(record, start)
        is_quiet = (
            is_active(record, start)
            and start.began is not None
            and (record.as_at - start.began).days >= days
            and bool(objectives)
            and all(is_achieved for is_achieved, _ in objectives)
            and not any((record.as_at - day).days <= days for day, _ in find_rises_ever(record, start))
        )
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        done = reviews(record, start)
        last = max((one.day for one in done), default=None)
        yield Said(
            start.event,
            applies=False if not is_quiet else None if risk is None else risk == 3,
            holds=last is None or (record.as_at - last).days > days,
            value=(record.as_at - last).days if last else None,
            shown={key for _, key in objectives}
            | ({risk_row} if risk else set())
            | {one.key for one in done if one.day == last},
        )


def find_rises_ever(record: Record, start: Start) -> list[tuple[date, str]]:
    """The rises in risk, before the start too."""
    return find_rises(record, Start(start.event, start.crn, "", date.min, False, date.min, None))


def find_harm_objectives(record: Record, start: Start) -> list[tuple[bool, str]]:
    """The objectives of the latest plan whose need was linked with harm when it was last assessed."""
    linked = {
        need["section_code"]: need["linked_to_harm"]
        for assessment in completed_assessments(record, start.crn)
        for need in record.rows("assessment_need", assessment_pk=assessment["assessment_pk"])
    }
    plans = [plan for plan in record.rows("sentence_plan", event_id=start.event) if plan.get("initial_date")]
    last = max(plans, key=lambda plan: (plan["initial_date"], plan["plan_pk"]), default=None)
    if last is None:
        return []
    return [
        (row["status"] == "ACHIEVED", f"objective:{row['objective_id']}")
        for row in record.rows("objective", plan_pk=last["plan_pk"])
        if linked.get(row.get("criminogenic_need")) == "Y"
    ]


TWINS: dict[str, Twin] = {
    "CF-070": review_missing,
    "CF-071": change_without_review,
    "CF-071B": requirement_without_review,
    "CF-072B": others_not_told,
    "CF-073": done_after_announcement,
    "CF-075": reviewed_alone,
    "CF-079": high_risk_not_looked_at,
}
