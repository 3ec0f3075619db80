"""The plain twins of the tiers of three schemes."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tests.twins.measures.told import Told, points, registers, runs, score
from tests.twins.record import Record, Row, Start, later
from tests.twins.terms import completed_assessments, mappa_now


def tier_2016(record: Record) -> Iterator[Told]:
    if record.limit("tier_scheme") != "E3_2016":
        return
    for crn in sorted({start.crn for start, _ in runs(record)}):
        rsr, ogrs = (score(record, crn, name).get("score_2yr") for name in ("RSR", "OGRS3"))
        risk = record.risk_on(crn, record.as_at)[0]
        answer = ""
        if rsr is not None and ogrs is not None and risk is not None:
            low = [record.limit("tier_c_rsr_from") <= rsr, record.limit("tier_c_ogrs_from") <= ogrs, risk == 2]
            high = [rsr > record.limit("tier_c_rsr_to"), ogrs > record.limit("tier_c_ogrs_to"), risk > 2]
            answer = "C" if any(low) and not any(high) else ""
        yield Told(crn, None, answer)


def tier_2020(record: Record) -> Iterator[Told]:
    if record.limit("tier_scheme") != "TIER_2020":
        return
    for crn in sorted({start.crn for start, _ in runs(record)}):
        least, most = _protect_points(record, crn)
        digit = _change_digit(record, crn)
        letters = [_letter(told) for told in (least, most)]
        is_told = letters[0] is not None and letters[0] == letters[1] and digit is not None
        yield Told(crn, least if is_told else None, f"{letters[0]}{digit}" if is_told else "")


def _letter(told: int | None) -> str | None:
    floors = ((150, "A"), (20, "B"), (10, "C"), (0, "D"))
    return None if told is None else next(letter for floor, letter in floors if told >= floor)


def _protect_points(record: Record, crn: str) -> tuple[int | None, int | None]:
    rsr = score(record, crn, "RSR").get("score_2yr")
    risk = record.risk_on(crn, record.as_at)[0]
    held = mappa_now(record, crn)
    by_mappa = 0 if held is None else {1: 5, 2: 150, 3: 150}.get(held["level"])
    if rsr is None or rsr >= 100 or risk is None or by_mappa is None:
        return None, None
    by_rsr = 20 if rsr >= 7 else 10 if rsr >= 3 else 0
    counted = {code for kind, code, _ in points("tiers", "tier_2020_points") if kind == "register"}
    total = max(by_rsr, {4: 150, 3: 20, 2: 10, 1: 0}[risk]) + by_mappa + 2 * len(registers(record, crn) & counted)
    (gender,) = {row["gender"] for row in record.rows("person", crn=crn)}
    if gender != "F":
        return total, total
    total += record.limit("tier_women_points") if _was_enforced(record, crn) else 0
    return total, total + record.limit("tier_women_unseen")


def _was_enforced(record: Record, crn: str) -> bool:
    outcomes = {outcome for (outcome,) in points("tiers", "tier_enforcement")}
    running = {start.event for start, _ in runs(record)}
    return any(
        row["type"] in ("BRE", "REC")
        and row.get("outcome") in outcomes
        and (
            row.get("event_id") in running
            or add_months(row["referral_date"], record.limit("tier_women_months")) > record.as_at
        )
        for row in record.rows("nsi", crn=crn)
    )


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _change_digit(record: Record, crn: str) -> str | None:
    mandate = _has_mandate(record, crn)
    if mandate is None:
        return None
    if not mandate:
        return "0"
    completed = completed_assessments(record, crn)
    if not completed or completed[-1]["date_completed"] < later(record.as_at, -record.limit("tier_assessed_days")):
        return "2"
    needs = record.rows("assessment_need", assessment_pk=completed[-1]["assessment_pk"])
    ogrs = score(record, crn, "OGRS3").get("score_2yr")
    if not needs or ogrs is None:
        return None
    total = sum(_weigh(need) for need in needs) + int(ogrs // 10) + (2 if "IIOM" in registers(record, crn) else 0)
    return "3" if total >= 20 else "2" if total >= 10 else "1"


def _weigh(need: Row) -> int:
    for section, weight, standard, severe in points("tiers", "tier_2020_needs"):
        if section == need["section_code"]:
            told = need.get("score")
            if told is None:
                return int(weight) * {"SEVERE": 2, "STANDARD": 1}.get(need["severity"], 0)
            return int(weight) * ((told >= int(standard)) + (told >= int(severe)))
    return 0


def _has_mandate(record: Record, crn: str) -> bool | None:
    found: set[bool | None] = set()
    for start, kind in runs(record):
        if start.crn != crn:
            continue
        if kind != "community":
            return True
        for row in record.rows("requirement", disposal_id=start.disposal):
            is_over = row.get("termination_date") is not None and row["termination_date"] <= record.as_at
            if not is_over and row["main_category"] not in ("W", "W1"):
                found.add({"Y": False, "N": True}.get(row["restrictive"]))
    return True if True in found else None if None in found else False


def tier_2025(record: Record) -> Iterator[Told]:
    if record.limit("tier_scheme") != "TIER_2025":
        return
    for crn in sorted({start.crn for start, _ in runs(record)}):
        given = _by_reoffending(record, crn)
        tiers = [given, *_by_record(record, crn), *_by_sexual(record, crn)]
        yield Told(crn, None, min(tier for tier in tiers if tier) if given else "")


#: Lines by the predictor of serious reoffending from 6.9, 3, 1, 0.5 and 0; columns by that of any from 90, 75, 50, 25, 15, 0.
REOFFENDING = ("AABBBB", "ABCCCC", "BCDEEE", "CDEEFF", "DDEFFG")


def _by_reoffending(record: Record, crn: str) -> str | None:
    arp, csrp = (score(record, crn, name).get("score_2yr") for name in ("ARP", "CSRP"))
    if arp is None or csrp is None or arp >= 101 or csrp >= 101:
        return None
    column = next(place for place, floor in enumerate((90, 75, 50, 25, 15, 0)) if arp >= floor)
    line = next(place for place, floor in enumerate((6.9, 3, 1, 0.5, 0)) if csrp >= floor)
    return REOFFENDING[line][column]


def _by_record(record: Record, crn: str) -> Iterator[str]:
    risk, held = record.risk_on(crn, record.as_at)[0], mappa_now(record, crn)
    if held is not None:
        yield {4: "A", 3: "C", 2: "D"}.get(risk or 0, "E")
    elif risk in (3, 4):
        yield {4: "C", 3: "D"}[risk]
    for start, _ in runs(record):
        if start.crn == crn:
            yield from _by_sentence(record, start)
    if record.child_concerns(crn, record.as_at) or "SPO" in registers(record, crn):
        yield "F"
    if _was_sexual(record, crn):
        yield "E"


def _by_sentence(record: Record, start: Start) -> Iterator[str]:
    (sentence,) = {row["sentence_type"] for row in record.rows("disposal", disposal_id=start.disposal)}
    if sentence == "LIFE_IPP":
        ends = [record.limit("tier_life_soon_months"), record.limit("tier_life_later_months")]
        reached = [start.began is not None and add_months(start.began, months) >= record.as_at for months in ends]
        yield "B" if reached[0] else "D" if reached[1] else "E"
    if record.abuse_concerns(start, record.as_at):
        yield "E"


def _was_sexual(record: Record, crn: str) -> bool:
    registers = {row["register_type"] for row in record.rows("registration", crn=crn)}
    offences = {
        offence["offence_group"]
        for event in record.rows("event", crn=crn)
        for offence in record.rows("offence", event_id=event["event_id"])
    }
    history = record.rows("previous_conviction", crn=crn)
    return bool(
        registers & {"ARSO", "ANSO"}
        or offences & {"SEXUAL", "SEXUAL_CHILD"}
        or any(row.get("last_sexual_conviction_date") for row in history)
    )


def _by_sexual(record: Record, crn: str) -> Iterator[str]:
    row = score(record, crn, "DC_SRP")
    band, told = row.get("band"), row.get("score_2yr") or 0
    if band in ("VERY_HIGH", "HIGH", "LOW") and told < 101:
        yield {"VERY_HIGH": "A", "HIGH": "B", "LOW": "E"}[band]
    if band == "MEDIUM" and 0.6 <= told < 101:
        yield next(tier for floor, tier in ((3.36, "C"), (2.11, "D"), (1.12, "C"), (0.6, "D")) if told >= floor)
