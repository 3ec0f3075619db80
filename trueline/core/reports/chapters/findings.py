"""The chapters that sum up: overall, ratings, recommendations, context, the sample, and the previous inspection."""

from trueline.core.estimates import print_percent
from trueline.core.frameworks import Chapter
from trueline.core.ratings import StandardRating
from trueline.core.recommendations import group_by_addressee
from trueline.core.reports.blocks import Block, Bullets, Cell, Paragraph, Section, Subheading, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_margin, chart_ratings
from trueline.core.reports.displays import show, table_facts


def write_text(writer: Writer, chapter: Chapter) -> Section:
    """A chapter that is only what was written for it, and what there is to look at beside that."""
    blocks = (*writer.text(chapter.id), *show(writer, chapter))
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


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
    """Every standard with its rating, points and reason, and the chart of the deciding key questions; where standards
    are scored, or judged for each organisation, their scores and judgements.
    """
    is_scored = any(one.score is not None for one in writer.sources.ratings.standards)
    if is_scored or writer.sources.organisations:
        table = _table_scores(writer)
    else:
        rows = tuple(_row_rating(writer, one) for one in writer.sources.ratings.standards)
        names = ("rating", "points", "ground")
        headings = (writer.level("standard"), *(writer.label(f"heading.{name}") for name in names))
        table = Table("table-ratings", writer.label("table.overall"), headings, rows)
    chart = chart_ratings(writer)
    blocks = (*writer.text(chapter.id), table, *((chart,) if chart else ()), *show(writer, chapter))
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


def _table_scores(writer: Writer) -> Table:
    """A row for each standard, and one for each organisation where they are judged apart."""
    sources = writer.sources
    judged = [*sources.ratings_apart.items()] or [("", sources.ratings)]
    rated = [
        (organisation, ratings.get(standard))
        for standard in sources.edition.standards
        for organisation, ratings in judged
    ]
    shown = {
        "organisation": bool(sources.organisations),
        "rating": any(one.rating for _, one in rated),
        "score": any(one.score is not None for _, one in rated),
        "ground": True,
    }
    names = [name for name, is_shown in shown.items() if is_shown]
    rows = tuple(_row_score(writer, one, organisation, names) for organisation, one in rated)
    headings = (writer.level("standard"), *(writer.label(f"heading.{name}") for name in names))
    return Table("table-ratings", writer.label("table.scores"), headings, rows)


def _row_score(writer: Writer, rating: StandardRating, organisation: str, names: list[str]) -> tuple[Cell, ...]:
    standard = writer.sources.edition.standards[rating.standard]
    anchor = "-".join(filter(None, ("rating", standard.id, organisation)))
    cells = {
        "organisation": Cell(organisation),
        "rating": Cell("" if rating.rating else "–", badge=writer.badge(rating.rating), anchor=anchor),
        "score": Cell("–" if rating.score is None else f"{print_percent(rating.score / 100)}%", is_number=True),
        "ground": Cell(writer.explain(rating.reasons)),
    }
    return (Cell(writer.entitle(standard.id, standard.title), is_heading=True), *(cells[name] for name in names))


def _row_rating(writer: Writer, rating: StandardRating) -> tuple[Cell, ...]:
    edition = writer.sources.edition
    standard = edition.standards[rating.standard]
    # Only what is counted has points here, so that the column adds up to the sum beside the overall rating.
    is_counted = rating.rating is not None and standard.counted == "counted"
    points = str(edition.ratings.rating_by_id[rating.rating or ""].points) if is_counted else "–"
    return (
        Cell(writer.entitle(standard.id, standard.title), is_heading=True),
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
    """The facts that set the scene, each with its source; those of a topic stand in a display of their own."""
    facts = [fact for fact in writer.sources.context if not fact.group]
    table = table_facts(writer, "table-context", writer.label("table.context"), facts)
    blocks = (*writer.text(chapter.id), *((table,) if facts else ()), *show(writer, chapter))
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


def write_profile(writer: Writer, chapter: Chapter) -> Section:
    """What the cases of each sample are like, beside all the eligible ones."""
    accounts = writer.sources.accounts.values()
    charts = tuple(chart_margin(writer, account, heading) for account in accounts for heading in account.margins)
    blocks = (*writer.text(chapter.id), *charts, *show(writer, chapter))
    return Section(chapter.id, chapter.title.say(writer.language), blocks)


def write_previous(writer: Writer, chapter: Chapter) -> Section:
    """The scores of the previous inspection beside those of the others until then."""
    scores = writer.sources.previous
    rows = tuple(
        (
            Cell(one.title, is_heading=True),
            Cell(f"{one.percent}%", is_number=True),
            *(
                Cell("–" if value is None else f"{value}%", is_number=True)
                for value in (one.lowest, one.highest, one.average)
            ),
        )
        for one in scores
    )
    names = ("measure", "here", "lowest", "highest", "average")
    table = Table(
        "table-previous", writer.label("table.previous"), tuple(writer.label(f"heading.{one}") for one in names), rows
    )
    blocks = (*writer.text(chapter.id), *((table,) if scores else ()), *show(writer, chapter))
    return Section(chapter.id, chapter.title.say(writer.language), blocks)
