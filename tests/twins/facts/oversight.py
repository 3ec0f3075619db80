"""The plain twins of the facts of managers’ oversight."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, has_mark
from tests.twins.terms import is_active, is_own, one_of


def no_oversight(record: Record) -> Iterator[Said]:
    for start in record.starts():
        days, limit = record.limit("oversight_days"), record.limit("acceptable_limit")
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        children = record.child_concerns(start.crn, record.as_at)
        told = [
            (record.has_outcome(row, "acceptable"), f"contact:{row['contact_id']}")
            for row in record.contacts(start.crn, start.began)
            if is_own(row, start) and has_mark("CTYPE", row["contact_type"], "appointment") is not False
        ]
        maybe = {key for is_absent, key in told if is_absent is not False}
        sure = {key for is_absent, key in told if is_absent}
        has_many = True if len(sure) >= limit else None if len(maybe) >= limit else False
        looks = [row for row in record.rows("management_oversight", crn=start.crn) if row["date"] <= record.as_at]
        last = max((row["date"] for row in looks), default=None)
        is_high = None if risk is None else risk >= 3
        yield Said(
            start.event,
            applies=is_active(record, start) and one_of([is_high, bool(children), has_many]),
            holds=start.began is not None
            and (record.as_at - start.began).days > days
            and (last is None or (record.as_at - last).days > days),
            value=(record.as_at - last).days if last else None,
            shown=children
            | ({risk_row} if is_high else set())
            | (maybe if len(maybe) >= limit else set())
            | {f"management_oversight:{row['oversight_id']}" for row in looks if row["date"] == last},
        )


TWINS: dict[str, Twin] = {
    "CF-076": no_oversight,
}
