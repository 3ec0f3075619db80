"""The plain twins of the facts of bands."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.measures.delivery import face_to_face, latest_band, minutes_of, recompute_band
from tests.twins.measures.told import points
from tests.twins.record import Record, Row, Start, show_row


def band_not_as_recomputed(record: Record) -> Iterator[Said]:
    for start in record.starts():
        row = latest_band(record, start.event)
        band = recompute_band(row)[0] if row else ""
        yield Said(
            start.event,
            applies=row is not None,
            holds=band != row["band"] if row and band else None,
            shown={show_row("banding", row)} if row else set(),
        )


def band_missing(record: Record) -> Iterator[Said]:
    works = record.limit("band_model") == "JUSTICE_STAR" or any(
        latest_band(record, start.event) for start in record.starts()
    )
    since = date.fromisoformat(record.limit("band_since"))
    for start in record.starts():
        row = latest_band(record, start.event)
        said = Said(start.event, applies=works and start.sentenced >= since, shown={f"disposal:{start.disposal}"})
        said.holds = row is None
        is_over = start.ended is not None and start.ended <= record.as_at
        if row is not None:
            said.shown.add(show_row("banding", row))
        if row is not None and is_over:
            _look_at_hours(record, start, row, said)
        yield said


def _look_at_hours(record: Record, start: Start, row: Row, said: Said) -> None:
    found, is_unclear = face_to_face(record, start.crn, start.event, start.began)
    lengths = [minutes_of(contact) for contact in found]
    said.shown |= {f"contact:{contact['contact_id']}" for contact in found}
    hours = sum(one or 0 for one in lengths) / 60
    said.value = hours
    least = {int(one[-1]) for one in points("workload-and-bands", "band_rules") if one[3] == row["band"]}
    is_few = hours < max(least) if least else None
    said.holds = None if is_few and (is_unclear or None in lengths) else is_few


TWINS: dict[str, Twin] = {
    "CF-120": band_missing,
    "CF-121": band_not_as_recomputed,
}
