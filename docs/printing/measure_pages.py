"""The reference page of measures, with the tables of points that they rest on."""

from markdown import Lines, head, row

from trueline.core.facts import Measure
from trueline.intake.measure_files import load_measured_cases, load_measures
from trueline.intake.point_tables import load_point_tables


def print_measures() -> Lines:
    measures = load_measures()
    yield "# Measures\n\nWhat the reports name and can be worked out anew from an extract."
    yield "Each shows what it is made of, or what is missing.\n"
    yield head("id", "measure", "of each", "unit")
    yield from (row(f"[{one.id}](#{one.id})", one.title, one.subject, one.unit) for one in measures.values())
    yield ""
    for measure in measures.values():
        yield from _print_measure(measure)
    yield "# Tables of points\n"
    for table in load_point_tables():
        yield f"## `{table.id}`\n\n{table.says} Basis: {table.basis}.\n"
        yield head(*table.columns)
        yield from (row(*written.split()) for written in table.rows)
        yield ""


def _print_measure(measure: Measure) -> Lines:
    yield f"## {measure.id}\n\n**{measure.title}**, of each {measure.subject}. {measure.says}\n"
    yield f"- For: {measure.applies}"
    if measure.reading:
        yield f"- Read as: {measure.reading}"
    yield f"- Rests on: {', '.join(f'`{name}`' for name in measure.needs)}\n- Source: {measure.source}"
    if measure.parameters:
        yield f"- Limits: {', '.join(f'`{name}`' for name in measure.parameters)}"
    yield ""
    yield head("part", "from")
    yield from (row(f"`{name}`", source) for name, source in measure.made_of.items())
    yield ""
    yield head("worked case", "as at", "comes out")
    for case in load_measured_cases()[measure.id].cases:
        told = "no row" if case.is_absent else f"missing {', '.join(case.missing)}"
        if not case.is_absent and not case.missing:
            told = " ".join(str(part) for part in (case.value, case.answer) if part not in (None, ""))
        yield row(case.title, case.as_at, told)
    yield ""
