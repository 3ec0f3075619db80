"""The plain twins of the facts of victims."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, later, working_days


def is_victim_eligible(record: Record, start: Start) -> tuple[bool | None, set[str]]:
    """Whether the law makes a victim eligible for contact, and the rows that tell it."""
    (disposal,) = record.rows("disposal", disposal_id=start.disposal)
    offences = record.rows("offence", event_id=start.event, is_main="Y")
    offence = offences[0] if offences else {}
    is_grave = offence.get("offence_group") in ("VIOLENCE", "SEXUAL", "SEXUAL_CHILD")
    is_listed = True if is_grave else {"Y": True, "N": False}.get(offence.get("schedule15"))
    least = {"Y": 1, "M": 12, "W": 52, "D": 365}.get(disposal.get("length_unit"))
    length = disposal.get("length")
    is_long: bool | None = None if least is None or length is None else length >= least
    if disposal["sentence_type"] in ("HOSPITAL", "LIFE_IPP"):
        is_long = True
    elif not start.is_custodial:
        is_long = False
    shown = {f"disposal:{start.disposal}", *(f"offence:{row['offence_id']}" for row in offences)}
    if is_listed is False or is_long is False:
        return False, shown
    return (True if is_listed and is_long else None), shown


def victim_not_identified(record: Record) -> Iterator[Said]:
    for start in record.starts():
        applies, shown = is_victim_eligible(record, start)
        cases = [
            row for row in record.rows("victim_case", event_id=start.event) if row["eligibility"] != "NOT_ELIGIBLE"
        ]
        first = min((row["identified_date"] for row in cases if row.get("identified_date")), default=None)
        yield Said(
            start.event,
            applies=applies,
            known=not cases or first is not None,
            holds=working_days(start.sentenced, first or record.as_at) > record.limit("victim_identify_bd"),
            value=working_days(start.sentenced, first) if first else None,
            shown=shown | {f"victim_case:{row['victim_case_id']}" for row in cases},
        )


def meeting_not_offered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        due = later(start.sentenced, record.limit("victim_offer_days"))
        cases = [
            row
            for row in record.rows("victim_case", event_id=start.event)
            if start.is_custodial and row["eligibility"] != "NOT_ELIGIBLE"
        ]
        late, waits, shown = 0, [], set()
        for case in cases:
            offers = [
                (row["date"], f"victim_contact:{row['victim_contact_id']}")
                for row in record.rows("victim_contact", victim_case_id=case["victim_case_id"])
                if row["type"] in ("FACE_TO_FACE_OFFER", "FACE_TO_FACE")
            ]
            first = min((day for day, _ in offers), default=None)
            if record.as_at > due and (first is None or first > due):
                late += 1
                waits += [(first - start.sentenced).days] if first else []
                shown |= {f"victim_case:{case['victim_case_id']}"} | {key for day, key in offers if day == first}
        yield Said(start.event, bool(cases), late > 0, value=max(waits, default=None), shown=shown)


TWINS: dict[str, Twin] = {
    "CF-090": victim_not_identified,
    "CF-091": meeting_not_offered,
}
