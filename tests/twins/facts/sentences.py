"""The plain twins of the facts of sentences."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, show_row


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_short(record: Record, start: Start, disposal: Row) -> bool | None:
    """Whether a sentence is one of custody so short that supervision follows it."""
    if disposal["sentence_type"] != "CUSTODY":
        return False
    length, unit = disposal.get("length"), disposal.get("length_unit")
    months = record.limit("pss_below_months")
    days = (add_months(start.sentenced, months) - start.sentenced).days
    if length is None or unit not in ("Y", "M", "W", "D"):
        return None
    if unit == "D" and length <= record.limit("pss_least_days"):
        return False
    return bool({"Y": length * 12 < months, "M": length < months, "W": length * 7 < days, "D": length < days}[unit])


def end_of_supervision(record: Record) -> Iterator[Said]:
    since = date.fromisoformat(record.limit("pss_since"))
    for start in record.starts():
        (disposal,) = record.rows("disposal", disposal_id=start.disposal)
        offences = record.rows("offence", event_id=start.event, is_main="Y")
        committed = offences[0].get("offence_date") if offences else None
        short = is_short(record, start, disposal)
        applies = True if committed and committed >= since and short else None
        if short is False or (committed and committed < since):
            applies = False
        releases, recorded = [], []
        for custody in record.rows("custody", disposal_id=start.disposal):
            releases += record.rows("release", custody_id=custody["custody_id"])
            recorded += record.rows("key_date", custody_id=custody["custody_id"], key_date_type="PSSED")
        released = min((row["release_date"] for row in releases), default=None)
        last = max(recorded, key=lambda row: (row["recorded_at"], row["key_date"], row["custody_id"]), default=None)
        end = add_months(released, record.limit("pss_months")) if released else None
        yield Said(
            start.event,
            applies=applies,
            holds=last is None or (end is not None and last["key_date"] != end),
            value=(last["key_date"] - end).days if last and end else None,
            shown={f"disposal:{start.disposal}"}
            | {f"release:{row['release_id']}" for row in releases if row["release_date"] == released}
            | ({show_row("key_date", last)} if last else set()),
        )


TWINS: dict[str, Twin] = {
    "CF-016B": end_of_supervision,
}
