"""The annex of every result, with its cases and margin."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from trueline.core.estimates import Estimate
from trueline.core.frameworks import Chapter, Domain, Instrument, Question, Standard
from trueline.core.reports.blocks import Cell, Section, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import tell_interval

#: What stands beside a question in the tables of results.
_COLUMNS = ("percent", "of", "cases", "unknown", "margin", "interval")
_MET = ("met",)


def write_results(writer: Writer, chapter: Chapter) -> Section:
    """Every figure: percentage, cases, margin and interval, of the domains judged on cases with the prompts under each
    key question, and of the instruments; where organisations are told apart, each below the joint one.
    """
    domains = (_write_domain(writer, domain) for domain in writer.sources.edition.domains)
    told = tuple(table for one in writer.sources.edition.instruments if (table := _table_items(writer, one)).rows)
    instruments = Section("results-instruments", writer.label("section.instruments"), told)
    sections = tuple(one for one in (*domains, instruments) if one.blocks or one.sections)
    return Section(chapter.id, chapter.title.say(writer.language), writer.text(chapter.id), sections)


def _write_domain(writer: Writer, domain: Domain) -> Section:
    asked = [question for question in writer.sources.edition.questions.values() if _is_of(domain, question)]
    prompts = tuple(table for standard in domain.standards for table in _table_prompts(writer, standard, asked))
    below = Section(f"results-prompts-{domain.id}", writer.label("section.prompts"), prompts)
    summaries = _table_summaries(writer, domain, [one for one in asked if one.kind == "summary"])
    blocks = (summaries,) if summaries.rows else ()
    name = writer.entitle(f"{domain.id}.", domain.title)
    return Section(f"results-domain-{domain.id}", name, blocks, (below,) if prompts else ())


def _is_of(domain: Domain, question: Question) -> bool:
    return any(standard.id == question.standard for standard in domain.standards)


def _table_summaries(writer: Writer, domain: Domain, asked: list[Question]) -> Table:
    """The key questions that are judged as a whole, under the heads of their standards."""
    rows: list[tuple[Cell, ...]] = []
    for standard in domain.standards:
        own = [question for question in asked if question.standard == standard.id]
        if any(_list_estimates(writer, question) for question in own):
            badge = writer.badge(writer.sources.ratings.get(standard.id).rating)
            name = writer.entitle(standard.id, standard.title)
            rows.append((Cell(name, is_heading=True, badge=badge, span=len(_COLUMNS) + 1),))
            rows += [row for question in own for row in _list_rows(writer, question)]
    caption = writer.label("table.results", domain=domain.title.say(writer.language))
    return _table(writer, f"results-{domain.id}", caption, "key_question", rows, asked)


def _table_prompts(writer: Writer, standard: Standard, asked: list[Question]) -> Iterator[Table]:
    for key_question in standard.key_questions:
        own = [one for one in asked if one.key_question == key_question.id and one.kind != "summary"]
        found = [one for one in own if _list_estimates(writer, one)]
        caption = writer.label("table.prompts", question=f"{key_question.id} {key_question.ask.say(writer.language)}")
        for kinds, name in ((("information",), "people"), (("prompt", "cause", "after"), "prompts")):
            shown = [one for one in found if one.kind in kinds]
            rows = [row for question in shown for row in _list_rows(writer, question)]
            table = _table(writer, f"{name}-{key_question.id}", caption, "prompt", rows, shown)
            # What people and their cases are like is no judgement on the work: its small numbers are hidden.
            if rows:
                yield replace(table, crosses_people=name == "people", adds_up=False)


def _table_items(writer: Writer, instrument: Instrument) -> Table:
    asked = [question for question in instrument.questions if _list_estimates(writer, question)]
    caption = f"{instrument.title.say(writer.language)}: {instrument.base.say(writer.language)}"
    rows = [row for question in asked for row in _list_rows(writer, question)]
    return _table(writer, f"results-{instrument.id}", caption, "prompt", rows, asked)


def _table(
    writer: Writer, id_: str, caption: str, level: str, rows: list[tuple[Cell, ...]], asked: Iterable[Question]
) -> Table:
    headings = (writer.level(level), *(writer.label(f"heading.{one}", level=writer.confidence) for one in _COLUMNS))
    notes = writer.note(estimate for question in asked for estimate in _list_estimates(writer, question)[:1])
    return Table(id_, caption, headings, tuple(rows), notes=notes)


def _list_estimates(writer: Writer, question: Question) -> list[Estimate]:
    """The estimates of a question, the joint one first."""
    found = (writer.sources.scores.find(question.id, one) for one in ("", *writer.sources.organisations))
    return [estimate for estimate in found if estimate is not None]


def _list_rows(writer: Writer, question: Question) -> Iterator[tuple[Cell, ...]]:
    """The row of a question and those of its organisations; one without numbers where nobody was asked it."""
    estimates = _list_estimates(writer, question)
    if not estimates:
        yield _row(f"{question.id} {question.ask.say(writer.language)}", f"figure-{question.id}", None)
    for estimate in estimates:
        name = estimate.organisation or f"{question.id} {question.ask.say(writer.language)}"
        anchor = "/".join(filter(None, (question.id, estimate.organisation)))
        yield _row(name, f"figure-{anchor}", estimate)


def _row(name: str, anchor: str, estimate: Estimate | None) -> tuple[Cell, ...]:
    heading = Cell(name, is_heading=True, anchor=anchor)
    if estimate is None or estimate.percent is None:
        return (heading, *(Cell("–", is_number=True) for _ in _COLUMNS))
    counts = estimate.counts
    numbers = (counts.n, counts.unknown)
    # Where small numbers are hidden, all that tells how many were met goes with it.
    with_met = (
        Cell(f"{estimate.percent}%", is_number=True, groups=_MET),
        Cell(str(counts.met), is_number=True, count=counts.met, groups=_MET),
    )
    uncertain = (
        Cell(f"±{estimate.margin}", is_number=True, groups=_MET),
        Cell(tell_interval(estimate), is_number=True, groups=_MET),
    )
    return (heading, *with_met, *(Cell(str(one), is_number=True) for one in numbers), *uncertain)
