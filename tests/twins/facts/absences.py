"""The plain twins of the facts of absences."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, has_mark, later


def third_absence(record: Record) -> Iterator[Said]:
    limit, days = record.limit("acceptable_limit"), record.limit("absence_oversight_days")
    for start in record.starts():
        absent, unclear = [], []
        for row in record.contacts(start.crn, start.began):
            if row.get("event_id") not in (None, start.event):
                continue
            if has_mark("CTYPE", row["contact_type"], "appointment") is False:
                continue
            told = record.has_outcome(row, "acceptable")
            if told:
                absent.append(row)
            elif told is None:
                unclear.append(row)
        absent.sort(key=lambda row: (row["contact_date"], row["contact_id"]))
        applies = True if len(absent) >= limit else False if len(absent) + len(unclear) < limit else None
        holds: bool | None = None
        if applies:
            third = absent[limit - 1]["contact_date"]
            looks = [row["date"] for row in record.rows("management_oversight", crn=start.crn)]
            holds = record.as_at > later(third, days) and not any(third <= day <= later(third, days) for day in looks)
        yield Said(
            start.event,
            applies=applies,
            holds=holds,
            value=len(absent) if absent or unclear else None,
            shown={f"contact:{row['contact_id']}" for row in (*absent, *unclear)},
        )


TWINS: dict[str, Twin] = {
    "CF-051": third_absence,
}
