"""The plain twins of the facts of risk management plans."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, later
from tests.twins.terms import risk_plans


def plan_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        due, plans = later(start.began, record.limit("rmp_days")), risk_plans(record, start)
        done = plans[0]["completed_date"] if plans else None
        yield Said(
            start.event,
            applies=None if risk is None else risk >= 2,
            holds=record.as_at > due and (done is None or done > due),
            value=(done - start.began).days if done else None,
            shown={row["shown"] for row in plans if row["completed_date"] == done}
            | ({risk_row} if risk_row else set()),
        )


def contingency_thin(record: Record) -> Iterator[Said]:
    latest = [(start, risk_plans(record, start)[-1:]) for start in record.starts()]
    holders: dict[str, set[str]] = {}
    for start, plans in latest:
        for plan in plans:
            if plan.get("contingency_hash") is not None:
                holders.setdefault(plan["contingency_hash"], set()).add(start.crn)
    for start, plans in latest:
        if not plans:
            yield Said(start.event, applies=False)
            continue
        length = plans[0].get("contingency_len")
        is_shared = len(holders.get(plans[0].get("contingency_hash"), ())) >= record.limit("boiler_n")
        is_short = None if length is None else length < record.limit("contingency_min")
        yield Said(start.event, True, True if is_shared else is_short, value=length, shown={plans[0]["shown"]})


def find_bodies(record: Record, start: Start) -> dict[str, str]:
    """The bodies that work with the person, and for each the row that tells it."""
    told = [
        (row["provider_code"], f"nsi:{row['nsi_id']}")
        for row in record.rows("nsi", crn=start.crn)
        if row.get("event_id") in (None, start.event)
        and row.get("actual_start")
        and not row.get("actual_end")
        and row.get("provider_code") not in (None, record.provider)
    ]
    told += [
        (row["participants"], f"contact:{row['contact_id']}")
        for row in record.contacts(start.crn, start.began)
        if row.get("event_id") in (None, start.event) and row.get("participants") is not None
    ]
    return dict(sorted(told, reverse=True))


def plan_blank(record: Record) -> Iterator[Said]:
    for start in record.starts():
        plans = risk_plans(record, start)
        if not plans:
            yield Said(start.event, applies=False)
            continue
        plan, bodies = plans[-1], find_bodies(record, start)
        parts = [plan.get(f"{name}_len") for name in ("key_info", "supervision", "monitoring", "interventions")]
        named = plan.get("agencies_named")
        unclear = {body for body in bodies if named is None or " " in body}
        unnamed = {body for body in set(bodies) - unclear if body not in named.split()}
        value = parts.count(0) + len(unnamed)
        yield Said(
            start.event,
            applies=True,
            holds=True if value else None if unclear or None in parts else False,
            value=value,
            shown={plan["shown"], *(bodies[body] for body in unnamed)},
        )


def safety_blank(record: Record) -> Iterator[Said]:
    for start in record.starts():
        known = record.rows("offence", event_id=start.event, victim_known="Y")
        cases = record.rows("victim_case", event_id=start.event)
        concerns = {f"offence:{row['offence_id']}" for row in known}
        concerns |= {f"victim_case:{row['victim_case_id']}" for row in cases}
        concerns |= record.abuse_concerns(start, record.as_at)
        plans = risk_plans(record, start)[-1:]
        lengths = [plan.get("victim_safety_len") for plan in plans]
        yield Said(
            start.event,
            applies=bool(concerns),
            holds=None if None in lengths else 0 in lengths,
            shown=concerns | {plan["shown"] for plan in plans},
        )


TWINS: dict[str, Twin] = {
    "CF-023": plan_missing,
    "CF-024": contingency_thin,
    "CF-024B": plan_blank,
    "CF-025": safety_blank,
}
