"""The plain twins of the facts of workload."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, show_row
from tests.twins.terms import officer_now

Measured = tuple[date, float | None]


def measured(record: Record, staff: str) -> list[Measured]:
    """The days on which a workload was measured, in order, and the shares of capacity."""
    found: list[Measured] = []
    for row in record.rows("workload_snapshot", staff_code=staff):
        share, points, available = row.get("capacity_pct"), row.get("total_points"), row.get("available_points")
        if share is None and points is not None and available:
            share = 100 * points / available
        found.append((row["snapshot_date"], share))
    return sorted(found, key=lambda one: one[0])


def capacity_exceeded(record: Record) -> Iterator[Said]:
    for staff in record.rows("staff"):
        code = staff["staff_code"]
        found = measured(record, code)
        day, last = found[-1] if found else (None, None)
        yield Said(
            code,
            applies=bool(found),
            holds=None if last is None else last > record.limit("capacity_warn"),
            value=last,
            shown={show_row("workload_snapshot", {"staff_code": code, "snapshot_date": day})} if day else set(),
        )


def over_capacity_for_weeks(record: Record) -> Iterator[Said]:
    limit, weeks = record.limit("capacity_excessive"), record.limit("capacity_weeks")
    for staff in record.rows("staff"):
        code = staff["staff_code"]
        found = measured(record, code)
        over = find_runs([(day, share is not None and share > limit) for day, share in found], weeks)
        maybe = find_runs([(day, share is None or share > limit) for day, share in found], weeks)
        yield Said(
            code,
            applies=len(found) >= weeks,
            known=bool(over) or not maybe,
            holds=bool(over),
            value=len(over[-1]) if over else None,
            shown={
                show_row("workload_snapshot", {"staff_code": code, "snapshot_date": day})
                for run in (over or maybe)[-1:]
                for day in run
            },
        )


def find_runs(days: Sequence[tuple[date, bool]], weeks: int) -> list[list[date]]:
    """The days over the limit that follow each other within a week and cover as many weeks."""
    runs: list[list[date]] = []
    was_over = False
    for day, is_over in days:
        if is_over and was_over and (day - runs[-1][-1]).days <= 7:
            runs[-1].append(day)
        elif is_over:
            runs.append([day])
        was_over = is_over
    return [run for run in runs if (run[-1] - run[0]).days >= 7 * (weeks - 1)]


def caseload_above_limit(record: Record) -> Iterator[Said]:
    held = defaultdict(set)
    for start in record.starts():
        officer = officer_now(record, start.event)
        if officer and (start.ended is None or start.ended > record.as_at):
            held[officer["staff_code"]].add(officer["shown"])
    limits = {"PO": record.limit("caseload_max"), "PSO": record.limit("caseload_max_pso")}
    for staff in record.rows("staff"):
        cases, limit = held[staff["staff_code"]], limits.get(staff["grade"])
        is_above = limit is not None and len(cases) > limit
        yield Said(
            staff["staff_code"],
            applies=bool(cases) and limit is not None,
            holds=is_above,
            value=len(cases),
            shown=cases if is_above else set(),
        )


def bulk_assignment(record: Record) -> Iterator[Said]:
    for staff in record.rows("staff"):
        weeks = defaultdict(list)
        for row in record.rows("order_manager", staff_code=staff["staff_code"], role="COM"):
            monday = row["allocation_date"] - timedelta(days=row["allocation_date"].weekday())
            weeks[monday].append(row)
        cases = {monday: len({row["event_id"] for row in rows}) for monday, rows in weeks.items()}
        fullest = max(cases, key=lambda monday: (cases[monday], monday), default=None)
        is_many = fullest is not None and cases[fullest] > record.limit("bulk_assignments")
        yield Said(
            staff["staff_code"],
            applies=bool(weeks),
            holds=is_many,
            value=cases[fullest] if fullest else None,
            shown={f"order_manager:{row['order_manager_id']}" for row in weeks[fullest]}
            if fullest and is_many
            else set(),
        )


def victim_liaison_caseload(record: Record) -> Iterator[Said]:
    for staff in record.rows("staff"):
        cases = {
            f"victim_case:{row['victim_case_id']}"
            for row in record.rows("victim_case", vlo_staff=staff["staff_code"])
            if row["eligibility"] != "NOT_ELIGIBLE" and row.get("status") not in ("OPTED_OUT", "UNTRACED", "ENDED")
        }
        yield Said(staff["staff_code"], staff["grade"] == "VLO", bool(cases), value=len(cases), shown=cases)


TWINS: dict[str, Twin] = {
    "CF-100": capacity_exceeded,
    "CF-101": over_capacity_for_weeks,
    "CF-101B": caseload_above_limit,
    "CF-101C": bulk_assignment,
    "CF-102": victim_liaison_caseload,
}
