"""Which charts does a report show, and what does each say to those who do not see it?"""

from fractions import Fraction

from trueline.core.estimates import AnswerCount, Estimate, Interval, print_percent
from trueline.core.frameworks import Method, Standard
from trueline.core.reports.blocks import Bar, Cell, Chart, Mark, Part, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.samples import Account, Achieved


def chart_standard(writer: Writer, standard: Standard) -> Chart | None:
    """A standard's key questions with their intervals and the boundaries of the ratings; None where nothing counts."""
    asked = {question.id: question.id for question in standard.key_questions}
    title = writer.entitle(standard.id, standard.title)
    return _chart_questions(writer, f"chart-{standard.id}", "chart.standard", title, asked, standard.id)


def chart_ratings(writer: Writer) -> Chart | None:
    """The deciding key question of every rated standard."""
    standards = writer.sources.edition.standards
    rated = [rating for rating in writer.sources.ratings.standards if rating.deciding]
    asked = {
        rating.deciding or "": writer.entitle(rating.standard, standards[rating.standard].title) for rating in rated
    }
    return _chart_questions(writer, "chart-ratings", "chart.ratings", "", asked, rated[0].standard if rated else "")


def _chart_questions(
    writer: Writer, id_: str, code: str, standard: str, questions: dict[str, str], like: str
) -> Chart | None:
    """A chart of questions under the labels given for them, with the bands by which the standard ``like`` is rated."""
    found = {name: writer.sources.scores.find(question) for question, name in questions.items()}
    estimates = {name: estimate for name, estimate in found.items() if estimate and estimate.percent is not None}
    if not estimates:
        return None
    bars = tuple(_bar(writer, name, estimate) for name, estimate in estimates.items())
    told = "; ".join(bar.told for bar in bars)
    title = writer.label(code, standard=standard)
    marks = _mark_bands(writer, writer.sources.edition.get_method(like))
    description = writer.label(f"{code}.description", told=f"{told}.")
    table = _table_bars(writer, id_, title, estimates)
    return Chart(id_, title, description, bars, 100, table, marks, legend=_tell_legend(writer, marks))


def _tell_legend(writer: Writer, marks: tuple[Mark, ...]) -> str:
    """What the lines and whiskers of a chart of questions are."""
    whiskers = writer.label("chart.whiskers", level=writer.confidence)
    lines = ", ".join(writer.label("chart.line", rating=mark.label, at=f"{mark.at:g}") for mark in marks)
    return f"{writer.label('chart.lines', lines=lines)} {whiskers}" if marks else whiskers


def _bar(writer: Writer, name: str, estimate: Estimate) -> Bar:
    counts, (low, high) = estimate.counts, _bounds(estimate)
    percent = estimate.percent or 0
    told = writer.tell("report.bar", label=name, percent=percent, met=counts.met, n=counts.n, low=low, high=high)
    return Bar(name, (Part(writer.label("part.yes"), percent),), told, low, high)


def _bounds(estimate: Estimate) -> tuple[int, int]:
    """The interval in whole per cent. What counts has one."""
    interval = estimate.interval or Interval(0, 1)
    return print_percent(Fraction(interval.low)), print_percent(Fraction(interval.high))


def _mark_bands(writer: Writer, method: Method) -> tuple[Mark, ...]:
    return tuple(Mark(float(band.lowest), writer.title(band.rating)) for band in method.bands if band.lowest > 0)


def _table_bars(writer: Writer, id_: str, caption: str, estimates: dict[str, Estimate]) -> Table:
    names = ("percent", "of", "cases", "interval")
    labels = (writer.label(f"heading.{name}", level=writer.confidence) for name in names)
    headings = (writer.level("key_question"), *labels)
    rows = tuple(
        (
            Cell(name, is_heading=True),
            Cell(str(estimate.percent), is_number=True),
            Cell(str(estimate.counts.met), is_number=True),
            Cell(str(estimate.counts.n), is_number=True),
            Cell(tell_interval(estimate), is_number=True),
        )
        for name, estimate in estimates.items()
    )
    return Table(f"{id_}-table", caption, headings, rows, notes=writer.note(estimates.values()))


def tell_interval(estimate: Estimate) -> str:
    """An interval in whole per cent, such as 76–84, or the one number of a census."""
    low, high = _bounds(estimate)
    return str(low) if low == high else f"{low}–{high}"


def chart_factors(writer: Writer, question: str, lines: tuple[AnswerCount, ...], name: str = "") -> Chart | None:
    """How many cases have each answer of an information prompt, in the order of its answers; None without any. What a
    case is like is a personal characteristic.
    """
    asked = writer.sources.edition.questions[question]
    if asked.answers is None or not any(line.cases for line in lines):
        return None
    choices = {
        choice.id: choice.title.say(writer.language)
        for choice in writer.sources.edition.answers.by_id[asked.answers].choices
    }
    shown = [line for line in lines if line.answer in choices]
    title = writer.label("chart.factors", question=asked.ask.say(writer.language))
    bars = tuple(
        Bar(
            choices[line.answer],
            (Part(writer.label("part.cases"), line.cases, "cases"),),
            writer.tell("report.bar.cases", label=choices[line.answer], cases=line.cases),
        )
        for line in shown
    )
    rows = tuple(
        (
            Cell(choices[line.answer], is_heading=True),
            Cell(str(line.cases), is_number=True, count=line.cases, groups=("cases",)),
        )
        for line in shown
    )
    headings = (writer.label("heading.answer"), writer.label("heading.cases"))
    id_ = name or f"chart-{question}"
    table = Table(f"{id_}-table", title, headings, rows, crosses_people=True, adds_up=False)
    most = float(max(line.cases for line in shown))
    return Chart(id_, title, writer.label("chart.factors.description"), bars, most, table, unit="")


def chart_margin(writer: Writer, account: Account, heading: str) -> Chart:
    """A margin of a sample: each category's share of the eligible cases and of the sample."""
    stream = writer.sources.edition.streams[account.stream]
    known = stream.heading_by_id[heading]
    achieved = account.margins[heading]
    bars = tuple(_bar_margin(writer, one, account) for one in achieved)
    title = writer.label("chart.margin", heading=known.title)
    id_ = f"chart-{account.stream}-{heading}"
    names = ("category", "eligible", "share", "due", "drawn", "share", "deviation")
    table = Table(
        f"{id_}-table",
        writer.label("table.margin", heading=known.title),
        tuple(writer.label(f"heading.{name}") for name in names),
        tuple(_row_margin(one, account) for one in achieved),
        crosses_people=known.personal,
    )
    # The description of a table of people names no number: the release hides some of them.
    told = "" if known.personal else "; ".join(bar.told for bar in bars) + "."
    return Chart(id_, title, writer.label("chart.margin.description", told=told).strip(), bars, 100, table)


def _share(part: int, whole: int) -> int:
    return print_percent(Fraction(part, whole)) if whole else 0


def _bar_margin(writer: Writer, one: Achieved, account: Account) -> Bar:
    eligible, drawn = _share(one.eligible, account.population), _share(one.drawn, account.size)
    parts = (
        Part(writer.label("part.eligible"), eligible, "eligible"),
        Part(writer.label("part.drawn"), drawn, "drawn"),
    )
    return Bar(
        one.category, parts, writer.tell("report.bar.margin", label=one.category, eligible=eligible, drawn=drawn)
    )


def _row_margin(one: Achieved, account: Account) -> tuple[Cell, ...]:
    return (
        Cell(one.category, is_heading=True),
        Cell(str(one.eligible), is_number=True, count=one.eligible, groups=("eligible",)),
        Cell(f"{_share(one.eligible, account.population)}%", is_number=True, groups=("eligible",)),
        Cell(f"{float(one.target):.1f}", is_number=True, groups=("eligible",)),
        Cell(str(one.drawn), is_number=True, count=one.drawn, groups=("drawn",)),
        Cell(f"{_share(one.drawn, account.size)}%", is_number=True, groups=("drawn",)),
        Cell(f"{float(one.deviation):+.1f}", is_number=True, groups=("eligible", "drawn")),
    )
