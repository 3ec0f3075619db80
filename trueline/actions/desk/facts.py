"""What people do with facts: list them, have one explained, run them over an extract, and take their SQL elsewhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from trueline.actions.desk.asking import ask_on, check_dialect, check_engine, list_terms_of, open_duck, open_engine
from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.limits import Limit, find_limits
from trueline.core.caseloads import ExtractAccount, normalise_reference, pseudonymise
from trueline.core.facts import Fact, Status, WorkedCases
from trueline.core.problems import Problem, Refused
from trueline.core.wording import tell_fact
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import get_fact, load_facts, load_parameters, load_views, load_worked_cases
from trueline.intake.key_files import read_key
from trueline.publishing.files import check_ending, copy_whole
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import connect
from trueline.warehouse.running import fetch_subject, gather, run_facts, write_query


@dataclass(frozen=True)
class RunFacts:
    """Facts run over an extract: whose it is, the day, how many subjects have each status, and the limits used.
    ``rebuilt`` has each table rebuilt from contact codes with the facts that read it; ``unanswered`` those of these
    facts that such a table cannot answer for anybody. ``people`` is how many references became pseudonyms.
    """

    account: ExtractAccount
    as_at: date
    counts: Mapping[str, Mapping[str, int]]
    facts: tuple[Fact, ...]
    limits: tuple[Limit, ...]
    rebuilt: Mapping[str, tuple[str, ...]]
    unanswered: tuple[str, ...]
    people: int | None


@dataclass(frozen=True)
class ExplainedFact:
    """A fact with the limits it uses and its worked cases."""

    fact: Fact
    limits: tuple[Limit, ...]
    cases: WorkedCases


@dataclass(frozen=True)
class ToldFact:
    """What a fact says of one subject: status, sentence, the rows that show it and what is missing. ``rebuilt`` are the
    tables under it that were rebuilt from contact codes, ``limits`` those it was asked with.
    """

    status: Status
    sentence: str
    shown_by: tuple[str, ...]
    missing: tuple[str, ...]
    rebuilt: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()


def list_facts() -> tuple[Fact, ...]:
    """Every fact, by id."""
    return tuple(load_facts().values())


def explain_fact(id_: str, account: ExtractAccount, as_at: date) -> ExplainedFact:
    """A fact by its id or name, with the limits that hold for a provider on a day."""
    fact = get_fact(id_)
    return ExplainedFact(fact, find_limits([fact], account, as_at), load_worked_cases()[fact.id])


def run_facts_over(
    folder: Path,
    as_at: date,
    out: Path,
    engine: str = "duckdb",
    ids: Iterable[str] = (),
    told: Callable[[Fact], None] = lambda _: None,
    key: Path | None = None,
) -> RunFacts:
    """Run facts, all unless ``ids`` name some, over the extract in ``folder``, and write their rows to ``out`` as
    Parquet or CSV by its ending; with pseudonyms for references where there is the file of a ``key``. Refused, with
    nothing written, when anything is wrong with the extract.
    """
    is_csv = check_ending(out, ".csv", ".parquet") == ".csv"
    check_engine(engine)
    facts = tuple(get_fact(id_) for id_ in dict.fromkeys(ids)) or list_facts()
    with open_caseload(folder, key) as extract:
        terms = list_terms_of(extract, as_at)
        asked = ask_on(extract, as_at, facts, terms)
        with open_engine(engine, extract) as running:
            parts = run_facts(running, facts, terms, asked, extract.workplace, told)
        made = extract.workplace / "facts"
        with connect(extract.workplace) as warehouse:
            counts = gather(warehouse, parts, made, as_csv=is_csv)
        copy_whole(made, out, inputs=(folder,))
        limits = find_limits(facts, extract.account, as_at)
    rebuilt = {
        how.table: tuple(fact.id for fact in facts if fact.id in asked.doubts and how.table in fact.needs)
        for how in extract.rebuilt
    }
    unanswered = tuple(fact.id for fact in facts if asked.is_unanswerable(fact))
    return RunFacts(extract.account, as_at, counts, facts, limits, rebuilt, unanswered, extract.people)


def tell_subject(id_: str, folder: Path, subject: str, as_at: date, key: Path | None = None) -> ToldFact:
    """What a fact says of one subject of an extract; a person may be named by the reference or, with the file of a
    ``key``, the pseudonym. Refused when the extract has no such subject.
    """
    fact = get_fact(id_)
    with open_caseload(folder, key) as extract:
        terms = list_terms_of(extract, as_at)
        asked = ask_on(extract, as_at, (fact,), terms)
        names = [subject]
        if key and fact.subject == "person":
            names.append(pseudonymise(read_key(key), normalise_reference(subject)))
        with open_duck(extract) as running:
            found = fetch_subject(running, fact, terms, asked, names)
    if found is None:
        remedy = f"Name one {fact.subject} of the extract"
        raise Refused(Problem("no such subject", remedy, field="--subject", value=subject))
    rebuilt = tuple(how.table for how in extract.rebuilt if fact.id in asked.doubts and how.table in fact.needs)
    limits = find_limits([fact], extract.account, as_at)
    return replace(tell_row(fact, asked, found), rebuilt=rebuilt, limits=limits)


def tell_row(fact: Fact, asked: Asked, row: Mapping[str, Any]) -> ToldFact:
    """What one row of a fact’s own query says, in words."""
    status: Status = row["status"]
    is_unknown = status == "unknown"
    lacking = asked.find_lacking(fact, is_doubted=bool(row.get("is_doubted")))
    sentence = tell_fact(fact, status, {**asked.literals, **row}, " ".join(lacking), asked.as_at)
    shown_by = tuple(row["shown_by"] or ()) if is_unknown or status == "true" else ()
    return ToldFact(status, sentence, shown_by, lacking if is_unknown else ())


def write_fact_sql(id_: str, dialect: str, account: ExtractAccount, as_at: date) -> str:
    """A fact as one query for another engine, with everything it rests on."""
    spoken, asked = check_dialect(dialect, "--dialect"), Asked(account, as_at, load_parameters())
    return write_query(get_fact(id_), load_extract_definition(), load_views(), asked, spoken)
