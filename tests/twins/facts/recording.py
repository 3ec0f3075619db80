"""The plain twins of the facts of recording."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, has_mark, later, to_day
from tests.twins.terms import either, own_contacts


def late_recording(record: Record) -> Iterator[Said]:
    first, last = (date.fromisoformat(record.limit(f"outage_{one}_day")) for one in ("first", "last"))
    for start in record.starts():
        rows = [row for row in own_contacts(record, start) if not first <= row["contact_date"] <= last]
        late, unclear = set(), set()
        for row in rows:
            made = row.get("created_at")
            if made is None:
                unclear.add(f"contact:{row['contact_id']}")
            elif (to_day(made) - row["contact_date"]).days > record.limit("late_days"):
                late.add(f"contact:{row['contact_id']}")
        most = record.limit("late_share") * len(rows)
        yield Said(
            start.event,
            applies=bool(rows),
            known=len(late) * 100 > most or len(late | unclear) * 100 <= most,
            holds=len(late) * 100 > most,
            value=len(late) if rows else None,
            shown=late | unclear,
        )


def referral_without_outcome(record: Record) -> Iterator[Said]:
    linked = [
        (row["nsi_id"], row["contact_date"])
        for row in record.rows("contact")
        if row.get("nsi_id") is not None and row["contact_date"] <= record.as_at
    ]
    for start in record.starts():
        referrals = [
            row
            for row in record.rows("nsi", crn=start.crn)
            if row["type"] not in ("BRE", "REC")
            and row.get("event_id") in (None, start.event)
            and row["referral_date"] >= start.sentenced
        ]
        waiting = set()
        for row in referrals:
            due = later(row["referral_date"], record.limit("referral_days"))
            is_followed = any(key == row["nsi_id"] and row["referral_date"] <= day <= due for key, day in linked)
            if row.get("outcome") is None and not is_followed and record.as_at > due:
                waiting.add(f"nsi:{row['nsi_id']}")
        yield Said(
            start.event,
            applies=bool(referrals),
            known=not waiting or bool(linked),
            holds=bool(waiting),
            value=len(waiting) if referrals else None,
            shown=waiting,
        )


def notes_without_structure(record: Record) -> Iterator[Said]:
    for start in record.starts():
        officers = {row["staff_code"] for row in record.rows("order_manager", event_id=start.event, role="COM")}
        notes = [
            row
            for row in own_contacts(record, start)
            if row.get("staff_code") in officers
            and record.was_attended(row)
            and either(has_mark("CTYPE", row["contact_type"], "f2f"), has_mark("CTYPE", row["contact_type"], "call"))
        ]
        structured = [row for row in notes if row.get("crissa_structured") == "Y"]
        unclear = [row for row in notes if row.get("crissa_structured") not in ("Y", "N")]
        least = record.limit("crissa_share") * len(notes)
        is_less = (len(structured) + len(unclear)) * 100 < least
        yield Said(
            start.event,
            applies=bool(notes),
            known=is_less or len(structured) * 100 >= least,
            holds=is_less,
            value=len(structured) if notes else None,
            shown={f"contact:{row['contact_id']}" for row in notes if row not in structured},
        )


TWINS: dict[str, Twin] = {
    "CF-063": late_recording,
    "CF-065": referral_without_outcome,
    "CF-065B": notes_without_structure,
}
