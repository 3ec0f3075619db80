"""The plain twins of the facts of contacts."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, has_mark, later


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


TWINS: dict[str, Twin] = {
    "CF-040": home_visit_missing,
    "CF-064": outcome_missing,
}
