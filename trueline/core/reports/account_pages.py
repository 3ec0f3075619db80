"""What does the account of a draw say on its page, for those who may see the caseload?

Small numbers stand on it as they are: it belongs to the inspection’s records and is never published.
"""

from collections.abc import Iterator

from trueline.core.frameworks import Edition
from trueline.core.inspections import Inspection, Provider
from trueline.core.reasons import Value
from trueline.core.reports.blocks import Block, Bullets, Cell, Paragraph, Report, Section, Table
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.charts import chart_margin
from trueline.core.reports.sources import ReportSources
from trueline.core.samples import ALGORITHM, Account, Sample
from trueline.core.wording import write_day, write_number


def build_account_page(edition: Edition, account: Account, sample: Sample, language: str = "en") -> Report:
    """The page of one draw: its numbers, who was set aside, what it held, and why this case and not that one."""
    stream = edition.streams[account.stream]
    provider = Provider(account.provider, account.provider)
    day = account.as_at
    inspection = Inspection("draw", stream.title.say(language), edition.id, (provider,), day, day, day)
    writer = Writer(ReportSources(edition, inspection, {account.stream: account}, ()), language)
    sections = (
        _tell_numbers(writer, account),
        _tell_aside(writer, account),
        _tell_held(writer, account),
        _chart_margins(writer, account),
        _tell_changes(writer, account),
        _tell_why(writer, account, sample),
        _tell_repeat(writer, account),
    )
    return Report(
        title=writer.label("account.title", stream=stream.title.say(language)),
        inspectorate=edition.inspectorate.say(language),
        published=write_day(day, language),
        sections=tuple(section for section in sections if section.blocks),
        language=language,
        edition=f"{edition.title.say(language)} ({edition.id}, {edition.revision})",
    )


def _section(writer: Writer, name: str, *blocks: Block) -> Section:
    return Section(f"account-{name}", writer.label(f"account.{name}"), blocks)


def _say(writer: Writer, code: str, **figures: Value) -> Paragraph:
    return Paragraph((f"{writer.tell(code, **figures)}.",))


def _tell_numbers(writer: Writer, account: Account) -> Section:
    told: dict[str, object] = {
        "listed": f"{account.listed:,}",
        "eligible": f"{account.population:,}",
        "size": account.size,
        "reserves": account.reserves,
    }
    if account.restricted:
        held = account.restricted
        told["restricted"] = f"{held.eligible:,} / {held.drawn:,} / {held.reserves:,}"
    if account.opens and account.closes:
        window = (write_day(one, writer.language) for one in (account.opens, account.closes))
        told["window"] = " – ".join(window)
    reach = account.reach
    if reach:
        told |= {"officers": f"{reach.reached} / {reach.of}", "expected": write_number(reach.expected)}
        told |= {"ceiling": write_number(reach.ceiling), "most": reach.most_cases}
    told |= {"cap": account.officer_cap, "provider": account.provider, "seed": account.seed}
    told |= {"algorithm": account.algorithm, "file": account.file, "fingerprint": account.fingerprint}
    rows = tuple(
        (Cell(writer.label(f"account.number.{name}"), is_heading=True), Cell(str(value)))
        for name, value in told.items()
        if value not in ("", None)
    )
    headings = (writer.label("heading.fact"), writer.label("heading.here"))
    table = Table("account-numbers-table", writer.label("account.numbers.caption"), headings, rows)
    workings = Bullets(tuple((f"{writer.explain((reason,))}",) for reason in account.workings), start=1)
    return _section(writer, "numbers", table, workings)


def _tell_aside(writer: Writer, account: Account) -> Section:
    rows = tuple(
        (Cell(writer.label(code), is_heading=True), Cell(str(cases), is_number=True))
        for code, cases in account.set_aside.items()
    )
    headings = (writer.label("heading.reason"), writer.label("heading.cases"))
    table = Table("account-aside-table", writer.label("table.aside"), headings, rows)
    return _section(writer, "aside", *([table] if rows else []))


def _tell_held(writer: Writer, account: Account) -> Section:
    if account.algorithm != ALGORITHM:
        return _section(writer, "held", _say(writer, "account.unheld"))
    told = [*account.chances, *account.shortfalls]
    reasons = Bullets(tuple((writer.explain((reason,)),) for reason in told))
    first = "account.relaxed" if account.shortfalls else "account.held"
    return _section(writer, "held", _say(writer, first), *([reasons] if told else []))


def _chart_margins(writer: Writer, account: Account) -> Section:
    return _section(writer, "margins", *(chart_margin(writer, account, heading) for heading in account.margins))


def _tell_changes(writer: Writer, account: Account) -> Section:
    told = [
        writer.tell("account.extended", before=one.before, after=one.after, seed=one.seed) for one in account.extensions
    ]
    for one in account.replacements:
        because = "; ".join(writer.explain((reason,)).rstrip(".") for reason in one.reasons)
        told.append(writer.tell("account.replaced", reference=one.reference, by=one.by, why=one.why, because=because))
    return _section(writer, "changes", *([Bullets(tuple((f"{one}.",) for one in told))] if told else []))


def _tell_why(writer: Writer, account: Account, sample: Sample) -> Section:
    headings = ("reference", "position", "stratum", "role", "probability", "settled")
    table = Table(
        "account-cases",
        writer.label("account.cases"),
        tuple(writer.label(f"account.case.{name}") for name in headings),
        tuple(_list_cases(writer, sample)),
    )
    codes = ("chance", "first", "second", "landing", "others") if account.algorithm == ALGORITHM else ("plain",)
    told = Bullets(tuple((f"{writer.tell(f'why.{code}')}.",) for code in codes))
    return _section(writer, "why", told, table)


def _list_cases(writer: Writer, sample: Sample) -> Iterator[tuple[Cell, ...]]:
    for one in sample.cases:
        settled = sample.settled.get(one.case.reference)
        role = writer.label(f"role.{one.role}")
        if one.replaces:
            role = writer.label("role.stand-in", reference=one.replaces)
        cells = (
            one.stratum,
            role,
            f"{float(one.probability):.4f}",
            writer.label(f"stage.{settled.by}") if settled else "",
        )
        place, reference = Cell(str(one.position), is_number=True), Cell(one.case.reference, is_heading=True)
        yield (reference, place, *(Cell(cell) for cell in cells))


def _list_wishes(writer: Writer, account: Account) -> Iterator[str]:
    """What the draw was asked for, said outright, whether it was the edition’s setting or somebody’s wish."""
    stream = writer.sources.edition.streams[account.stream]
    yield f"--size {account.extensions[0].before if account.extensions else account.size}"
    yield f"--reserve {write_number(stream.reserve.value if stream.reserve else 0)}"
    if stream.officer_cap:
        yield f"--officer-cap {stream.officer_cap.value}"


def _tell_repeat(writer: Writer, account: Account) -> Section:
    file = account.file or "LONGLIST"
    told: dict[str, Value] = {"stream": account.stream, "seed": account.seed, "day": account.as_at.isoformat()}
    told |= {"file": file, "framework": writer.sources.edition.id, "wishes": " ".join(_list_wishes(writer, account))}
    command = Paragraph((writer.tell("account.command", **told),))
    return _section(
        writer, "repeat", _say(writer, "account.repeat", file=file, fingerprint=account.fingerprint), command
    )
