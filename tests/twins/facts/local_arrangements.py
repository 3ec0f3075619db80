"""The plain twins of the facts of local arrangements."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, has_mark, later, show_row
from tests.twins.terms import officer_now


def compass_not_registered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        is_over = start.ended is not None and start.ended <= record.as_at
        if is_over or record.limit("compass_unit") not in units_of(record, start):
            yield Said(start.event, applies=False)
            continue
        registers = [
            row
            for row in record.rows("registration", crn=start.crn)
            if row["start_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)
        ]
        kinds = {row["register_type"] for row in registers}
        abuse = {kind for kind in kinds if has_mark("REGTYPE", kind, "domestic_abuse")}
        risk, _ = record.risk_on(start.crn, record.as_at)
        marks = {kind for kind in kinds if has_mark("REGTYPE", kind, "compass")}
        marks |= abuse | {"IMAR"} if abuse and "IMAR" in kinds else set()
        marks |= {"ARSO"} if risk == 4 else set()
        shown = {f"registration:{row['registration_id']}" for row in registers if row["register_type"] in marks}
        shown |= {
            f"civil_order:{row['order_id']}"
            for row in record.rows("civil_order", crn=start.crn)
            if row["type"] in ("CRIME_PREVENTION", "STALKING_PO")
            and row["start_date"] <= record.as_at
            and (row.get("end_date") is None or row["end_date"] > record.as_at)
        }
        unclear = {
            f"registration:{row['registration_id']}"
            for row in registers
            if row["register_type"] == "ARSO" and risk is None
        }
        is_registered = "COMPASS" in kinds
        yield Said(
            start.event,
            applies=True,
            known=is_registered or bool(shown) or not unclear,
            holds=bool(shown) and not is_registered,
            value=len(shown) if shown or unclear else None,
            shown=shown | unclear,
        )


def units_of(record: Record, start: Start) -> set[str]:
    """The names of the local delivery units in whose teams the officer works."""
    officer = officer_now(record, start.event)
    return {
        ldu["name"]
        for staff in record.rows("staff", staff_code=officer["staff_code"] if officer else "")
        for team in record.rows("team", team_code=staff["team_code"])
        for ldu in record.rows("ldu", ldu_code=team["ldu_code"])
    }


def not_banded_again(record: Record) -> Iterator[Said]:
    for start in record.starts():
        banded = record.rows("banding", event_id=start.event)
        bands = [row["date"] for row in banded]
        known = [
            (row["known_date"], f"significant_event:{row['event_change_id']}", row.get("event_id"))
            for row in record.rows("significant_event", crn=start.crn)
        ] + [
            (row["referral_date"], f"nsi:{row['nsi_id']}", row.get("event_id"))
            for row in record.rows("nsi", crn=start.crn, type="BRE")
        ]
        changes = [
            (day, key)
            for day, key, event in known
            if event in (None, start.event)
            and bands
            and day >= min(bands)
            and start.began is not None
            and day >= start.began
            and (start.ended is None or day <= start.ended)
        ]
        unanswered = set()
        for day, key in changes:
            due = later(day, record.limit("reband_days"))
            if record.as_at > due and not any(day <= band <= due for band in bands):
                unanswered.add(key)
        yield Said(
            start.event,
            applies=bool(changes),
            holds=bool(unanswered),
            value=len(unanswered) or None,
            shown=unanswered | {show_row("banding", row) for row in banded if unanswered},
        )


TWINS: dict[str, Twin] = {
    "CF-119": compass_not_registered,
    "CF-122": not_banded_again,
}
