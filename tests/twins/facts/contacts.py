"""The plain twins of the facts of contacts."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later
from tests.twins.terms import is_active, is_met, longest_gap


def outcome_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        missing, unclear, count = set(), set(), 0
        for row in record.contacts(start.crn, start.began):
            is_own = row.get("event_id") in (None, start.event)
            is_appointment = has_mark("CTYPE", row["contact_type"], "appointment")
            is_old = later(row["contact_date"], record.limit("outcome_days")) < record.as_at
            if not is_own or is_appointment is False or not is_old:
                continue
            count += 1
            shown = f"contact:{row['contact_id']}"
            has_none = row.get("outcome_code") is None if row["outcome_known"] else None
            if is_appointment and has_none:
                missing.add(shown)
            elif has_none is not False:
                unclear.add(shown)
        yield Said(
            start.event,
            applies=count > 0,
            known=bool(missing) or not unclear,
            holds=bool(missing),
            value=len(missing) if count else None,
            shown=missing | unclear,
        )


def home_visit_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        due = later(start.began, record.limit("hv_initial_days"))
        risk, risk_row = record.risk_on(start.crn, start.began)
        concerns = record.child_concerns(start.crn, start.began)
        is_high = risk is not None and risk >= 3
        kinds = [
            (row, has_mark("CTYPE", row["contact_type"], "home")) for row in record.contacts(start.crn, start.began)
        ]
        visits = [(row, is_home, record.was_attended(row)) for row, is_home in kinds if is_home is not False]
        maybe = [(row, home, came) for row, home, came in visits if home or came is not False]
        made = min((row["contact_date"] for row, home, came in maybe if home and came), default=None)
        in_time = made is not None and made <= due
        unclear = [row for row, home, came in maybe if row["contact_date"] <= due and (home is None or came is None)]
        yield Said(
            start.event,
            applies=True if concerns else None if risk is None else is_high,
            known=record.as_at <= due or in_time or not unclear,
            holds=record.as_at > due and not in_time,
            value=(made - start.began).days if made else None,
            shown=concerns
            | ({risk_row} if is_high else set())
            | {
                f"contact:{row['contact_id']}"
                for row, home, _ in maybe
                if row["contact_date"] <= due or (home and row["contact_date"] == made)
            },
        )


def home_visit_not_repeated(record: Record) -> Iterator[Said]:
    days = record.limit("hv_repeat_days")
    for start in record.starts():
        until = start.ended or record.as_at
        sure: list[Row] = []
        possible: list[Row] = []
        for row in record.contacts(start.crn, start.began):
            is_home, came = has_mark("CTYPE", row["contact_type"], "home"), record.was_attended(row)
            if is_home is False or came is False or row["contact_date"] > until:
                continue
            possible.append(row)
            sure += [row] if is_home and came else []
        if start.began is None or not possible or min_day(possible) >= later(until, -days):
            yield Said(start.event, applies=False)
            continue
        risk, _ = record.risk_on(start.crn, start.began)
        is_called_for = bool(record.child_concerns(start.crn, start.began)) or (None if risk is None else risk >= 3)
        applies = is_called_for if sure and min_day(sure) < later(until, -days) else is_called_for and None
        last = max_day(sure) if sure else None
        was_last = last is not None and last < later(until, -days)
        yield Said(
            start.event,
            applies=applies,
            known=max_day(possible) < later(until, -days) or not was_last,
            holds=was_last,
            value=(until - last).days if last else None,
            shown={f"contact:{row['contact_id']}" for row in possible if last is None or row["contact_date"] >= last},
        )


def min_day(rows: list[Row]) -> date:
    return min(row["contact_date"] for row in rows)


def max_day(rows: list[Row]) -> date:
    return max(row["contact_date"] for row in rows)


def not_seen(record: Record) -> Iterator[Said]:
    for start in record.starts():
        yield say_gap(record, start, "attended", record.limit("unseen_days") + 1)


def remote_only(record: Record) -> Iterator[Said]:
    for start in record.starts():
        yield say_gap(record, start, "offered", record.limit("remote_days"))


def say_gap(record: Record, start: Start, kind: str, least: int) -> Said:
    """Whether the longest time without a face-to-face contact was of so many days at least."""
    found = longest_gap(record, start, kind)
    if found is None:
        return Said(start.event, applies=False)
    days, certain, since, until = found
    if days < least:
        return Said(start.event, applies=True)
    shown = set()
    for row in record.contacts(start.crn, since):
        is_remote = kind == "offered" and has_mark("CTYPE", row["contact_type"], "remote")
        if row["contact_date"] <= until and (is_remote or is_met(record, row, kind) is not False):
            shown.add(f"contact:{row['contact_id']}")
    return Said(start.event, applies=True, known=certain >= least, holds=True, value=days, shown=shown)


#: How many days a period has, and how many contacts each asks for.
FREQUENCIES = {"DAILY": (7, 5), "TWICE_WEEKLY": (7, 2), "WEEKLY": (7, 1), "FORTNIGHTLY": (14, 1), "MONTHLY": (31, 1)}


def contact_below_plan(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if not is_active(record, start) or start.began is None:
            yield Said(start.event, applies=False)
            continue
        asked, shown, is_known = list_asked(record, start, start.began)
        number, sure, possible = 0, 0, 0
        for since, until, length, least in asked:
            for place in range((until - since).days // length):
                first, last = later(since, place * length), later(since, (place + 1) * length - 1)
                kinds = [
                    has_mark("CTYPE", row["contact_type"], "f2f") or has_mark("CTYPE", row["contact_type"], "remote")
                    for row in record.contacts(start.crn, first)
                    if row["contact_date"] <= last
                ]
                number += 1
                sure += kinds.count(True) >= least
                possible += kinds.count(True) + kinds.count(None) >= least
        yield Said(
            start.event,
            applies=True,
            known=is_known and (number > possible or number == sure),
            holds=number > possible,
            value=number - possible if number else None,
            shown=shown,
        )


def list_asked(record: Record, start: Start, began: date) -> tuple[list[tuple[date, date, int, int]], set[str], bool]:
    """What the plan and the model ask for: from when to when, in how many days, how many contacts; the rows that tell
    it, for what has come to a whole period; and whether anything says how often.
    """
    asked = []
    plans = record.rows("sentence_plan", event_id=start.event)
    plan = max(plans, key=lambda row: (row.get("initial_date") or began, row["plan_pk"]), default=None)
    frequency = plan.get("planned_contact_frequency") if plan else None
    if plan and frequency in FREQUENCIES:
        since = max(began, plan.get("initial_date") or began)
        asked.append((since, record.as_at, *FREQUENCIES[frequency], f"sentence_plan:{plan['plan_pk']}"))
    risk, risk_row = record.risk_on(start.crn, record.as_at)
    has_model = risk is not None and risk >= record.limit("contact_min_risk")
    if has_model:
        key = risk_row.split(":")[1]
        tables = {"assessment": ("assessment_pk", "date_completed"), "registration": ("registration_id", "start_date")}
        table = risk_row.split(":")[0]
        (told,) = record.rows(table, **{tables[table][0]: key})
        since, turn = max(began, told[tables[table][1]]), later(began, 7 * record.limit("contact_min_weeks"))
        asked.append((since, min(turn, record.as_at), record.limit("contact_min_days"), 1, risk_row))
        asked.append((max(since, turn), record.as_at, record.limit("contact_min_later_days"), 1, risk_row))
    whole = [one for one in asked if (one[1] - one[0]).days >= one[2]]
    is_known = has_model or frequency in (*FREQUENCIES, "AD_HOC", "NONE")
    return [one[:4] for one in whole], {one[4] for one in whole}, is_known


TWINS: dict[str, Twin] = {
    "CF-040": home_visit_missing,
    "CF-041": home_visit_not_repeated,
    "CF-042": not_seen,
    "CF-043": contact_below_plan,
    "CF-044": remote_only,
    "CF-064": outcome_missing,
}
