"""The plain twins of the facts of MAPPA, ViSOR and civil orders."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start
from tests.twins.terms import is_active, mappa_now, months_later


def is_grave(record: Record, start: Start) -> tuple[bool | None, set[str]]:
    """Whether an offence is on Schedule 15 and its sentence long enough, and the rows that tell it."""
    (disposal,) = record.rows("disposal", disposal_id=start.disposal)
    offences = record.rows("offence", event_id=start.event)
    told = {row.get("schedule15") for row in offences}
    is_listed = True if "Y" in told else False if told == {"N"} else None
    months = record.limit("mappa_custody_months")
    length = disposal.get("length")
    in_a_year = {"Y": 1, "M": 12, "W": 52, "D": 365}.get(disposal.get("length_unit"))
    is_long: bool | None = None
    if disposal["sentence_type"] in ("HOSPITAL", "LIFE_IPP"):
        is_long = True
    elif not start.is_custodial:
        is_long = False
    elif length is not None and in_a_year is not None:
        is_long = length * 12 >= months * in_a_year
    shown = {f"disposal:{start.disposal}"}
    shown |= {f"offence:{row['offence_id']}" for row in offences if row.get("schedule15") != "N"}
    if is_listed is False or is_long is False:
        return False, shown
    return (True if is_listed and is_long else None), shown


def not_registered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        mappa = mappa_now(record, start.crn)
        category = mappa["category"] if mappa else None
        sexual = record.registered(start.crn, "sexual_offender", record.as_at)
        explained = record.registered(start.crn, "not_mappa", record.as_at)
        grave, shown = is_grave(record, start)
        derived: int | None = None
        applies: bool | None = True
        if sexual:
            derived = 1
        elif grave:
            derived = 2
        elif grave is None:
            applies = None
        elif category in (3, 4):
            derived = category
        else:
            applies = False
        holds: bool | None = False
        if not explained:
            holds = True if mappa is None else None if None in (category, derived) else category != derived
        yield Said(
            start.event,
            applies=False if start.ended is not None and start.ended <= record.as_at else applies,
            holds=holds,
            value=derived,
            shown=({mappa["shown"]} if mappa else set())
            | {f"registration:{row['registration_id']}" for row in (*sexual, *explained)}
            | (shown if not sexual and grave is not False else set()),
        )


def out_of_step(record: Record) -> Iterator[Said]:
    for start in record.starts():
        mappa = mappa_now(record, start.crn)
        if mappa is None:
            yield Said(start.event, applies=False)
            continue
        level, since, review = mappa["level"], mappa["start_date"], mappa.get("next_review_date")
        meetings = record.rows("multi_agency_meeting", crn=start.crn, type="MAPPA")
        last = max((row["date"] for row in meetings), default=None)
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        referrals = [row for row in record.contacts(start.crn, since) if row["contact_type"] == "CCMR"]
        is_due = None if review is None else review < record.as_at
        is_long_ago = months_later(max(last or since, since), record.limit("mappa_review")) < record.as_at
        is_unmet = (None if is_long_ago else False) if level is None else level >= 2 and is_long_ago
        is_unreferred: bool | None = level == 1 and risk == 4 and not referrals
        if not referrals and ((level is None and risk in (None, 4)) or (level == 1 and risk is None)):
            is_unreferred = None
        said = [is_due, is_unmet, is_unreferred]
        shown = {mappa["shown"]}
        if level is not None and level >= 2:
            shown |= {f"multi_agency_meeting:{row['meeting_id']}" for row in meetings if row["date"] == last}
        if level == 1 and risk == 4:
            shown.add(risk_row)
        yield Said(
            start.event,
            applies=True,
            known=level is not None or is_due,
            holds=True if True in said else None if None in said else False,
            shown=shown,
        )


def visor_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        mappa = mappa_now(record, start.crn)
        if mappa is None:
            yield Said(start.event, applies=False)
            continue
        registers = record.registered(start.crn, "visor", record.as_at)
        contacts = [row for row in record.contacts(start.crn, date.min) if row.get("visor_contact") == "Y"]
        yield Said(
            start.event,
            applies=None if mappa["category"] is None else mappa["category"] != 3,
            holds=not registers and not contacts,
            shown={mappa["shown"]},
        )


def order_not_mirrored(record: Record) -> Iterator[Said]:
    for start in record.starts():
        orders = [
            row
            for row in record.rows("civil_order", crn=start.crn)
            if row["type"] in ("SHPO", "SOPO", "RESTRAINING")
            and row["start_date"] <= record.as_at
            and (row.get("end_date") is None or row["end_date"] > record.as_at)
        ]
        mirrored = {
            row.get("mirrors_order_id")
            for row in record.rows("licence_condition", disposal_id=start.disposal)
            if row["start_date"] <= record.as_at
            and (row.get("termination_date") is None or row["termination_date"] > record.as_at)
        }
        unmirrored = [row for row in orders if row["order_id"] not in mirrored]
        missing = sum(row.get("prohibition_code") is not None for row in unmirrored)
        yield Said(
            start.event,
            applies=start.is_custodial and is_active(record, start) and bool(orders),
            holds=True if missing else None if unmirrored else False,
            value=missing,
            shown={f"civil_order:{row['order_id']}" for row in unmirrored},
        )


TWINS: dict[str, Twin] = {
    "CF-031A": not_registered,
    "CF-031B": out_of_step,
    "CF-031C": visor_missing,
    "CF-032": order_not_mirrored,
}
