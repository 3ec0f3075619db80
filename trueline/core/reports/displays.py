"""What is there to look at in a chapter beside its text?"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from trueline.core.estimates import AnswerCount, Estimate, NeedLine, count_answers, print_percent, rank_needs
from trueline.core.frameworks import Chapter, Display
from trueline.core.inspections import ContextualFact
from trueline.core.reports.blocks import (
    Bar,
    Block,
    Cell,
    Chart,
    LargeFigure,
    LargeFigures,
    Paragraph,
    Part,
    Subheading,
    Table,
)
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_factors

#: The part of a chapter by organisation that tells of all of them together, in the names of its texts.
TOGETHER = "together"


def show(writer: Writer, chapter: Chapter, standard: str | None = None, organisation: str = "") -> tuple[Block, ...]:
    """The displays of a chapter that stand under ``standard`` (None: under none), those by organisation for one of
    them and the others jointly. Displays of what nobody was asked are left out; of all organisations together there are
    only enablers and barriers.
    """
    return tuple(
        block
        for display in chapter.displays
        if display.standard == standard and bool(organisation) == (display.by == "organisation")
        if organisation != TOGETHER or display.kind == "enablers"
        for block in _SHOWN[display.kind](writer, chapter, display, organisation)
    )


def _name(display: Display, organisation: str) -> str:
    return f"display-{display.id}-{organisation}" if organisation else f"display-{display.id}"


def _title(writer: Writer, display: Display, organisation: str) -> str:
    title = display.title.say(writer.language)
    return f"{title} – {organisation}" if organisation else title


def _show_answers(writer: Writer, _chapter: Chapter, display: Display, organisation: str) -> Iterator[Block]:
    edition = writer.sources.edition
    counted = {
        question: count_answers(edition, question, writer.sources.select_answers(organisation))
        for question in display.questions
    }
    asked = {question: lines for question, lines in counted.items() if any(line.cases for line in lines)}
    judged = {question: lines for question, lines in asked.items() if _is_judgement(writer, question)}
    if judged:
        yield _stack(writer, display, judged, organisation)
    factors = (question for question in asked if question not in judged)
    charts = (chart_factors(writer, one, asked[one], _name(display, organisation)) for one in factors)
    yield from (chart for chart in charts if chart)


def _is_judgement(writer: Writer, question: str) -> bool:
    """Whether a question judges the work; what people are like is told under the rules for personal characteristics."""
    edition = writer.sources.edition
    answers = edition.questions[question].answers
    return answers is not None and edition.answers.by_id[answers].makes_figures


def _stack(writer: Writer, display: Display, counted: Mapping[str, Sequence[AnswerCount]], organisation: str) -> Chart:
    """A bar for each question, its parts how many cases have each answer, or with ``share`` what per cent of them."""
    titles = _title_choices(writer, counted, with_beside=not display.share)
    questions = writer.sources.edition.questions
    labels = {question: f"{question} {questions[question].ask.say(writer.language)}" for question in counted}
    shown = {question: Counter({line.answer: line.cases for line in lines}) for question, lines in counted.items()}
    unit = "%" if display.share else ""

    def measure(question: str, answer: str) -> int:
        cases, whole = shown[question][answer], sum(shown[question][one] for one in titles)
        return print_percent(Fraction(cases, whole or 1)) if display.share else cases

    bars = tuple(
        Bar(
            labels[question],
            tuple(Part(title, measure(question, answer)) for answer, title in titles.items()),
            ", ".join(f"{title} {measure(question, answer)}{unit}" for answer, title in titles.items()),
        )
        for question in counted
    )
    rows = tuple(
        (
            Cell(labels[question], is_heading=True),
            *(Cell(f"{measure(question, answer)}{unit}", is_number=True) for answer in titles),
        )
        for question in counted
    )
    title, id_ = _title(writer, display, organisation), _name(display, organisation)
    told = "; ".join(f"{bar.label}: {bar.told}" for bar in bars)
    return Chart(
        id_,
        title,
        writer.label("chart.answers.description", told=f"{told}."),
        bars,
        most=100.0 if display.share else float(max(sum(cases.values()) for cases in shown.values())),
        table=Table(f"{id_}-table", title, (writer.level("prompt"), *titles.values()), rows),
        unit=unit,
        is_stacked=True,
    )


def _title_choices(
    writer: Writer, counted: Mapping[str, Sequence[AnswerCount]], *, with_beside: bool
) -> Mapping[str, str]:
    """The answers that a set asks for, in the order of the sets; those beside all sets only where they were given, and
    not in shares: a case to which a question does not apply is no part of the whole.
    """
    rules = writer.sources.edition.answers
    given = {line.answer for lines in counted.values() for line in lines if line.cases}
    asked = [writer.sources.edition.questions[question].answers or "" for question in counted]
    choices = [choice for set_ in dict.fromkeys(asked) for choice in rules.by_id[set_].choices]
    beside = [choice for choice in rules.beside if with_beside and choice.id in given]
    return {choice.id: choice.title.say(writer.language) for choice in (*choices, *beside)}


def _show_needs(writer: Writer, _chapter: Chapter, display: Display, organisation: str) -> Iterator[Block]:
    """Needs, with what was done about them. What people need is a characteristic of theirs: the release hides small
    numbers of cases, and what rests on them.
    """
    lines = rank_needs(writer.sources.edition, writer.sources.scores, display.questions, organisation)
    if not lines:
        return
    headings = tuple(writer.label(f"heading.{name}") for name in ("need", "rank", "cases", "delivered", "progress"))
    rows = tuple(_row_need(writer, line) for line in lines)
    title = _title(writer, display, organisation)
    yield Table(_name(display, organisation), title, headings, rows, crosses_people=True, adds_up=False)


def _row_need(writer: Writer, line: NeedLine) -> tuple[Cell, ...]:
    return (
        Cell(line.title.say(writer.language), is_heading=True),
        Cell(str(line.rank), is_number=True, groups=("cases",)),
        Cell(str(line.cases), is_number=True, count=line.cases, groups=("cases",)),
        Cell(_tell_percent(line.delivered), is_number=True, groups=("cases",)),
        Cell(_tell_percent(line.progress), is_number=True, groups=("cases",)),
    )


def _tell_percent(estimate: Estimate | None) -> str:
    return "–" if estimate is None or estimate.percent is None else f"{estimate.percent}%"


def _show_enablers(writer: Writer, chapter: Chapter, _display: Display, organisation: str) -> Iterator[Block]:
    """What helped and what hindered, as it was written; that there was none is said outright."""
    for part in ("enablers", "barriers"):
        section = ".".join(filter(None, (chapter.id, organisation, part)))
        yield Subheading(writer.label(f"section.{part}"))
        yield from writer.text(section) or (Paragraph((writer.label(f"section.no-{part}"),)),)


def _show_facts(writer: Writer, _chapter: Chapter, display: Display, _organisation: str) -> Iterator[Block]:
    facts = [fact for fact in writer.sources.context if fact.group == display.topic]
    if facts:
        yield table_facts(writer, _name(display, ""), display.title.say(writer.language), facts)


def table_facts(writer: Writer, id_: str, title: str, facts: Sequence[ContextualFact]) -> Table:
    """Contextual facts with their sources; national figures and targets where they were printed."""
    names = ("fact", "here", "national", "target", "source")
    rows = tuple(
        (
            Cell(fact.topic, is_heading=True),
            Cell(fact.value, is_number=True),
            Cell(fact.national or "–", is_number=True),
            Cell(fact.target or "–", is_number=True),
            Cell(fact.source),
        )
        for fact in facts
    )
    return Table(id_, title, tuple(writer.label(f"heading.{name}") for name in names), rows)


def _show_figures(writer: Writer, _chapter: Chapter, display: Display, organisation: str) -> Iterator[Block]:
    questions = writer.sources.edition.questions
    found = {one: writer.sources.scores.find(one, organisation) for one in display.questions}
    items = tuple(
        LargeFigure(writer.percent(estimate), (questions[one].found or questions[one].ask).say(writer.language))
        for one, estimate in found.items()
        if estimate and estimate.percent is not None
    )
    if items:
        yield LargeFigures(_name(display, organisation), _title(writer, display, organisation), items)


_SHOWN: Mapping[str, Callable[[Writer, Chapter, Display, str], Iterator[Block]]] = {
    "answers": _show_answers,
    "needs": _show_needs,
    "enablers": _show_enablers,
    "facts": _show_facts,
    "figures": _show_figures,
}
