"""What does an edition ask, and by which rules does it rate?"""

from markdown import Lines, head, row

from trueline.core.frameworks import COMPANIONS, Edition, Question
from trueline.intake.framework_files import load_framework


def print_framework(id_: str) -> Lines:
    edition = load_framework(id_).edition
    yield f"# {edition.title}\n"
    yield f"`{edition.id}`, revision {edition.revision}. {edition.inspectorate}: {edition.programme}.\n"
    for part in (
        _print_questions,
        _print_characteristics,
        _print_instruments,
        _print_bands,
        _print_longlists,
        _print_words,
        _print_stages,
    ):
        yield from part(edition)
        yield ""


def _print_questions(edition: Edition) -> Lines:
    for domain in edition.domains:
        yield f"## {domain.id}. {domain.title}\n"
        for standard in domain.standards:
            yield f"### {standard.id} {standard.title}\n"
            if standard.statement:
                yield f"> {standard.statement}\n"
            yield head("id", "question", "asked of", "applies", "basis")
            of_it = (question for question in edition.questions.values() if question.standard == standard.id)
            asked = (question for question in of_it if question.kind not in COMPANIONS)
            yield from (_print_question(question, question.id in edition.key_questions) for question in asked)
            yield ""


def _print_question(question: Question, is_key: bool) -> str:
    applies = "; ".join(f"{route} is {' or '.join(answers)}" for route, answers in question.applies.items())
    told = f"**{question.ask}**" if is_key else question.ask
    return row(question.id, told, question.stream or "the organisation", applies, question.basis)


def _print_characteristics(edition: Edition) -> Lines:
    described = [standard for standard in edition.standards.values() if standard.characteristics]
    if not described:
        return
    yield "## Ratings characteristics\n"
    yield head("standard", "rating", "what is seen", "basis")
    for standard in described:
        for one in standard.characteristics:
            yield row(
                standard.id, edition.ratings.rating_by_id[one.rating].title, " ".join(map(str, one.says)), one.basis
            )


def _print_instruments(edition: Edition) -> Lines:
    for instrument in edition.instruments:
        consent = " Only those who agreed are asked." if instrument.consent else ""
        yield f"## {instrument.title}\n\n`{instrument.id}`: {instrument.base}.{consent}\n"
        yield head("id", "item", "answers", "bears on", "basis")
        for item in instrument.items:
            yield row(f"{instrument.id}.{item.id}", item.ask, item.answers, ", ".join(item.bears_on), item.basis)
        yield ""


def _print_bands(edition: Edition) -> Lines:
    if not any(method.bands for method in edition.ratings.methods):
        return
    yield "## Bands\n"
    yield head("rating", "from", "below", "basis")
    for band in (band for method in edition.ratings.methods for band in method.bands):
        yield row(band.rating, f"{band.lowest}%", f"{band.below}%" if band.below else "", band.basis)


def _print_longlists(edition: Edition) -> Lines:
    yield "## Longlists\n"
    for stream in (stream for stream in edition.streams.values() if stream.headings):
        yield f"### {stream.id}\n\n{stream.population}.\n"
        yield head("heading", "must be there", "may also be called", "known values")
        for heading in stream.headings:
            values = ", ".join(f"{value.title} ({', '.join(value.written)})" for value in heading.values)
            yield row(heading.title, "yes" if heading.needed else "", ", ".join(heading.aliases), values)
        yield ""


def _print_words(edition: Edition) -> Lines:
    yield "## Words for percentages\n"
    yield head("words", "from", "to", "basis")
    for phrase in edition.wording.phrases:
        yield row(", ".join(phrase.words), phrase.lowest, phrase.highest, phrase.basis)


def _print_stages(edition: Edition) -> Lines:
    yield "## Stages\n"
    yield head("stage", "days from the first day of fieldwork", "may lead to", "basis")
    for stage in edition.stages.stages:
        yield row(stage.title, "" if stage.days is None else stage.days, ", ".join(stage.moves), stage.basis)
