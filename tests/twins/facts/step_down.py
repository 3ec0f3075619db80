"""The plain twins of the facts of contact reduced and of the hub."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later, show_row
from tests.twins.terms import both, either, is_active, missed_appointments, own_contacts, reviews, risk_rises


def find_done(record: Record, start: Start, requirement: Row) -> date | None:
    """The day by which as many days or hours as a requirement orders were attended."""
    if requirement["main_category"] == "F":
        days = sorted(
            {
                row["contact_date"]
                for row in record.contacts(start.crn, requirement["start_date"])
                if row.get("event_id") in (None, start.event)
                and row.get("rar_activity") == "Y"
                and record.was_attended(row)
                and (row.get("complied") == "Y" or is_not_refused(row))
            }
        )
        return next((day for number, day in enumerate(days, 1) if number >= (requirement.get("length") or 1e9)), None)
    if not has_mark("RQMAIN", requirement["main_category"], "unpaid_work"):
        return None
    details = record.rows("upw_details", disposal_id=start.disposal)
    hours = requirement.get("length")
    ordered = details[0]["minutes_ordered"] if details else hours * 60 if hours is not None else None
    sessions = record.rows("upw_appointment", disposal_id=start.disposal)
    for day in sorted({row["appointment_date"] for row in sessions if row["appointment_date"] <= record.as_at}):
        credited = [row.get("minutes_credited") for row in sessions if row["appointment_date"] <= day]
        worked = [minutes for minutes in credited if minutes is not None]
        if worked and ordered is not None and sum(worked) >= ordered:
            return day
    return None


def is_not_refused(row: Row) -> bool:
    """Whether nothing says that the person did not comply."""
    return row.get("complied") != "N" and not has_mark("COUT", row.get("outcome_code"), "unacceptable")


def find_work(record: Record, start: Start) -> list[tuple[date, date | None, str]]:
    """Each piece of work ordered: from when to when it was outstanding, and the row that tells it."""
    found = []
    for row in record.rows("requirement", disposal_id=start.disposal):
        kinds = [has_mark("RQMAIN", row["main_category"], mark) for mark in ("unpaid_work", "programme")]
        if row["main_category"] == "F" or any(kinds):
            ends = [find_done(record, start, row), row.get("termination_date") or start.ended]
            until = min((day for day in ends if day is not None), default=None)
            found.append((row["start_date"], until, f"requirement:{row['requirement_id']}"))
    return found


def find_outstanding(work: list[tuple[date, date | None, str]], day: date) -> set[str]:
    """The work that was outstanding on a day."""
    return {shown for since, until, shown in work if since <= day and (until is None or until > day)}


def count_reviews(record: Record, start: Start, day: date) -> int:
    """The reviews on a day or shortly before it."""
    days = record.limit("step_review_days")
    return sum(one.day <= day <= later(one.day, days) for one in reviews(record, start))


def find_period(record: Record, start: Start, since: date) -> list[Row]:
    """The appointments, and what may be one, of some days from a day on."""
    return [
        row
        for row in own_contacts(record, start)
        if since <= row["contact_date"] < later(since, record.limit("step_days"))
        and has_mark("CTYPE", row["contact_type"], "appointment") is not False
    ]


def is_reduced(record: Record, before: list[Row], after: list[Row]) -> bool | None:
    """Whether less contact was offered than before; None where a type is on no list."""
    if any(has_mark("CTYPE", row["contact_type"], "appointment") is None for row in (*before, *after)):
        return None
    met, met_after = (
        sum(has_mark("CTYPE", row["contact_type"], "f2f") is True for row in one) for one in (before, after)
    )
    is_halved = len(before) >= record.limit("step_least") and 2 * len(after) <= len(before)
    is_remote = any(has_mark("CTYPE", row["contact_type"], "remote") for row in after)
    return is_halved or (met > 0 and met_after == 0 and is_remote)


def contact_reduced(record: Record) -> Iterator[Said]:
    days = record.limit("step_days")
    for start in record.starts():
        work = find_work(record, start)
        if start.began is None or not work:
            yield Said(start.event, applies=False)
            continue
        told: list[bool | None] = []
        shown: set[str] = set()
        since, last = start.began, min(later(record.as_at, 1), start.ended or date.max)
        while later(since, 2 * days) <= last:
            step = later(since, days)
            before, after = find_period(record, start, since), find_period(record, start, step)
            outstanding = find_outstanding(work, step)
            answer = is_reduced(record, before, after) if before else False
            if answer is not False and outstanding and not count_reviews(record, start, step):
                told.append(answer)
                shown |= outstanding | {f"contact:{row['contact_id']}" for row in (*before, *after)}
            since = step
        yield Said(
            start.event,
            applies=True,
            holds=either(*told),
            value=told.count(True) if told else None,
            shown=shown,
        )


def hub_transfer_early(record: Record) -> Iterator[Said]:
    has_hub = bool(record.rows("hub_status"))
    for start in record.starts():
        work = find_work(record, start)
        moves = {row["from_date"]: row for row in record.rows("hub_status", event_id=start.event, mode="HUB")}
        outstanding = set().union(*(find_outstanding(work, day) for day in moves))
        early = [day for day in moves if find_outstanding(work, day) or not count_reviews(record, start, day)]
        yield Said(
            start.event,
            applies=True if moves else False if has_hub else None,
            holds=bool(early),
            value=len(early) or None,
            shown=outstanding | {show_row("hub_status", moves[day]) for day in early},
        )


def find_missed(record: Record, start: Start, hub: Row) -> list[tuple[Row, bool | None]]:
    """The remote contacts missed, or perhaps missed, while a hub managed the case, in their order."""
    missed = []
    for row in missed_appointments(record, start):
        is_missed = both(
            has_mark("CTYPE", row["contact_type"], "remote"), either(row["is_acceptable"], row["is_unacceptable"])
        )
        is_inside = hub["from_date"] <= row["contact_date"] < (hub.get("to_date") or date.max)
        if is_inside and is_missed is not False:
            missed.append((row, is_missed))
    return sorted(missed, key=lambda one: (one[0]["contact_date"], one[0]["shown"]))


def find_rises(record: Record, start: Start, hub: Row) -> list[tuple[date, set[str]]]:
    """The rises in risk known while a hub managed the case."""
    return [
        (rise.day, {rise.key, show_row("hub_status", hub)})
        for rise in risk_rises(record, start)
        if hub["from_date"] <= rise.day < (hub.get("to_date") or date.max)
    ]


def hub_not_returned(record: Record) -> Iterator[Said]:
    has_hub, most = bool(record.rows("hub_status")), record.limit("hub_missed")
    for start in record.starts():
        rows = record.rows("hub_status", event_id=start.event)
        returns = [row["from_date"] for row in rows if row["mode"] == "LMC"]
        returns += [row["to_date"] for row in rows if row["mode"] == "HUB" and row.get("to_date")]
        triggers: list[tuple[date, set[str]]] = []
        unclear: set[str] = set()
        for hub in (row for row in rows if row["mode"] == "HUB"):
            triggers += find_rises(record, start, hub)
            missed = find_missed(record, start, hub)
            sure = [row for row, is_missed in missed if is_missed]
            if len(sure) >= most:
                keys = {row["shown"] for row in sure[:most]}
                triggers.append((sure[most - 1]["contact_date"], keys | {show_row("hub_status", hub)}))
            elif len(missed) >= most:
                unclear |= {row["shown"] for row, _ in missed} | {show_row("hub_status", hub)}
        alone = [shown for day, shown in triggers if is_not_returned(record, day, returns)]
        yield Said(
            start.event,
            applies=True if triggers else False if has_hub and not unclear else None,
            known=bool(alone) or not unclear,
            holds=bool(alone),
            value=len(alone) if triggers else None,
            shown=set().union(unclear, *alone),
        )


def is_not_returned(record: Record, day: date, returns: list[date]) -> bool:
    """Whether the days for a return are over without one."""
    due = later(day, record.limit("hub_return_days"))
    return record.as_at > due and not any(day <= back <= due for back in returns)


def hub_share(record: Record) -> Iterator[Said]:
    rows = record.rows("hub_status")
    with_hub = {
        row["event_id"]
        for row in rows
        if row["mode"] == "HUB"
        and row["from_date"] <= record.as_at
        and (row.get("to_date") is None or row["to_date"] > record.as_at)
    }
    cases = [start.event for start in record.starts() if is_active(record, start)]
    for provider in record.rows("provider", provider_code=record.provider):
        managed = [event for event in cases if event in with_hub]
        yield Said(
            provider["provider_code"],
            applies=provider["kind"] == "CRC" and bool(cases),
            known=bool(rows),
            holds=len(managed) > record.limit("hub_share_max") * len(cases),
            value=len(managed),
            shown={f"provider:{provider['provider_code']}"},
        )


TWINS: dict[str, Twin] = {
    "CF-060": contact_reduced,
    "CF-061": hub_transfer_early,
    "CF-061B": hub_not_returned,
    "CF-061C": hub_share,
}
