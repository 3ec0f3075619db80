"""The plain twins of the facts of tiers."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.measures.risk import tier_2016, tier_2020, tier_2025
from tests.twins.record import Record, show_row


def tier_not_as_recomputed(record: Record) -> Iterator[Said]:
    recomputed = {told.subject: told.answer for of in (tier_2016, tier_2020, tier_2025) for told in of(record)}
    scheme = record.limit("tier_scheme")
    for person in record.rows("person"):
        rows = [
            row
            for row in record.rows("management_tier", crn=person["crn"], scheme=scheme)
            if row["date_changed"] <= record.as_at
        ]
        last = max(rows, key=lambda row: row["date_changed"], default=None)
        tier = recomputed.get(person["crn"])
        yield Said(
            person["crn"],
            applies=last is not None and tier is not None,
            holds=not last["tier_code"].startswith(tier) if last and tier else None,
            shown={show_row("management_tier", last)} if last else set(),
        )


TWINS: dict[str, Twin] = {
    "CF-017": tier_not_as_recomputed,
}
