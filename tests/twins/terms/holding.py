"""Who holds a case, from the court to the victim’s officer?"""

from datetime import date

from tests.twins.record import Record, Row, Start


def officer_now(record: Record, event: str) -> Row | None:
    """The officer in the community who holds an event, with the grade."""
    held = [
        row
        for row in record.rows("order_manager", event_id=event, role="COM")
        if row["allocation_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)
    ]
    last = max(held, key=lambda row: (row["allocation_date"], row["order_manager_id"]), default=None)
    if last is None:
        return None
    (grade,) = {row["grade"] for row in record.rows("staff", staff_code=last["staff_code"])} or {None}
    return {**last, "grade": grade, "shown": f"order_manager:{last['order_manager_id']}"}


def is_active(record: Record, start: Start) -> bool:
    """Whether an event is under supervision in the community on the day asked about."""
    if start.began is None or start.began > record.as_at:
        return False
    if start.ended is not None and start.ended <= record.as_at:
        return False
    recalls = [
        recall["recall_date"]
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"])
        for recall in record.rows("recall", release_id=release["release_id"])
        if recall["recall_date"] <= record.as_at
    ]
    return not recalls or max(recalls) < start.began


def first_allocation(record: Record, event: str) -> Row | None:
    """The first decision to allocate an event; of two on one day the one whose key comes first."""
    found = record.rows("case_allocation", event_id=event)
    return min(found, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)


def event_enquiries(record: Record, start: Start, *kinds: str) -> list[Row]:
    """The enquiries of some kinds that count for an event: its own, and those for no event in particular."""
    return [
        {**row, "shown": f"enquiry:{row['enquiry_id']}"}
        for row in record.rows("enquiry", crn=start.crn)
        if row.get("event_id") in (None, start.event) and (not kinds or row["type"] in kinds)
    ]


def pre_sentence_reports(record: Record, event: str) -> list[Row]:
    """The reports before sentence of an event that were complete, the first first."""
    found = [
        {**row, "shown": f"court_report:{row['court_report_id']}"}
        for row in record.rows("court_report", event_id=event)
        if row["type"] in ("ORAL", "FDR", "SDR") and row.get("completed_date")
    ]
    return sorted(found, key=lambda row: (row["completed_date"], row["court_report_id"]))


def victim_cases(record: Record, event: str) -> list[Row]:
    """The victims of an event who are eligible for contact."""
    return [row for row in record.rows("victim_case", event_id=event) if row["eligibility"] != "NOT_ELIGIBLE"]


def engaged_victims(record: Record, event: str) -> list[tuple[str, date | None]]:
    """Each victim who takes part in victim contact, and since when where a day is recorded."""
    found = []
    for case in victim_cases(record, event):
        signs = [case.get("response_date")] if case.get("status") == "OPTED_IN" else []
        for contact in record.rows("victim_contact", victim_case_id=case["victim_case_id"]):
            if contact["type"] == "FACE_TO_FACE" or contact.get("offer_taken") == "Y":
                signs.append(contact["date"])
        if signs and case.get("status") not in ("OPTED_OUT", "UNTRACED", "ENDED"):
            found.append((case["victim_case_id"], min((day for day in signs if day), default=None)))
    return found


def engaged_by(record: Record, event: str, day: date) -> dict[str, date]:
    """The victims who took part by a day, and since when; one whose day is not recorded is none of them."""
    return {key: since for key, since in engaged_victims(record, event) if since and since <= day}


def undated_victims(record: Record, event: str) -> set[str]:
    """The victims who take part since a day that is not recorded, as rows that show it."""
    return {f"victim_case:{key}" for key, since in engaged_victims(record, event) if since is None}


def key_dates_now(record: Record, start: Start) -> list[Row]:
    """Each planned date of a sentence as it was recorded last."""
    last: dict[tuple[str, str], Row] = {}
    for custody in record.rows("custody", disposal_id=start.disposal):
        for row in record.rows("key_date", custody_id=custody["custody_id"]):
            place = (row["custody_id"], row["key_date_type"])
            if place not in last or row["recorded_at"] > last[place]["recorded_at"]:
                last[place] = row
    return list(last.values())
