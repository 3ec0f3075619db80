"""The chapters that tell what was found: overall, ratings, key findings, recommendations, context, and the domains."""

from collections.abc import Iterator

from trueline.core.estimates import count_answers
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
    told = writer.tell("report.overall", title=inspection.title, rating=overall.rating) if overall.rating else ""
    blocks = (
        *((Paragraph((f"{told}.",)),) if told else ()),
        Paragraph((writer.explain(overall.reasons),), is_note=True),
        *writer.text(chapter.id),
    )
    return Section(chapter.id, chapter.title.say(writer.language), blocks, badge=writer.badge(overall.rating))


def write_ratings(writer: Writer, chapter: Chapter) -> Section:
    """Every standard with its rating, points and reason, and the chart of the deciding key questions."""
    rows = tuple(_row_rating(writer, one) for one in writer.sources.ratings.standards)
    headings = (
        writer.level("standard"),
        *(writer.label(f"heading.{name}") for name in ("rating", "points", "ground")),
    )
    table = Table("table-ratings", writer.label("table.overall"), headings, rows)
    chart = chart_ratings(writer)
    blocks: tuple[Block, ...] = (table, chart) if chart else (table,)
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


def _row_rating(writer: Writer, rating: StandardRating) -> tuple[Cell, ...]:
    edition = writer.sources.edition
    standard = edition.standards[rating.standard]
    # Only what is counted has points here, so that the column adds up to the sum beside the overall rating.
    is_counted = rating.rating is not None and standard.counted == "counted"
    points = str(edition.ratings.rating_by_id[rating.rating or ""].points) if is_counted else "–"
    return (
        Cell(f"{standard.id} {standard.title.say(writer.language)}", is_heading=True),
        Cell("" if rating.rating else "–", badge=writer.badge(rating.rating), anchor=f"rating-{standard.id}"),
        Cell(points, is_number=True),
        Cell(tell_ground(writer, rating)),
    )


def tell_ground(writer: Writer, rating: StandardRating) -> str:
    """What a rating rests on, in a word or two: its deciding key question, or the evidence; else why there is none."""
    estimate = writer.sources.scores.find(rating.deciding or "")
    if rating.deciding and estimate and estimate.percent is not None:
        told = writer.tell("report.ground", question=rating.deciding, percent=estimate.percent)
    elif rating.rating and writer.sources.edition.get_method(rating.standard).kind == "characteristics":
        told = writer.label("ground.evidence")
    else:
        return writer.explain(rating.reasons)
    is_counted = writer.sources.edition.standards[rating.standard].counted == "counted"
    return told if is_counted else f"{told}; {writer.label('ground.not-counted')}"


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
    why = writer.explain((*rating.reasons, *(rating.firmness.reasons if rating.firmness else ())))
    blocks: tuple[Block, ...] = (*statement, Paragraph((why,), is_note=True), *writer.text(standard.id))
    questions = tuple(_write_key_question(writer, question) for question in standard.key_questions)
    title = f"{standard.id} {standard.title.say(writer.language)}"
    return Section(
        f"standard-{standard.id}", title, (*blocks, chart) if chart else blocks, questions, writer.badge(rating.rating)
    )


def _write_key_question(writer: Writer, question: KeyQuestion) -> Section:
    title = (question.heading or question.ask).say(writer.language)
    finding, estimate = writer.finding(question.id), writer.sources.scores.find(question.id)
    caveats = tuple(Paragraph((told,), is_note=True) for told in writer.note([estimate] if estimate else []))
    blocks: tuple[Block, ...] = (*((finding, *caveats) if finding else ()), *writer.text(question.id))
    charts = tuple(_chart_information(writer, question))
    return Section(f"question-{question.id}", f"{question.id} {title}", (*blocks, *charts))


def _chart_information(writer: Writer, question: KeyQuestion) -> Iterator[Block]:
    for prompt in question.prompts:
        id_ = f"{question.id}.{prompt.id}"
        if prompt.kind == "information" and writer.sources.scores.find(id_) is None:
            chart = chart_factors(writer, id_, count_answers(writer.sources.edition, id_, writer.sources.answers))
            if chart:
                yield chart
