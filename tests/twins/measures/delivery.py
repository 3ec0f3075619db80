"""The plain twins of what is worked out from what was held, ordered and delivered."""

from collections.abc import Iterator

from tests.twins.measures.told import Told, Twin, points, runs, share
from tests.twins.record import Record, Row, has_mark
from tests.twins.terms import completed_assessments, is_active, officer_now


def held_by(record: Record) -> dict[str, list[tuple[str, str]]]:
    """The cases of each officer: the person, and where the sentence is served."""
    held: dict[str, list[tuple[str, str]]] = {}
    for start, kind in runs(record):
        officer = officer_now(record, start.event)
        if officer:
            held.setdefault(officer["staff_code"], []).append((start.crn, kind))
    return held


def cases_held(record: Record) -> Iterator[Told]:
    held = held_by(record)
    for staff in record.rows("staff"):
        yield Told(staff["staff_code"], len(held.get(staff["staff_code"], [])))


def workload_capacity(record: Record) -> Iterator[Told]:
    counted = {(kind, tier): int(number) for kind, tier, number in points("workload-and-bands", "workload_points")}
    for officer, cases in held_by(record).items():
        found = [counted.get((kind, _tier(record, crn))) for crn, kind in cases]
        for staff in record.rows("staff", staff_code=officer):
            snapshot = _latest(record, officer)
            hours, less = staff.get("contracted_hours"), snapshot.get("reduction_hours")
            value = None
            if None not in found and hours is not None and less is not None:
                available = record.limit("workload_target") * (hours - less) / record.limit("workload_hours")
                value = share(sum(one or 0 for one in found), available) if available > 0 else None
            yield Told(officer, value)


def _tier(record: Record, crn: str) -> str:
    rows = [row for row in record.rows("management_tier", crn=crn) if row["date_changed"] <= record.as_at]
    last = max(rows, key=lambda row: (row["date_changed"], row["scheme"]), default={})
    return last["tier_code"] if last.get("scheme") == "TIER_2020" else ""


def _latest(record: Record, officer: str) -> Row:
    rows = [row for row in record.rows("workload_snapshot", staff_code=officer) if row["snapshot_date"] <= record.as_at]
    return max(rows, key=lambda row: row["snapshot_date"], default={})


def workload_recorded(record: Record) -> Iterator[Told]:
    for staff in record.rows("staff"):
        snapshot = _latest(record, staff["staff_code"])
        if snapshot:
            total, available = snapshot.get("total_points"), snapshot.get("available_points")
            yield Told(staff["staff_code"], share(total, available) if total is not None and available else None)


def latest_band(record: Record, event: str) -> Row | None:
    stages = {"REBAND": 3, "CONFIRMED": 2}
    rows = [row for row in record.rows("banding", event_id=event) if row["date"] <= record.as_at]
    return max(rows, key=lambda row: (row["date"], stages.get(row["stage"], 1), row["stage"]), default=None)


def recompute_band(row: Row) -> tuple[str, int | None]:
    for rosh, ogrs, motivation, band, hours in points("workload-and-bands", "band_rules"):
        if (rosh, ogrs) == (row.get("rosh_level"), row.get("ogrs_band")) and motivation in (
            "ALL",
            row.get("motivation"),
        ):
            return band, int(hours)
    return "", None


def band(record: Record) -> Iterator[Told]:
    for start in record.starts():
        row = latest_band(record, start.event)
        if row:
            name, hours = recompute_band(row)
            yield Told(start.event, hours, name)


def minutes_of(contact: Row) -> int | None:
    if contact.get("start_time") is None or contact.get("end_time") is None:
        return None
    begun, ended = (
        60 * int(contact[name].split(":")[0]) + int(contact[name].split(":")[1]) for name in ("start_time", "end_time")
    )
    return ended - begun if ended > begun else None


def face_to_face(record: Record, crn: str, event: str, began: object) -> tuple[list[Row], bool]:
    """Attended contacts face to face, and whether any could be another."""
    found, is_unclear = [], False
    for row in record.contacts(crn, began):  # type: ignore[arg-type]
        if row.get("event_id") not in (None, event):
            continue
        came, kind = record.was_attended(row), has_mark("CTYPE", row["contact_type"], "f2f")
        if came and kind:
            found.append(row)
        elif (came is None and kind is not False) or (came and kind is None):
            is_unclear = True
    return found, is_unclear


def band_hours(record: Record) -> Iterator[Told]:
    for start in record.starts():
        if latest_band(record, start.event):
            found, is_unclear = face_to_face(record, start.crn, start.event, start.began)
            lengths = [minutes_of(row) for row in found]
            is_told = not is_unclear and None not in lengths
            yield Told(start.event, sum(one or 0 for one in lengths) / 60 if is_told else None)


def rar_days(record: Record) -> Iterator[Told]:
    for start in record.starts():
        own = record.rows("requirement", disposal_id=start.disposal, main_category="F")
        if not own:
            continue
        days, is_unclear = set(), False
        activity = {row["requirement_id"] for row in record.rows("requirement", main_category="F")}
        for row in record.rows("contact", crn=start.crn, event_id=start.event):
            named = row.get("requirement_id")
            if row["contact_date"] > record.as_at or (named is not None and named not in activity):
                continue
            if not row["outcome_known"]:
                is_unclear = is_unclear or named is not None or row["contact_type"] == "RARP"
            elif row.get("rar_activity") == "Y" and row.get("attended") == "Y" and row.get("complied") in (None, "Y"):
                days.add(row["contact_date"])
        yield Told(start.event, None if is_unclear else len(days))


def unpaid_work(record: Record) -> Iterator[Told]:
    for start in record.starts():
        for _ in record.rows("upw_details", disposal_id=start.disposal):
            sessions = [
                row
                for row in record.rows("upw_appointment", disposal_id=start.disposal)
                if row["appointment_date"] <= record.as_at
            ]
            is_unclear = any(row.get("attended") == "Y" and row.get("minutes_credited") is None for row in sessions)
            total = sum(row.get("minutes_credited") or 0 for row in sessions)
            yield Told(start.event, None if is_unclear else total / 60)


def needs_worked_on(record: Record) -> Iterator[Told]:
    counts: dict[str, list[bool | None]] = {}
    for start in record.starts():
        completed = completed_assessments(record, start.crn)
        if not completed or not is_active(record, start):
            continue
        for need in record.rows("assessment_need", assessment_pk=completed[-1]["assessment_pk"]):
            if need["severity"] in ("STANDARD", "SEVERE") and need["linked_to_reoffending"] == "Y":
                came = [
                    record.was_attended(row)
                    for row in record.contacts(start.crn, start.began)
                    if row.get("event_id") in (None, start.event) and _answers(record, row) == need["section_code"]
                ]
                told = True if True in came else None if None in came else False
                counts.setdefault(need["section_code"], []).append(told)
    is_named = any(
        row.get("objective_id") is not None or row.get("nsi_id") is not None
        for row in record.rows("contact")
        if row["contact_date"] <= record.as_at
    )
    for section, told_of in counts.items():
        judged = [one for one in told_of if one is not None and is_named]
        yield Told(section, share(sum(judged), len(judged)) if judged else None)


def _answers(record: Record, contact: Row) -> str | None:
    for objective in record.rows("objective", objective_id=contact.get("objective_id")):
        if objective.get("criminogenic_need") is not None:
            return str(objective["criminogenic_need"])
    by_type = {row[0]: row[1] for row in points("workload-and-bands", "need_interventions")}
    for nsi in record.rows("nsi", nsi_id=contact.get("nsi_id")):
        return by_type.get(nsi["type"])
    return None


TWINS: dict[str, Twin] = {
    "cases-held": cases_held,
    "workload-capacity": workload_capacity,
    "workload-recorded": workload_recorded,
    "band": band,
    "band-hours": band_hours,
    "rar-days": rar_days,
    "unpaid-work-hours": unpaid_work,
    "needs-worked-on": needs_worked_on,
}
