"""The annexes: how it was done, every result with its cases and margin, and the glossary."""

from collections.abc import Iterator

from trueline.core.estimates import Estimate
from trueline.core.frameworks import Chapter, Domain, KeyQuestion, Standard, Stream
from trueline.core.reasons import Value
from trueline.core.reports.blocks import Block, Bullets, Cell, Paragraph, Section, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_margin, tell_interval
from trueline.core.samples import ALGORITHM, Account
from trueline.core.wording import write_day

#: What stands beside a question in the tables of results.
_COLUMNS = ("percent", "of", "cases", "unknown", "margin", "interval")


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


def write_results(writer: Writer, chapter: Chapter) -> Section:
    """Every figure of the domains judged on cases: percentage, cases, margin and interval, the prompts under each key
    question.
    """
    domains = [
        domain for domain in writer.sources.edition.domains if any(_find(writer, one) for one in domain.standards)
    ]
    sections = tuple(_write_domain_results(writer, domain) for domain in domains)
    return Section(chapter.id, chapter.title.say(writer.language), writer.text(chapter.id), sections)


def _find(writer: Writer, standard: Standard) -> list[Estimate]:
    found = (writer.sources.scores.find(question.id) for question in standard.key_questions)
    return [estimate for estimate in found if estimate is not None]


def _write_domain_results(writer: Writer, domain: Domain) -> Section:
    title = domain.title.say(writer.language)
    rows: list[tuple[Cell, ...]] = []
    for standard in domain.standards:
        badge = writer.badge(writer.sources.ratings.get(standard.id).rating)
        name = f"{standard.id} {standard.title.say(writer.language)}"
        rows.append((Cell(name, is_heading=True, badge=badge, span=len(_COLUMNS) + 1),))
        for question in standard.key_questions:
            rows.append(_row(writer, question.id, question.ask.say(writer.language)))
    table = Table(
        f"results-{domain.id}",
        writer.label("table.results", domain=title),
        _headings(writer, "key_question"),
        tuple(rows),
        notes=writer.note(estimate for standard in domain.standards for estimate in _find(writer, standard)),
    )
    asked = (question for standard in domain.standards for question in standard.key_questions)
    prompts = [_table_prompts(writer, question) for question in asked]
    answered = tuple(one for one in prompts if one.rows)
    below = Section(f"results-prompts-{domain.id}", writer.label("section.prompts"), answered)
    return Section(f"results-domain-{domain.id}", f"{domain.id}. {title}", (table,), (below,))


def _headings(writer: Writer, level: str) -> tuple[str, ...]:
    return (writer.level(level), *(writer.label(f"heading.{name}", level=writer.confidence) for name in _COLUMNS))


def _row(writer: Writer, question: str, asked: str) -> tuple[Cell, ...]:
    estimate = writer.sources.scores.find(question)
    heading = Cell(f"{question} {asked}", is_heading=True, anchor=f"figure-{question}")
    if estimate is None or estimate.percent is None:
        return (heading, *(Cell("–", is_number=True) for _ in _COLUMNS))
    counts = estimate.counts
    told = (
        f"{estimate.percent}%",
        counts.met,
        counts.n,
        counts.unknown,
        f"±{estimate.margin}",
        tell_interval(estimate),
    )
    return (heading, *(Cell(str(one), is_number=True) for one in told))


def _table_prompts(writer: Writer, question: KeyQuestion) -> Table:
    asked = {f"{question.id}.{prompt.id}": prompt.ask.say(writer.language) for prompt in question.prompts}
    found = {id_: estimate for id_ in asked if (estimate := writer.sources.scores.find(id_))}
    rows = tuple(_row(writer, id_, asked[id_]) for id_ in found)
    caption = writer.label("table.prompts", question=f"{question.id} {question.ask.say(writer.language)}")
    headings = _headings(writer, "prompt")
    return Table(f"prompts-{question.id}", caption, headings, rows, notes=writer.note(found.values()))


def write_glossary(writer: Writer, chapter: Chapter) -> Section:
    """The terms of the edition."""
    terms = writer.sources.edition.report.glossary
    items = tuple((f"{term.term}: {term.means.say(writer.language)}",) for term in terms)
    return Section(chapter.id, chapter.title.say(writer.language), (Bullets(items),))
