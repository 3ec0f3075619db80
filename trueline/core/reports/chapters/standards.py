"""The chapters that tell what was found under a standard, jointly or for each organisation."""

from collections.abc import Iterator

from trueline.core.estimates import count_answers
from trueline.core.frameworks import Chapter, KeyQuestion, Question, Standard
from trueline.core.ratings import StandardRating
from trueline.core.reports.blocks import Block, Bullets, Paragraph, Section, Subheading
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_factors, chart_standard
from trueline.core.reports.displays import TOGETHER, show


def write_domain(writer: Writer, chapter: Chapter) -> Section:
    """A domain: what was written on it, its strengths and areas for improvement, and its standards."""
    domain = next(domain for domain in writer.sources.edition.domains if domain.id == chapter.domain)
    blocks = (*writer.text(chapter.id), *_write_parts(writer, chapter.id), *show(writer, chapter))
    standards = tuple(_write_standard(writer, chapter, standard) for standard in domain.standards)
    return Section(chapter.id, chapter.title.say(writer.language), blocks, standards)


def _write_parts(writer: Writer, section: str) -> Iterator[Block]:
    for part in ("strengths", "improvements"):
        written = writer.text(f"{section}.{part}")
        if written:
            yield from (Subheading(writer.label(f"section.{part}")), *written)


def _write_standard(writer: Writer, chapter: Chapter, standard: Standard) -> Section:
    rating = writer.sources.ratings.get(standard.id)
    chart = chart_standard(writer, standard)
    blocks = (
        *_open(writer, standard, rating),
        *writer.text(standard.id),
        *show(writer, chapter, standard.id),
        *((chart,) if chart else ()),
    )
    questions = tuple(_write_key_question(writer, question) for question in standard.key_questions)
    title = writer.entitle(standard.id, standard.title)
    return Section(f"standard-{standard.id}", title, blocks, questions, writer.badge(rating.rating))


def _open(writer: Writer, standard: Standard, rating: StandardRating) -> Iterator[Block]:
    """What the standard says, and why it is rated or scored as it is."""
    if standard.statement:
        yield Paragraph((standard.statement.say(writer.language),))
    firm = rating.firmness.reasons if rating.firmness else ()
    yield Paragraph((writer.explain((*rating.reasons, *firm)),), is_note=True)


def write_standard(writer: Writer, chapter: Chapter) -> Section:
    """A standard with a chapter of its own: jointly, or for each organisation and then for them together."""
    standard = writer.sources.edition.standards[chapter.standard or ""]
    title = chapter.title.say(writer.language)
    opening = (*writer.text(chapter.id), *_write_parts(writer, chapter.id), *show(writer, chapter))
    if chapter.by is None:
        rating = writer.sources.ratings.get(standard.id)
        questions = tuple(_write_key_question(writer, question) for question in standard.key_questions)
        blocks = (*_open(writer, standard, rating), *opening)
        return Section(chapter.id, title, blocks, questions, writer.badge(rating.rating))
    apart = (_write_organisation(writer, chapter, standard, one) for one in writer.sources.organisations)
    sections = (*apart, _write_together(writer, chapter, standard))
    return Section(chapter.id, title, opening, tuple(one for one in sections if one.blocks or one.sections))


def _write_organisation(writer: Writer, chapter: Chapter, standard: Standard, organisation: str) -> Section:
    """What was found of one organisation: the cases it holds, and the work that is its own whoever holds the case."""
    rating = writer.sources.ratings_apart[organisation].get(standard.id)
    section = f"{chapter.id}.{organisation}"
    blocks = (
        *_open(writer, standard, rating),
        *writer.text(section),
        *_write_parts(writer, section),
        *show(writer, chapter, organisation=organisation),
    )
    themes = tuple(
        found
        for question in standard.key_questions
        if (found := _write_theme(writer, section, question, organisation)).blocks
    )
    title = writer.label("section.organisation", organisation=organisation)
    return Section(section, title, blocks, themes, writer.badge(rating.rating))


def _write_together(writer: Writer, chapter: Chapter, standard: Standard) -> Section:
    section = f"{chapter.id}.{TOGETHER}"
    themes = tuple(
        found for question in standard.key_questions if (found := _write_theme(writer, section, question, "")).blocks
    )
    title = writer.label("section.together", organisations=" and ".join(writer.sources.organisations))
    shown = show(writer, chapter, organisation=TOGETHER)
    return Section(section, title, (*writer.text(section), *_write_parts(writer, section), *shown), themes)


def _write_theme(writer: Writer, section: str, question: KeyQuestion, organisation: str) -> Section:
    """What was found under a key question of one organisation, or of none alone."""
    edition = writer.sources.edition
    asked = [one for one in edition.questions.values() if one.key_question == question.id]
    findings = [_find(writer, one, organisation) for one in asked if one.kind in ("prompt", "summary")]
    items = tuple(finding.runs for finding in findings if finding)
    written = writer.text(f"{section}.{question.id}")
    blocks = (*written, *((Bullets(items),) if items else ()))
    return Section(f"{section}.{question.id}", (question.heading or question.ask).say(writer.language), blocks)


def _find(writer: Writer, question: Question, organisation: str) -> Paragraph | None:
    """The finding of a question that is this organisation's: by its own cases where whoever holds the case answers for
    the work, by all cases where one organisation answers for it always.
    """
    edition = writer.sources.edition
    fixed = edition.find_accountable(question.id)
    is_held = question.accountable in (None, edition.holder)
    if fixed is not None:
        return writer.finding(question.id) if fixed == organisation else None
    if is_held:
        return writer.finding(question.id, organisation) if organisation else None
    return None if organisation else writer.finding(question.id)


def _write_key_question(writer: Writer, question: KeyQuestion) -> Section:
    title = (question.heading or question.ask).say(writer.language)
    finding, estimate = writer.finding(question.id), writer.sources.scores.find(question.id)
    caveats = tuple(Paragraph((told,), is_note=True) for told in writer.note([estimate] if estimate else []))
    blocks: tuple[Block, ...] = (*((finding, *caveats) if finding else ()), *writer.text(question.id))
    gathered = () if question.summary else tuple(_gather_prompts(writer, question))
    charts = tuple(_chart_information(writer, question))
    return Section(f"question-{question.id}", f"{question.id} {title}", (*blocks, *gathered, *charts))


def _gather_prompts(writer: Writer, question: KeyQuestion) -> Iterator[Block]:
    """The findings of the prompts, where the key question has no judgement of its own."""
    judged = (prompt for prompt in question.prompts if prompt.kind == "prompt")
    findings = (writer.finding(f"{question.id}.{prompt.id}") for prompt in judged)
    items = tuple(finding.runs for finding in findings if finding)
    if items:
        yield Bullets(items)


def _chart_information(writer: Writer, question: KeyQuestion) -> Iterator[Block]:
    shown = {one for chapter in writer.sources.edition.report.chapters for d in chapter.displays for one in d.questions}
    for prompt in question.prompts:
        id_ = f"{question.id}.{prompt.id}"
        if prompt.kind == "information" and writer.sources.scores.find(id_) is None and id_ not in shown:
            chart = chart_factors(writer, id_, count_answers(writer.sources.edition, id_, writer.sources.answers))
            if chart:
                yield chart
