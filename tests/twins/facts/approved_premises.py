"""The plain twins of the facts of approved premises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, has_mark, show_row


@dataclass
class Stay:
    """A referral to approved premises, and the stay up to the day asked about."""

    row: Row
    is_accepted: bool | None
    arrived: date | None
    until: date


def list_stays(record: Record, crn: str) -> list[Stay]:
    stays = []
    for row in record.rows("ap_residence", crn=crn):
        arrived, left, decided = (row.get(f"{part}_date") for part in ("arrival", "departure", "decision"))
        arrived = arrived if arrived and arrived <= record.as_at else None
        left = left if left and left <= record.as_at else record.as_at
        is_accepted = {"Y": True, "N": False}.get(row.get("accepted") or "")
        if arrived:
            is_accepted = True
        elif (decided and decided > record.as_at) or (decided is None and row.get("accepted") is None):
            is_accepted = False
        stays.append(Stay(row, is_accepted, arrived, left))
    return stays


def late_or_away(record: Record) -> Iterator[Said]:
    for person in record.rows("person"):
        crn = person["crn"]
        stays = [stay for stay in list_stays(record, crn) if stay.is_accepted is not False]
        days, told = [], []
        for stay in stays:
            wait = (stay.arrived - stay.row["referral_date"]).days if stay.arrived else None
            days += [] if wait is None else [wait]
            place = stay.row.get("ap_provider")
            is_late = wait is not None and wait > record.limit("ap_days")
            is_away = None if place is None else place != record.provider
            told.append((is_late or is_away) if stay.is_accepted else None)
        yield Said(
            crn,
            applies=True if any(stay.is_accepted for stay in stays) else None if stays else False,
            known=True in told or None not in told,
            holds=True in told,
            value=max(days, default=None),
            shown={show_row("ap_residence", stay.row) for stay in stays},
        )


def stay_without_work(record: Record) -> Iterator[Said]:
    for person in record.rows("person"):
        crn, idle, unclear, applies = person["crn"], [], [], False
        shown: set[str] = set()
        for stay in list_stays(record, crn):
            if stay.arrived is None or (stay.until - stay.arrived).days < record.limit("ap_stay_nights"):
                continue
            applies = True
            keywork = any(
                row["contact_type"] == "EAPK" and row["contact_date"] <= stay.until
                for row in record.contacts(crn, stay.arrived)
                if record.was_attended(row) is not False
            )
            running = {
                f"nsi:{row['nsi_id']}": has_mark("NSITYPE", row["type"], "service")
                for row in record.rows("nsi", crn=crn)
                if row.get("actual_start") is not None
                and row["actual_start"] <= stay.until
                and (row.get("actual_end") is None or row["actual_end"] >= stay.arrived)
            }
            if keywork or True in running.values():
                continue
            (unclear if None in running.values() else idle).append((stay.until - stay.arrived).days)
            shown |= {show_row("ap_residence", stay.row)} | {
                key for key, is_service in running.items() if is_service is None
            }
        yield Said(
            crn,
            applies=applies,
            known=bool(idle) or not unclear,
            holds=bool(idle),
            value=max(idle or unclear, default=None),
            shown=shown,
        )


def below_high_risk(record: Record) -> Iterator[Said]:
    for person in record.rows("person"):
        crn, told = person["crn"], []
        shown: set[str] = set()
        for stay in list_stays(record, crn):
            if stay.arrived is None:
                continue
            risk, risk_row = record.risk_on(crn, stay.arrived)
            told.append(None if risk is None else risk < 3)
            if told[-1] is not False:
                shown |= {show_row("ap_residence", stay.row)} | ({risk_row} if told[-1] else set())
        yield Said(
            crn,
            applies=bool(told),
            known=True in told or None not in told,
            holds=True in told,
            value=told.count(True),
            shown=shown,
        )


TWINS: dict[str, Twin] = {
    "CF-049": late_or_away,
    "CF-049B": stay_without_work,
    "CF-049C": below_high_risk,
}
