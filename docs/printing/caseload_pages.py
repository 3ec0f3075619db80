"""Which pages are printed of the extract, its limits and the facts?"""

import json

from markdown import Lines, head, row

from trueline.core.caseloads import ExtractDefinition, ExtractField, ExtractTable, describe_extract
from trueline.core.facts import Fact, Parameter
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_facts, load_parameters, load_views, load_worked_cases

_KINDS = {
    "key": "reference of this row",
    "reference": "reference",
    "code": "code",
    "text": "short text",
    "day": "day",
    "moment": "day and time",
    "time": "time",
    "whole": "whole number",
    "number": "number",
    "yes-no": "Y or N",
    "yes-no-unknown": "Y, N or U",
}


def print_data_request() -> Lines:
    definition = load_extract_definition()
    needed = sum(table.needed for table in definition.tables.values())
    yield f"# What we ask of a provider: the extract, version {definition.version}\n"
    yield f"{definition.says}"
    yield "One folder, one CSV, XLSX or Parquet file a table, named after it, and `extract.json`."
    yield f"{needed} tables must come or be named in `partial_tables`, but for four; the others help."
    yield "For programs the same stands in [extract.datapackage.json](extract.datapackage.json), a Data Package of"
    yield "Table Schemas.\n"
    yield "- Headings in the first row, in any order and case. Days as 2018-08-13 or 13/08/2018, moments as"
    yield "  2018-08-13 14:30, wall-clock time in London. CSV in UTF-8, UTF-16 or Windows-1252."
    yield f"- No names, no addresses, no free text: a text longer than {definition.longest_text} characters is refused."
    yield "  Columns that are no field are never read. Texts of the record come as their length, hash or similarity,"
    yield "  worked out at the source."
    yield "- Missing is not the same as not done. Leave out nothing that was done; where you cannot send a table whole,"
    yield "  name it in `partial_tables`, and whatever rests on it becomes unknown."
    rebuilt = ", ".join(f"`{how.table}`" for how in definition.rebuilt)
    yield f"- Where you keep no list of {rebuilt}, leave the file out: it is rebuilt from the codes"
    yield "  of `contact`, and what these do not tell is unknown."
    yield "- `parameter`, `calendar` and `extract_meta` are never sent."
    yield "- `announcement_date` and `totals` (rows of each table by your own count) are welcome in `extract.json`.\n"
    yield "Try it before you send it: `trueline caseload check FOLDER` names every fault with file, row and field.\n"
    yield "```json\n" + json.dumps(_EXAMPLE, indent=2) + "\n```\n"
    for theme in definition.themes:
        yield f"## {theme.title}\n\n{theme.says}\n"
        for table in theme.tables:
            yield from _print_table(table)
    yield "## Codes\n"
    yield from _print_lists(definition)


_EXAMPLE = {
    "provider": "NPS-NE",
    "regime": "NPS_CRC",
    "census_date": "2018-08-31",
    "period_start": "2017-09-01",
    "period_end": "2018-08-31",
    "partial_tables": ["personal_contact"],
    "totals": {"person": 18566},
}


def _print_table(table: ExtractTable) -> Lines:
    yield f"### `{table.name}`{'' if table.needed else ' (if you can)'}\n"
    told = [f"{table.says}."]
    if table.source_term:
        told.append(f"In the source: {table.source_term}.")
    if table.key:
        told.append(f"Each row once by {', '.join(f'`{name}`' for name in table.key)}.")
    if table.visible_from:
        since = " or else ".join(f"`{name}`" for name in table.visible_from)
        told.append(f"A row counts from {since}{' (assumed)' if table.visibility_assumed else ''}.")
    for later in table.later:
        told.append(f"{', '.join(f'`{name}`' for name in later.fields)} count from `{later.visible_from}`.")
    yield " ".join(told) + "\n"
    yield head("field", "must be filled in", "holds", "")
    yield from (
        row(f"`{part.name}`", "yes" if part.needed else "", _kind(part), part.says or "") for part in table.fields
    )
    yield ""


def _kind(part: ExtractField) -> str:
    if part.to:
        return f"reference to `{part.to}`"
    return f"code of [{part.list}](#{part.list.lower()})" if part.list else _KINDS[part.kind]


def _print_lists(definition: ExtractDefinition) -> Lines:
    for codes in definition.lists:
        yield f"### {codes.id}\n\n{codes.title}.\n"
        yield head("code", "meaning", "counts as") if codes.marks else head("code", "meaning")
        for code in codes.codes:
            marks = (", ".join(mark.replace("_", " ") for mark in code.marks),) if codes.marks else ()
            yield row(f"`{code.code}`", code.title, *marks)
        yield ""


def print_data_package() -> Lines:
    described = describe_extract(load_extract_definition())
    resources = described.pop("resources")
    assert isinstance(resources, list)
    yield json.dumps(described, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "resources": ['
    # A line each, so that a change shows where it is.
    yield ",\n".join(json.dumps(one, ensure_ascii=False) for one in resources)
    yield "]}"


def list_themes() -> tuple[str, ...]:
    """The folders of facts."""
    return tuple(sorted({fact.theme for fact in load_facts().values()}))


def print_facts() -> Lines:
    facts = load_facts().values()
    yield f"# Facts\n\nWhat a machine can see in an extract: {len(facts)} facts. A fact points to rows;"
    yield "an inspector judges.\n"
    yield head("id", "fact", "of each", "question", "source")
    for theme in list_themes():
        for fact in (fact for fact in facts if fact.theme == theme):
            link = f"[{fact.id}](facts/{theme}.md#{fact.id.lower()})"
            yield row(link, fact.title, fact.subject, ", ".join(fact.supports), fact.source)
    yield "\n## Shared terms\n"
    yield head("view", "what it holds")
    yield from (row(f"`{view.id}`", view.says) for view in load_views())


def print_theme(theme: str) -> Lines:
    limits = {one.id: one for one in load_parameters().parameters}
    yield f"# Facts: {theme.replace('-', ' ')}\n"
    for fact in (fact for fact in load_facts().values() if fact.theme == theme):
        yield from _print_fact(fact, [limits[id_] for id_ in fact.parameters])


def _print_fact(fact: Fact, limits: list[Parameter]) -> Lines:
    yield f"## {fact.id}\n\n**{fact.title}** (`{fact.name}`, version {fact.version}), of each {fact.subject}.\n"
    yield f"- Applies: {fact.rule.applies}\n- True: {fact.rule.true}\n- Unknown: {fact.rule.unknown}"
    if fact.rule.reading:
        yield f"- Read as: {fact.rule.reading}"
    yield f"- Says: “{fact.says}”\n- Rests on: {', '.join(f'`{name}`' for name in fact.needs)}\n"
    yield from _print_limits(limits)
    yield head("worked case", "as at", "status", "value")
    cases = load_worked_cases()[fact.id].cases
    yield from (row(case.title, case.as_at, case.status, "" if case.value is None else case.value) for case in cases)
    yield ""


def _print_limits(limits: list[Parameter]) -> Lines:
    yield head("limit", "", "value", "for", "basis")
    for limit in limits:
        for value in limit.values:
            whom = " ".join(filter(None, (value.provider, value.regime))) or "all"
            yield row(f"`{limit.id}`", limit.title, f"{value.value} {limit.unit}".strip(), whom, value.basis)
    yield ""


def print_limits() -> Lines:
    yield "# Limits\n\nWhat facts count with. One marked assumption is to be confirmed before inspectors rely on it.\n"
    yield from _print_limits(list(load_parameters().parameters))
