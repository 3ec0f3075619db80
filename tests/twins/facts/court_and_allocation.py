"""The plain twins of the facts of court and allocation."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.twins.facts.said import Said, Twin
from tests.twins.record import RISKS, Record, Start, has_mark, later, working_days
from tests.twins.terms import first_allocation


def find_decided(record: Record, start: Start) -> tuple[date | None, set[str]]:
    """The day of the first allocation and the row that tells it."""
    first = first_allocation(record, start.event)
    return (first["decision_date"], {f"case_allocation:{first['case_allocation_id']}"}) if first else (None, set())


def ask_enquiries(record: Record, start: Start, kind: str, concerns: set[str], applies: bool) -> Said:
    """Whether an enquiry of a kind was missing before allocation."""
    decided, allocation = find_decided(record, start)
    enquiries = [
        row for row in record.rows("enquiry", crn=start.crn, type=kind) if row.get("event_id") in (None, start.event)
    ]
    asked = min((row["requested_at"] for row in enquiries), default=None)
    late = {f"enquiry:{row['enquiry_id']}" for row in enquiries if decided and row["requested_at"] > decided}
    return Said(
        start.event,
        applies=applies,
        known=decided is not None,
        holds=decided is not None and (asked is None or asked > decided),
        value=(asked - decided).days if asked and decided else None,
        shown=concerns | late | allocation,
    )


def police_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns = record.abuse_concerns(start, find_decided(record, start)[0] or record.as_at)
        is_for_all = record.limit("da_enquiry_scope") == "ALL"
        yield ask_enquiries(record, start, "POLICE_DA", concerns, is_for_all or bool(concerns))


def children_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        day = find_decided(record, start)[0] or record.as_at
        concerns = record.child_concerns(start.crn, day)
        for row in record.rows("personal_contact", crn=start.crn, is_child="Y"):
            begun, ended = row.get("start_date"), row.get("end_date")
            if (begun is None or begun <= day) and (ended is None or ended > day):
                concerns.add(f"personal_contact:{start.crn}")
        yield ask_enquiries(record, start, "CHILD_SERVICES", concerns, bool(concerns))


def allocation_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        decided, allocation = find_decided(record, start)
        (disposal,) = record.rows("disposal", disposal_id=start.disposal)
        limit = record.limit("allocation_days")
        is_over = working_days(start.sentenced, decided or record.as_at) > limit
        yield Said(
            start.event,
            applies=disposal["sentence_type"] in ("CO", "SSO", "CUSTODY", "LIFE_IPP"),
            known=decided is not None or is_over,
            holds=is_over,
            value=working_days(start.sentenced, decided) if decided else None,
            shown=allocation | {f"disposal:{start.disposal}"},
        )


def allocation_against_risk(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocation = first_allocation(record, start.event) or {}
        decided, allocated_to = allocation.get("decision_date"), allocation.get("decision_provider")
        shown = {f"case_allocation:{allocation['case_allocation_id']}"} if allocation else set()
        risk = RISKS.get(allocation.get("rosh_at_allocation") or "")
        if risk is None:
            risk, risk_row = record.risk_on(start.crn, decided or record.as_at)
            shown |= {risk_row} if risk else set()
        mappa = record.registered(start.crn, "mappa", decided) if decided else []
        rsr = allocation.get("rsr_score")
        is_for_nps = (
            (risk is not None and risk >= 3)
            or bool(mappa)
            or allocation.get("mappa_at_allocation") == "Y"
            or (rsr is not None and rsr >= record.limit("rsr_nps"))
        )
        yield Said(
            start.event,
            applies=record.regime == "NPS_CRC" and allocated_to != "NOT_APPLICABLE",
            known=risk is not None and decided is not None,
            holds=(allocated_to == "NPS") != is_for_nps and allocation.get("override_reason") is None,
            value=risk,
            shown=shown | {f"registration:{row['registration_id']}" for row in mappa},
        )


def level_changed(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocation = first_allocation(record, start.event)
        if allocation is None:
            yield Said(start.event, applies=False)
            continue
        decided = allocation["decision_date"]
        last = later(decided, record.limit("change_of_level_days"))
        soon = [one for one in record.assessed(start.crn) if decided <= one[0] <= last]
        before = RISKS.get(allocation.get("rosh_at_allocation") or "")
        yield Said(
            start.event,
            applies=True,
            holds=soon[0][2] != before if soon and before else None,
            value=(soon[0][0] - decided).days if soon else None,
            shown={
                f"case_allocation:{allocation['case_allocation_id']}",
                *(f"assessment:{one[1]}" for one in soon[:1]),
            },
        )


def sex_offender_overlooked(record: Record) -> Iterator[Said]:
    for start in record.starts():
        allocation = first_allocation(record, start.event) or {}
        decided, shown = find_decided(record, start)
        day = decided or record.as_at
        convictions = [
            row
            for row in record.rows("previous_conviction", crn=start.crn)
            if row.get("last_sexual_conviction_date") is not None
        ]
        still = [
            row
            for row in record.rows("registration", crn=start.crn)
            if row.get("end_date") is None or row["end_date"] > day
        ]
        registered = [row for row in still if row["register_type"] == "ARSO" and row["start_date"] <= day]
        has_mappa = any(has_mark("REGTYPE", row["register_type"], "mappa") for row in still)
        ends = convictions[0].get("notification_end") if convictions else None
        yield Said(
            start.event,
            applies=bool(convictions or registered),
            known=decided is not None and (bool(registered) or ends is not None),
            holds=(bool(registered) or (ends is not None and ends >= day))
            and (not has_mappa or allocation.get("decision_provider") == "CRC"),
            value=(ends - decided).days if ends and decided else None,
            shown=shown
            | {f"registration:{row['registration_id']}" for row in registered}
            | {f"previous_conviction:{row['crn']}" for row in convictions},
        )


def form_thin(record: Record) -> Iterator[Said]:
    share = Decimal(str(record.limit("cas_unknown_share")))
    for start in record.starts():
        form = first_allocation(record, start.event)
        if form is None:
            yield Said(start.event, applies=False)
            continue
        unknown, fields = form.get("cas_unknown_count"), form.get("cas_field_count")
        is_counted = unknown is not None and bool(fields)
        is_thin = unknown >= share * fields if is_counted else None
        yield Said(
            start.event,
            applies=record.regime == "NPS_CRC",
            holds=True if form.get("cas_completed_at") is None else is_thin,
            value=unknown,
            shown={f"case_allocation:{form['case_allocation_id']}"},
        )


def first_appointment_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        if start.is_custodial:
            counted, given = start.began, record.limit("first_appt_release_days")
            shown = {
                f"release:{release['release_id']}"
                for custody in record.rows("custody", disposal_id=start.disposal)
                for release in record.rows("release", custody_id=custody["custody_id"])
                if release["release_date"] == start.began
            }
        else:
            (counted, shown), given = find_decided(record, start), record.limit("first_appt_days")
        days: dict[bool | None, dict[date, set[str]]] = {True: {}, None: {}, False: {}}
        for row in record.contacts(start.crn, start.began):
            if row.get("event_id") in (None, start.event):
                is_appointment = has_mark("CTYPE", row["contact_type"], "appointment")
                keys = days[is_appointment].setdefault(row["contact_date"], set())
                keys.add(f"contact:{row['contact_id']}")
        first, unlisted = min(days[True], default=None), min(days[None], default=None)
        shown |= days[True][first] if first else set()
        if counted is None:
            yield Said(start.event, applies=True, known=False, shown=shown)
            continue
        is_unclear = unlisted is not None and working_days(counted, unlisted) <= given
        is_late = working_days(counted, first or record.as_at) > given
        yield Said(
            start.event,
            applies=True,
            known=not (is_late and is_unclear),
            holds=is_late,
            value=working_days(counted, first) if first else None,
            shown=shown | (days[None][unlisted] if unlisted and is_unclear else set()),
        )


TWINS: dict[str, Twin] = {
    "CF-004": police_enquiry_missing,
    "CF-006": children_enquiry_missing,
    "CF-009": allocation_late,
    "CF-010": allocation_against_risk,
    "CF-010B": level_changed,
    "CF-011": sex_offender_overlooked,
    "CF-015": form_thin,
    "CF-016": first_appointment_late,
}
