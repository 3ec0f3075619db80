"""The plain twins of whose a case is, and of its category under MAPPA."""

from collections.abc import Iterator

from tests.twins.measures.told import Told, registers, runs
from tests.twins.record import RISKS, Record, Row
from tests.twins.terms import mappa_now


def allocation(record: Record) -> Iterator[Told]:
    for start in record.starts():
        decided = sorted(
            record.rows("case_allocation", event_id=start.event),
            key=lambda row: (row["decision_date"], row["case_allocation_id"]),
        )
        if not decided:
            continue
        first = decided[0]
        assessed = [one for one in record.assessed(start.crn) if one[0] <= first["decision_date"]]
        risk = first.get("rosh_at_allocation")
        level = RISKS.get(risk) if risk is not None else assessed[-1][2] if assessed else None
        mappa = first.get("mappa_at_allocation")
        if mappa not in ("Y", "N"):
            mappa = "Y" if record.registered(start.crn, "mappa", first["decision_date"]) else "N"
        rsr, limit = first.get("rsr_score"), record.limit("rsr_nps")
        answer = ""
        if (level or 0) >= 3 or mappa == "Y" or (rsr is not None and rsr >= limit):
            answer = "NPS"
        elif level is not None and mappa == "N" and rsr is not None:
            answer = "CRC"
        yield Told(start.event, None, answer)


def mappa_category(record: Record) -> Iterator[Told]:
    for crn in sorted({start.crn for start, _ in runs(record)}):
        serious: set[bool | None] = set()
        is_terrorist = False
        for start, _ in runs(record):
            if start.crn == crn:
                for offence in record.rows("offence", event_id=start.event):
                    is_terrorist = is_terrorist or offence["offence_group"] == "TERRORISM"
                    is_listed = offence["offence_group"] in ("VIOLENCE", "SEXUAL", "SEXUAL_CHILD")
                    if is_listed or offence.get("schedule15") == "Y":
                        (sentence,) = record.rows("disposal", disposal_id=start.disposal)
                        serious.add(_is_long(record, sentence))
        held = mappa_now(record, crn)
        level = 0 if held is None else held["level"]
        yield Told(crn, None, _categorise(is_terrorist, "ARSO" in registers(record, crn), serious, level))


def _categorise(is_terrorist: bool, is_registered: bool, serious: set[bool | None], level: int | None) -> str:
    if is_terrorist:
        return "4"
    if is_registered:
        return "1"
    if True in serious:
        return "2"
    if None in serious or level is None:
        return ""
    return "3" if level >= 2 else "NONE"


def _is_long(record: Record, sentence: Row) -> bool | None:
    if sentence["sentence_type"] in ("HOSPITAL", "LIFE_IPP"):
        return True
    if sentence["sentence_type"] != "CUSTODY":
        return False
    length, unit = sentence.get("length"), sentence.get("length_unit")
    months = record.limit("mappa_months")
    least = {"Y": months / 12, "M": months, "W": months * 52 / 12, "D": months * 365 / 12}
    return None if length is None or unit not in least else bool(length >= least[unit])
