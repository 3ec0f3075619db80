"""How does a table that was not sent come out of the contact log, and which facts cannot rest on it?

A rebuilt table is a term over the contacts as they stood on the day asked about, in SQL that every engine shares. A
fact that looks at what a code does not tell is unknown for whoever has such a row.
"""

from collections.abc import Iterable, Iterator, Mapping

from trueline.core.caseloads import CONTACT, Doubt, ExtractDefinition, ExtractTable, RebuiltTable, find_doubt
from trueline.core.facts import Fact
from trueline.warehouse.engines.terms import Term, find_needed, list_columns
from trueline.warehouse.engines.translating import find_columns, find_texts
from trueline.warehouse.extracts.fields import quote_name, quote_text


def select_rebuilt(table: ExtractTable, how: RebuiltTable) -> str:
    """A table out of the contacts that stand for its rows. One that is still to come, was put off or to which nobody
    came stands for none.
    """
    selected = ", ".join(
        f"CAST({_select_field(how, name)} AS {kind}) AS {quote_name(name)}"
        for name, kind in list_columns(table).items()
    )
    codes = _list_texts(code.code for code in how.codes)
    return (
        f"SELECT {selected} FROM {CONTACT}"
        f" LEFT JOIN contact_outcomes AS outcomes ON outcomes.code = {CONTACT}.outcome_code"
        f" WHERE {CONTACT}.contact_type IN ({codes}) AND {CONTACT}.contact_date <= $as_at"
        " AND NOT coalesce(outcomes.absent OR outcomes.rescheduled, FALSE)"
    )


def _select_field(how: RebuiltTable, name: str) -> str:
    if name in how.taken:
        return f"{CONTACT}.{quote_name(how.taken[name])}"
    if name in how.days:
        if len(how.days) == 1:
            return f"{CONTACT}.contact_date"
        return f"CASE WHEN {CONTACT}.contact_type IN ({_list_texts(how.days[name])}) THEN {CONTACT}.contact_date END"
    if name == how.kind:
        told = " ".join(f"WHEN {quote_text(code.code)} THEN {quote_text(code.kind)}" for code in how.codes if code.kind)
        return f"CASE {CONTACT}.contact_type {told} END"
    return "NULL"


def _list_texts(texts: Iterable[str]) -> str:
    return ", ".join(quote_text(text) for text in texts)


def find_doubts(
    facts: Iterable[Fact],
    terms: tuple[Term, ...],
    definition: ExtractDefinition,
    rebuilt: tuple[RebuiltTable, ...],
    partial_tables: tuple[str, ...],
) -> Mapping[str, Doubt]:
    """For each fact, by its id, that reads a rebuilt table: where it cannot rest on it. Nothing where it can be
    answered for everybody is a doubt too, an empty one, so that the fact is told as resting on that table.
    """
    return {
        fact.id: doubt for fact in facts if (doubt := _find_doubt(fact, terms, definition, rebuilt, partial_tables))
    }


def _find_doubt(
    fact: Fact,
    terms: tuple[Term, ...],
    definition: ExtractDefinition,
    rebuilt: tuple[RebuiltTable, ...],
    partial_tables: tuple[str, ...],
) -> Doubt | None:
    needed = find_needed(terms, fact.sql)
    names = {term.name for term in needed}
    queries = (fact.sql, *(term.sql for term in needed if term.name not in definition.tables))
    texts = frozenset[str]().union(*(find_texts(sql) for sql in queries))
    found = []
    for how in (one for one in rebuilt if one.table in names):
        fields = definition.tables[how.table].field_by_name
        named = frozenset[str]().union(*(find_columns(sql, how.table) for sql in queries))
        read = frozenset(fields) if "*" in named else named & set(fields)
        kinds = {code.code for code in definition.list_by_id[fields[how.kind].list].codes}
        doubt = find_doubt(how, read, texts & kinds, is_partial=CONTACT in partial_tables)
        is_tied = fact.subject in ("event", "person")
        found.append(doubt if is_tied or not doubt.blanks else Doubt(everywhere=(how.table,)))
    if not found:
        return None
    everywhere = tuple(table for doubt in found for table in doubt.everywhere)
    return Doubt(everywhere, {table: names for doubt in found for table, names in doubt.blanks.items()})


def select_doubted(fact: Fact, doubt: Doubt) -> str:
    """The subjects in doubt of a fact, each once, as a query with the column “doubted”."""
    people = " UNION ".join(_select_people(doubt))
    if fact.subject == "person":
        return f"SELECT entries.crn AS doubted FROM ({people}) AS entries"
    return f"SELECT event.event_id AS doubted FROM event INNER JOIN ({people}) AS entries ON entries.crn = event.crn"


def _select_people(doubt: Doubt) -> Iterator[str]:
    for table, names in doubt.blanks.items():
        blank = " OR ".join(f"{quote_name(name)} IS NULL" for name in names)
        yield f"SELECT DISTINCT crn FROM {quote_name(table)} WHERE {blank}"
