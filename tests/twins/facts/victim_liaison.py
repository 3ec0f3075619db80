"""The plain twins of the facts of victim liaison."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, later, show_row
from tests.twins.terms import (
    either,
    engaged_by,
    engaged_victims,
    key_dates_now,
    names_body,
    undated_victims,
    victim_cases,
)


def exchange_missing(record: Record) -> Iterator[Said]:
    days, around = record.limit("vlo_exchange_days"), record.limit("vlo_key_date_days")
    officers = {row["staff_code"] for row in record.rows("staff", grade="VLO")}
    for start in record.starts():
        engaged, undated = engaged_by(record, start.event, record.as_at), undated_victims(record, start.event)
        is_over = start.ended is not None and start.ended <= record.as_at
        if not engaged or is_over:
            yield Said(start.event, applies=None if undated and not is_over else False, shown=undated)
            continue
        since = min(engaged.values())
        exchanges = [
            row
            for row in record.rows("contact", crn=start.crn)
            if row["contact_date"] <= record.as_at
            and row.get("event_id") in (None, start.event)
            and (row["staff_code"] in officers or names_body(row, "VLO"))
        ]
        last = max((row["contact_date"] for row in exchanges), default=None)
        is_long_ago = later(max(since, last or since), days) < record.as_at
        missed = {
            show_row("key_date", row)
            for row in key_dates_now(record, start)
            if row["key_date"] >= since
            and later(row["key_date"], around) < record.as_at
            and not any(abs((one["contact_date"] - row["key_date"]).days) <= around for one in exchanges)
        }
        yield Said(
            start.event,
            applies=True,
            holds=either(bool(missed), is_long_ago, None if undated else False),
            value=(record.as_at - last).days if last else None,
            shown=missed
            | undated
            | {f"victim_case:{key}" for key in engaged}
            | {f"contact:{row['contact_id']}" for row in exchanges if row["contact_date"] == last},
        )


def absent_from_mappa(record: Record) -> Iterator[Said]:
    for start in record.starts():
        met, absent, unclear, shown = 0, set(), 0, set()
        for meeting in record.rows("multi_agency_meeting", crn=start.crn, type="MAPPA"):
            day = meeting["date"]
            open_cases = []
            for case in victim_cases(record, start.event):
                is_identified = case.get("identified_date") is None or case["identified_date"] <= day
                is_over = case.get("status") in ("OPTED_OUT", "UNTRACED", "ENDED")
                is_closed = is_over and (case.get("response_date") or day) <= day
                if is_identified and not is_closed:
                    open_cases.append(f"victim_case:{case['victim_case_id']}")
            if day > record.as_at or not open_cases or (start.ended is not None and start.ended < day):
                continue
            met += 1
            if meeting.get("vlo_present") == "Y":
                continue
            shown |= {f"multi_agency_meeting:{meeting['meeting_id']}", *open_cases}
            if meeting.get("vlo_present") == "N":
                absent.add(meeting["meeting_id"])
            else:
                unclear += 1
        yield Said(
            start.event,
            applies=met > 0,
            known=bool(absent) or not unclear,
            holds=bool(absent),
            value=len(absent) if met else None,
            shown=shown,
        )


def condition_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        views = {
            f"victim_contact:{row['victim_contact_id']}"
            for case in victim_cases(record, start.event)
            for row in record.rows("victim_contact", victim_case_id=case["victim_case_id"], views_on_conditions="Y")
            if row["date"] <= (start.began or record.as_at)
        }
        if not start.is_custodial or not views:
            yield Said(start.event, applies=False)
            continue
        asked_for, unclear = 0, set()
        for row in record.rows("licence_condition", disposal_id=start.disposal):
            if start.began is None or row["start_date"] > start.began:
                continue
            if row.get("requested_by_victim") == "Y" or row.get("added_reason") == "VICTIM_REQUEST":
                asked_for += 1
            elif row.get("requested_by_victim") != "N":
                unclear.add(f"licence_condition:{row['lic_condition_id']}")
        releases = {
            f"release:{release['release_id']}"
            for custody in record.rows("custody", disposal_id=start.disposal)
            for release in record.rows("release", custody_id=custody["custody_id"], release_date=start.began)
        }
        yield Said(
            start.event,
            applies=True,
            known=asked_for > 0 or not unclear,
            holds=start.began is not None and not asked_for,
            value=len(views),
            shown=views | unclear | releases,
        )


def record_or_support_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        engaged = {key for key, _ in engaged_victims(record, start.event)}
        asked, lacking, unclear, shown = set(), set(), 0, set()
        for case in victim_cases(record, start.event):
            key = case["victim_case_id"]
            contacts = record.rows("victim_contact", victim_case_id=key)
            told = [
                (f"victim_contact:{row['victim_contact_id']}", row.get("written_record_shared"))
                for row in contacts
                if row["type"] == "FACE_TO_FACE"
            ]
            if key in engaged:
                named = {row.get("referral_or_signposting") for row in contacts}
                told.append((f"victim_case:{key}", "Y" if "Y" in named else "N" if named <= {"N"} else "U"))
            for row_key, answer in told:
                asked.add(key)
                if answer == "Y":
                    continue
                shown.add(row_key)
                if answer == "N":
                    lacking.add(key)
                else:
                    unclear += 1
        yield Said(
            start.event,
            applies=bool(asked),
            known=bool(lacking) or not unclear,
            holds=bool(lacking),
            value=len(lacking) if asked else None,
            shown=shown,
        )


def partner_link_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        named, alone, unclear, shown = 0, 0, [], set()
        for nsi in record.rows("nsi", crn=start.crn, type="PROG"):
            name, began = nsi.get("sub_type"), nsi.get("actual_start")
            if began is None or name not in (None, "BBR", "IDAP") or nsi.get("event_id") not in (None, start.event):
                continue
            due = later(began, record.limit("partner_link_days"))
            is_alone = record.as_at > due and not is_linked(record, start, began, due)
            named += name is not None
            if name is None:
                unclear.append(is_alone)
            elif is_alone:
                alone += 1
            if name is None or is_alone:
                shown.add(f"nsi:{nsi['nsi_id']}")
        yield Said(
            start.event,
            applies=True if named else None if unclear else False,
            known=alone > 0 or not any(unclear),
            holds=alone > 0,
            value=alone if named or unclear else None,
            shown=shown,
        )


def is_linked(record: Record, start: Start, began: date, due: date) -> bool:
    """Whether a worker for the partner is recorded on some day between two days."""
    return any(
        row["start_date"] <= due and (row.get("end_date") is None or row["end_date"] > began)
        for row in record.rows("registration", crn=start.crn, register_type="REG24")
    ) or any(
        row["contact_date"] <= due and row.get("event_id") in (None, start.event) and names_body(row, "PLW", "WSW")
        for row in record.contacts(start.crn, began)
    )


def restorative_justice_offered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        cases = victim_cases(record, start.event)
        offers = {
            f"victim_contact:{row['victim_contact_id']}"
            for case in cases
            for row in record.rows("victim_contact", victim_case_id=case["victim_case_id"], type="RJ_OFFER")
        }
        yield Said(start.event, bool(cases), bool(offers), value=len(offers) if cases else None, shown=offers)


TWINS: dict[str, Twin] = {
    "CF-093C": exchange_missing,
    "CF-093D": absent_from_mappa,
    "CF-094": condition_missing,
    "CF-095": record_or_support_missing,
    "CF-095B": partner_link_missing,
    "CF-095C": restorative_justice_offered,
}
