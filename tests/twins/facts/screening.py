"""The plain twins of the facts of screening for risk of serious harm."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, later
from tests.twins.terms import first_allocation, screening_at_allocation, screenings


def name_allocation(allocation: Row | None) -> set[str]:
    return {f"case_allocation:{allocation['case_allocation_id']}"} if allocation else set()


def screening_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocation = first_allocation(record, start.event)
        dated = [row for row in screenings(record, start) if row.get("screening_date")]
        first = min((row["screening_date"] for row in dated), default=None)
        is_late = False
        if allocation:
            is_late = first is None or first > allocation["decision_date"]
        if start.began:
            due = later(start.began, record.limit("screening_days"))
            is_late = is_late or (record.as_at > due and (first is None or first > due))
        yield Said(
            start.event,
            applies=bool(allocation or start.began),
            holds=is_late,
            value=(first - start.began).days if first and start.began else None,
            shown=name_allocation(allocation) | {row["shown"] for row in dated if row["screening_date"] == first},
        )


def full_analysis_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        screening = screening_at_allocation(record, start)
        if screening is None:
            yield Said(start.event, applies=False)
            continue
        allocation = first_allocation(record, start.event)
        is_short = screening["assessment_type"] == "LAYER1"
        is_called_for: bool | None = {"Y": True, "N": False}.get(screening["full_required"])
        if screening.get("screening_flags"):
            is_called_for = True
        if is_short and screening.get("overall_level") in ("MEDIUM", "HIGH", "VERY_HIGH"):
            is_called_for = True
        full = screening["full_completed_date"]
        due = allocation["decision_date"] if allocation else record.as_at
        yield Said(
            start.event,
            applies=is_called_for,
            holds=(full is None or full > due) and screening.get("override") != "Y",
            value=(full - due).days if full and allocation else None,
            shown=name_allocation(allocation) | {screening["shown"]},
        )


def low_without_full_analysis(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocation = first_allocation(record, start.event)
        violent = {
            f"offence:{row['offence_id']}"
            for row in record.rows("offence", event_id=start.event)
            if row.get("weapon_flag") == "Y" or row["offence_group"] in ("VIOLENCE", "ROBBERY", "WEAPON")
        }
        risk, risk_row = record.risk_on(start.crn, allocation["decision_date"] if allocation else record.as_at)
        is_analysed = any(
            row["full_completed_date"] or row.get("override_reason") is not None for row in screenings(record, start)
        )
        yield Said(
            start.event,
            applies=bool(violent),
            known=risk is not None,
            holds=risk == 1 and not is_analysed,
            value=risk,
            shown=violent | ({risk_row} if risk else set()),
        )


def past_not_flagged(record: Record) -> Iterator[Said]:
    for start in record.starts():
        screening = screening_at_allocation(record, start)
        past: dict[str, set[str]] = {}
        for row in record.rows("previous_conviction", crn=start.crn):
            if row.get("weapon_flag") == "Y":
                past.setdefault(record.limit("flag_weapons"), set()).add(f"previous_conviction:{row['crn']}")
            if (row.get("violent_sanctions") or 0) > 0:
                past.setdefault(record.limit("flag_violence"), set()).add(f"previous_conviction:{row['crn']}")
        looked = screening["screened_date"] if screening else record.as_at
        for row in record.rows("registration", crn=start.crn):
            is_held = row["start_date"] <= looked and (row.get("end_date") is None or row["end_date"] > looked)
            limit = {"WEAP": "flag_weapons", "ADVP": "flag_abuse"}.get(row["register_type"])
            if limit and is_held:
                past.setdefault(record.limit(limit), set()).add(f"registration:{row['registration_id']}")
        flags = screening.get("screening_flags") if screening else None
        absent = None if flags is None else len(set(past) - set(flags.split(" ")))
        yield Said(
            start.event,
            applies=bool(past),
            known=absent is not None,
            holds=bool(absent),
            value=absent if past else None,
            shown=set().union(*past.values()) | ({screening["shown"]} if screening else set()),
        )


TWINS: dict[str, Twin] = {
    "CF-012": screening_late,
    "CF-013": full_analysis_missing,
    "CF-014": low_without_full_analysis,
    "CF-014B": past_not_flagged,
}
