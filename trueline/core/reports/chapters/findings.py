"""The chapters that tell what was found: overall, ratings, key findings, recommendations, context, and the domains."""

from collections.abc import Iterator

from trueline.core.estimates import Counts, Estimate, draw_lines
from trueline.core.frameworks import Chapter, KeyQuestion, Standard
from trueline.core.ratings import StandardRating
from trueline.core.recommendations import group_by_addressee
from trueline.core.reports.blocks import Block, Bullets, Cell, Paragraph, Section, Subheading, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_factors, chart_ratings, chart_standard


def write_text(writer: Writer, chapter: Chapter) -> Section:
    """A chapter that is only what was written for it."""
    return Section(chapter.id, chapter.title.say(writer.language), writer.text(chapter.id))


def write_overall(writer: Writer, chapter: Chapter) -> Section:
    """The overall rating with its arithmetic, and what was written on the whole."""
    overall, inspection = writer.sources.ratings.overall, writer.sources.inspection
    told = writer.tell("report.overall", title=inspection.title, rating=overall.rating or "–")
    blocks = (
        Paragraph((f"{told}.",)),
        Paragraph((writer.explain(overall.reasons),), is_note=True),
        *writer.text(chapter.id),
    )
    return Section(chapter.id, chapter.title.say(writer.language), blocks, badge=writer.badge(overall.rating))


def write_ratings(writer: Writer, chapter: Chapter) -> Section:
    """Every standard with its rating, points and reason, and the chart of the deciding key questions."""
    edition = writer.sources.edition
    points = {rating.id: rating.points for rating in edition.ratings.scale}
    rows = tuple(
        (
            Cell(f"{one.standard} {edition.standards[one.standard].title.say(writer.language)}", is_heading=True),
            Cell(writer.titles.get(one.rating or "", "–"), rating=one.rating or "", anchor=f"rating-{one.standard}"),
            Cell(str(points[one.rating]) if one.rating else "–", is_number=True),
            Cell(tell_ground(writer, one)),
        )
        for one in writer.sources.ratings.standards
    )
    headings = (
        writer.level("standard"),
        *(writer.label(f"heading.{name}") for name in ("rating", "points", "ground")),
    )
    table = Table("table-ratings", writer.label("table.overall"), headings, rows)
    chart = chart_ratings(writer)
    blocks: tuple[Block, ...] = (table, chart) if chart else (table,)
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


def tell_ground(writer: Writer, rating: StandardRating) -> str:
    """What a rating rests on, in a word or two: its deciding key question, or the evidence."""
    if rating.deciding is None:
        return writer.label("ground.evidence")
    percent = (writer.sources.scores.find(rating.deciding) or Estimate(rating.deciding, Counts(0, 0))).percent or 0
    return writer.tell("report.ground", question=rating.deciding, percent=percent)


def tell_firmness(writer: Writer, rating: StandardRating) -> str:
    """The distance to the ratings above and below in cases, and the probability of this one; empty where nobody can
    know.
    """
    firm = rating.firmness
    if firm is None or rating.computed is None:
        return ""
    figures: dict[str, int | str] = {}
    if firm.up:
        figures |= {"up": firm.up.cases, "above": firm.up.rating}
    if firm.down:
        figures |= {"down": firm.down.cases, "below": firm.down.rating}
    code = "firm.both" if firm.up and firm.down else "firm.up" if firm.up else "firm.down"
    likely = writer.tell("firm.likely", likely=round(100 * firm.likely[rating.computed]), rating=rating.computed)
    return f"{writer.tell(code, **figures)}. {likely}."


def write_recommendations(writer: Writer, chapter: Chapter) -> Section:
    """The recommendations under the name of whoever should carry them out, numbered through."""
    blocks: list[Block] = [*writer.text(chapter.id)]
    for addressee, recommendations in group_by_addressee(writer.sources.recommendations).items():
        blocks.append(Subheading(writer.tell("report.should", addressee=addressee)))
        items = tuple(
            writer.runs(chapter.id, f"{one.text} ({', '.join(one.cites)})" if one.cites else one.text)
            for one in recommendations
        )
        blocks.append(Bullets(items, start=recommendations[0].number))
    return Section(chapter.id, chapter.title.say(writer.language), tuple(blocks))


def write_context(writer: Writer, chapter: Chapter) -> Section:
    """The facts that set the scene, each with its source."""
    facts = writer.sources.context
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
    headings = tuple(writer.label(f"heading.{name}") for name in names)
    table = Table("table-context", writer.label("table.context"), headings, rows)
    return Section(
        chapter.id,
        chapter.title.say(writer.language),
        (*writer.text(chapter.id), table) if facts else writer.text(chapter.id),
    )


def write_domain(writer: Writer, chapter: Chapter) -> Section:
    """A domain: what was written on it, its strengths and areas for improvement, and its standards."""
    domain = next(domain for domain in writer.sources.edition.domains if domain.id == chapter.domain)
    blocks: list[Block] = [*writer.text(chapter.id)]
    for part in ("strengths", "improvements"):
        written = writer.text(f"{chapter.id}.{part}")
        if written:
            blocks += [Subheading(writer.label(f"section.{part}")), *written]
    standards = tuple(_write_standard(writer, standard) for standard in domain.standards)
    return Section(chapter.id, chapter.title.say(writer.language), tuple(blocks), standards)


def _write_standard(writer: Writer, standard: Standard) -> Section:
    rating = writer.sources.ratings.get(standard.id)
    statement = (Paragraph((standard.statement.say(writer.language),)),) if standard.statement else ()
    chart = chart_standard(writer, standard)
    why = " ".join(filter(None, (writer.explain(rating.reasons), tell_firmness(writer, rating))))
    blocks: tuple[Block, ...] = (*statement, Paragraph((why,), is_note=True), *writer.text(standard.id))
    questions = tuple(_write_key_question(writer, question) for question in standard.key_questions)
    title = f"{standard.id} {standard.title.say(writer.language)}"
    return Section(
        f"standard-{standard.id}", title, (*blocks, chart) if chart else blocks, questions, writer.badge(rating)
    )


def _write_key_question(writer: Writer, question: KeyQuestion) -> Section:
    title = (question.heading or question.ask).say(writer.language)
    finding = writer.finding(question.id)
    blocks: tuple[Block, ...] = (*((finding,) if finding else ()), *writer.text(question.id))
    charts = tuple(_chart_information(writer, question))
    return Section(f"question-{question.id}", f"{question.id} {title}", (*blocks, *charts))


def _chart_information(writer: Writer, question: KeyQuestion) -> Iterator[Block]:
    for prompt in question.prompts:
        if prompt.kind == "information":
            id_ = f"{question.id}.{prompt.id}"
            chart = chart_factors(writer, id_, draw_lines(writer.sources.edition, id_, writer.sources.answers))
            if chart:
                yield chart
