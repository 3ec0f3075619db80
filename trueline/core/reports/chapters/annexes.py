"""The annexes on how it was done and on what words mean."""

from collections.abc import Iterator

from trueline.core.frameworks import Chapter, Stream
from trueline.core.reasons import Value
from trueline.core.reports.blocks import Block, Bullets, Cell, Paragraph, Section, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_margin
from trueline.core.samples import ALGORITHM, Account
from trueline.core.wording import write_day


def write_methodology(writer: Writer, chapter: Chapter) -> Section:
    """How the cases were drawn, from the account of each draw, and what the organisation was judged on."""
    sources = writer.sources
    cases = {(answer.stream, answer.subject) for answer in sources.answers}
    seconds = {(answer.stream, answer.subject) for answer in sources.answers if answer.reader == "second"}
    told = [
        writer.tell("method.answers", answers=len(sources.answers), cases=len(cases), seconds=len(seconds)),
        writer.tell(f"method.interval.{sources.edition.ratings.estimates.interval}", level=writer.confidence),
        writer.tell("method.subsamples"),
    ]
    blocks = (*writer.text(chapter.id), Paragraph((" ".join(f"{one}." for one in told),)))
    sections = (_write_evidence(writer), *(_write_stream(writer, account) for account in sources.accounts.values()))
    return Section(chapter.id, chapter.title.say(writer.language), blocks, sections)


def _write_evidence(writer: Writer) -> Section:
    evidence = writer.sources.evidence
    kinds = dict.fromkeys(item.kind for item in evidence)
    rows = tuple(
        (
            Cell(writer.label(f"kind.{kind}"), is_heading=True),
            Cell(str(sum(item.kind == kind for item in evidence)), is_number=True),
        )
        for kind in kinds
    )
    headings = (writer.label("heading.kind"), writer.label("heading.number"))
    told = Paragraph((f"{writer.tell('method.evidence', count=len(evidence))}.",))
    table = Table("table-evidence", writer.label("table.evidence"), headings, rows)
    return Section("method-organisation", writer.label("section.evidence"), (told, table) if rows else (told,))


def _write_stream(writer: Writer, account: Account) -> Section:
    stream = writer.sources.edition.streams[account.stream]
    looked_at = writer.tell("method.looked-at", evidence=", ".join(stream.evidence))
    blocks: list[Block] = [
        Paragraph((f"{stream.population.say(writer.language)}. {looked_at}.",)),
        Paragraph((" ".join(f"{one}." for one in _tell_draw(writer, account)),)),
    ]
    if stream.caveat:
        blocks.append(Paragraph((stream.caveat.say(writer.language),), is_note=True))
    if account.set_aside:
        blocks.append(_table_aside(writer, account))
    if not any(chapter.kind == "profile" for chapter in writer.sources.edition.report.chapters):
        blocks += [chart_margin(writer, account, heading) for heading in account.margins]
    return Section(f"sample-{account.stream}", stream.title.say(writer.language), tuple(blocks))


def _tell_draw(writer: Writer, account: Account) -> Iterator[str]:
    stream = writer.sources.edition.streams[account.stream]
    if stream.within:
        yield writer.tell("method.within", population=account.population, size=account.size)
        return
    if account.opens and account.closes:
        window = {
            "opens": write_day(account.opens, writer.language),
            "closes": write_day(account.closes, writer.language),
        }
        yield writer.tell("method.window", listed=account.listed, population=account.population, **window)
    size = stream.size
    if size.confidence and size.margin:
        level, margin = 100 * size.confidence.value, 100 * size.margin.value
        yield writer.tell("method.why", level=level, margin=margin, sized_on=account.sized_on, size=account.size)
    drawn: dict[str, Value] = {
        "size": account.size,
        "algorithm": account.algorithm,
        "seed": account.seed,
        "reserves": account.reserves,
    }
    yield writer.tell("method.drawn", **drawn)
    if stream.officer and account.officers and not account.reach:
        heading = stream.heading_by_id[stream.officer].title
        yield writer.tell("method.officers", officers=account.officers, heading=heading)
    yield from _tell_held(writer, stream, account)
    yield writer.tell("method.repeat", fingerprint=account.fingerprint)


def _tell_held(writer: Writer, stream: Stream, account: Account) -> Iterator[str]:
    """What the draw held, what it could not, and what became of the sample since."""
    is_balanced = account.algorithm == ALGORITHM
    unheld = "" if is_balanced else "-unheld"
    if is_balanced and account.margins:
        headings = ", ".join(stream.heading_by_id[heading].title for heading in account.margins)
        yield writer.tell("method.balanced", headings=headings)
        yield writer.tell("method.unequal" if account.chances else "method.equal")
    if any(margin.minimums for margin in stream.margins):
        yield writer.tell(f"method.minimums{unheld}")
    if stream.officer_cap:
        yield writer.tell(f"method.officer-cap{unheld}", cap=account.officer_cap or stream.officer_cap.value)
    if account.reach:
        reach = account.reach
        yield writer.tell("method.reach", reached=reach.reached, of=reach.of, ceiling=reach.ceiling)
    # Which category, and by how much, stands in the account: small numbers of people are not for a report.
    if account.shortfalls:
        yield writer.tell("method.shortfalls")
    for extension in account.extensions:
        yield writer.tell("method.extended", before=extension.before, after=extension.after)
    if account.replacements:
        yield writer.tell("method.replaced", cases=len(account.replacements))


def _table_aside(writer: Writer, account: Account) -> Table:
    rows = tuple(
        (Cell(writer.label(code), is_heading=True), Cell(str(cases), is_number=True))
        for code, cases in account.set_aside.items()
    )
    headings = (writer.label("heading.reason"), writer.label("heading.cases"))
    return Table(f"aside-{account.stream}", writer.label("table.aside"), headings, rows)


def write_glossary(writer: Writer, chapter: Chapter) -> Section:
    """The terms of the edition."""
    terms = writer.sources.edition.report.glossary
    items = tuple((f"{term.term}: {term.means.say(writer.language)}",) for term in terms)
    return Section(chapter.id, chapter.title.say(writer.language), (Bullets(items),))
