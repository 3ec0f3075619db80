"""The plain twins of the facts of officers and releases."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later, show_row, working_days
from tests.twins.terms import both, either


def officer_changes(record: Record) -> Iterator[Said]:
    for start in record.starts():
        until = start.ended or record.as_at
        if start.began is None or (until - start.began).days < record.limit("officer_min_days"):
            yield Said(start.event, applies=False)
            continue
        held = [
            row
            for row in record.rows("order_manager", event_id=start.event, role="COM")
            if row["allocation_date"] <= until and (row.get("end_date") is None or row["end_date"] > start.began)
        ]
        held.sort(key=lambda row: (row["allocation_date"], row["order_manager_id"]))
        gaps = [
            working_days(max(one.get("end_date") or record.as_at for one in held[:place]), row["allocation_date"])
            for place, row in enumerate(held)
            if place
        ]
        officers = {row["staff_code"] for row in held}
        yield Said(
            start.event,
            applies=True,
            known=bool(held),
            holds=len(officers) > 1 or any(gap > record.limit("handover_gap_bd") for gap in gaps),
            value=len(officers) or None,
            shown={f"order_manager:{row['order_manager_id']}" for row in held},
        )


def find_releases(record: Record, start: Start) -> list[Row]:
    """The releases of the latest day."""
    return [
        release
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"])
        if release["release_date"] == start.began
    ]


def find_expected(record: Record, start: Start) -> Row | None:
    """The expected day of release that was recorded last."""
    keys = [
        row
        for custody in record.rows("custody", disposal_id=start.disposal)
        for row in record.rows("key_date", custody_id=custody["custody_id"], key_date_type="EXP")
    ]
    return max(keys, key=lambda row: (row["recorded_at"], row["key_date"], row["custody_id"]), default=None)


def was_seen(record: Record, row: Row) -> bool | None:
    """Whether somebody saw the person or spoke with them."""
    kind = row["contact_type"]
    return both(either(has_mark("CTYPE", kind, "f2f"), has_mark("CTYPE", kind, "call")), record.was_attended(row))


def no_contact_before_release(record: Record) -> Iterator[Said]:
    for start in record.starts():
        expected = find_expected(record, start)
        day = start.began or (expected["key_date"] if expected else None)
        if not start.is_custodial or day is None or day <= start.sentenced:
            yield Said(start.event, applies=False)
            continue
        shown = {f"release:{row['release_id']}" for row in find_releases(record, start)}
        if start.began is None and expected:
            shown = {show_row("key_date", expected)}
        told = [
            (row, was_seen(record, row))
            for row in record.contacts(start.crn, start.sentenced)
            if row.get("event_id") in (None, start.event) and row["contact_date"] < day
        ]
        last = max((row["contact_date"] for row, is_seen in told if is_seen), default=None)
        near = [(row, seen) for row, seen in told if later(row["contact_date"], record.limit("prerelease_days")) >= day]
        has_service = any(
            start.sentenced <= row["referral_date"] <= day and row.get("event_id") in (None, start.event)
            for row in record.rows("nsi", crn=start.crn, type="TTG")
        )
        is_seen = either(*(is_seen for _, is_seen in near))
        shown |= {f"contact:{row['contact_id']}" for row, is_seen in told if is_seen and row["contact_date"] == last}
        shown |= {f"contact:{row['contact_id']}" for row, is_seen in near if is_seen is None}
        yield Said(
            start.event,
            applies=True,
            known=day > record.as_at or has_service or is_seen is not None,
            holds=day <= record.as_at and not has_service and not is_seen,
            value=(day - last).days if last else None,
            shown=shown,
        )


def no_appointment_on_release(record: Record) -> Iterator[Said]:
    for start in record.starts():
        kinds = [
            (row, has_mark("RELTYPE", row["release_type"], "licence"))
            for row in find_releases(record, start)
            if start.is_custodial
        ]
        applies = either(*(is_licence for _, is_licence in kinds))
        if start.began is None or applies is False:
            yield Said(start.event, applies=False)
            continue
        offered = [
            (row["contact_date"], has_mark("CTYPE", row["contact_type"], "appointment"), row["contact_id"])
            for row in record.contacts(start.crn, start.began)
            if row.get("event_id") in (None, start.event)
        ]
        sure = min((day for day, is_one, _ in offered if is_one), default=None)
        maybe = min((day for day, is_one, _ in offered if is_one is not False), default=None)
        shown = {f"release:{row['release_id']}" for row, is_licence in kinds if is_licence is not False}
        shown |= {
            f"contact:{key}"
            for day, is_one, key in offered
            if is_one is not False and day <= (sure or maybe or record.as_at)
        }
        is_over = is_late(record, start.began, sure or record.as_at)
        yield Said(
            start.event,
            applies=applies,
            known=not is_over or maybe is None or is_late(record, start.began, maybe),
            holds=is_over,
            value=working_days(start.began, sure) if sure else None,
            shown=shown,
        )


def is_late(record: Record, released: date, day: date) -> bool:
    """Whether a day lies more than the working days given after a release."""
    return bool(working_days(released, day) > record.limit("first_appt_release_days"))


TWINS: dict[str, Twin] = {
    "CF-058": officer_changes,
    "CF-059": no_contact_before_release,
    "CF-059B": no_appointment_on_release,
}
