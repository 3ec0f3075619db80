"""What does the page of a caseload show, for those who may see it?

Whole counts stand on it, small ones too: it belongs to the inspection and is never published. What is published goes
through the release, which hides small numbers of what people are like.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from trueline.core.caseloads import ExtractAccount, Number, Printed, ProfilePart, ProfileRow
from trueline.core.estimates import print_percent
from trueline.core.reports.blocks import Bar, Block, Cell, Chart, Paragraph, Part, Report, Section, Table
from trueline.core.wording import label, write_day

#: A chart has three colours: the first is this caseload’s.
_MOST_OTHERS = 2


def build_profile_page(
    account: ExtractAccount, as_at: date, parts: tuple[ProfilePart, ...], language: str = "en"
) -> Report:
    """The page of one caseload: a chart and a table for each measure, beside published figures."""
    return Report(
        title=label("profile.title", language, provider=account.provider),
        inspectorate=label("profile.invented" if account.synthetic else "profile.extract", language),
        published=write_day(as_at, language),
        sections=tuple(_show(part, language) for part in parts),
        language=language,
    )


def _show(part: ProfilePart, language: str) -> Section:
    measure = part.measure
    notes = [measure.says.say(language), *tell_notes(part, language)]
    blocks: list[Block] = [
        Paragraph((f"{note.rstrip('.')}.",), is_note=bool(place)) for place, note in enumerate(notes)
    ]
    blocks.append(_chart(part, language) if part.rows else Paragraph((label("profile.nothing", language),)))
    return Section(f"profile-{measure.id}", measure.title.say(language), tuple(blocks))


def tell_notes(part: ProfilePart, language: str = "en") -> Iterator[str]:
    """What must be known beside a measure: published figures of no one row, and tables that are not whole."""
    if part.printed:
        told = "; ".join(tell_printed(one, language) for one in part.printed)
        yield label("profile.published", language, told=told)
    if part.partial:
        yield label("profile.partial", language, tables=", ".join(part.partial))
    if part.rebuilt:
        yield label("profile.rebuilt", language, tables=", ".join(part.rebuilt))


def tell_printed(one: Printed, language: str = "en") -> str:
    """A published figure with whose it is and where it stands."""
    unit = "%" if one.unit == "percent" else ""
    code = "profile.derived" if one.basis.kind == "D" else "profile.stated"
    return label(
        code,
        language,
        figure=f"{write_figure(one.value)}{unit}",
        whose=one.whose.say(language),
        source=one.basis.source,
    )


def tell_category(row: ProfileRow, language: str = "en") -> str:
    """What a row counts."""
    return row.title.say(language) if row.title else label("profile.unrecorded", language)


def write_figure(value: Number) -> str:
    """A number with commas between its thousands, and one decimal where it has any."""
    return f"{int(value):,}" if value == int(value) else f"{float(value):,.1f}"


def tell_share(share: Fraction | None) -> str:
    """A share in whole per cent, empty where there is none; what is there is never none at all."""
    if share is None:
        return ""
    return "<1%" if share and not print_percent(share) else f"{print_percent(share)}%"


def _chart(part: ProfilePart, language: str) -> Chart:
    measure, id_ = part.measure, f"profile-{part.measure.id}"
    title = measure.title.say(language)
    others = list(
        dict.fromkeys(one.whose.say(language) for row in part.rows for one in row.printed if _is_drawn(part, one))
    )
    bars = tuple(_bar(part, row, others[:_MOST_OTHERS], language) for row in part.rows)
    most = max((one.value for bar in bars for one in bar.parts), default=0.0)
    told = "; ".join(bar.told for bar in bars)
    return Chart(
        f"{id_}-chart",
        title,
        label("profile.description", language, told=told),
        bars,
        100.0 if measure.is_parts else max(most, 1.0),
        _table(part, language),
        unit="%" if measure.is_parts else "",
    )


def _is_drawn(part: ProfilePart, one: Printed) -> bool:
    return part.measure.is_parts and one.unit == "percent"


def _bar(part: ProfilePart, row: ProfileRow, others: list[str], language: str) -> Bar:
    value = row.numbers[part.measure.drawn]
    drawn = float(print_percent(row.share)) if row.share is not None else round(float(value), 1)
    here = Part(label("profile.here", language), drawn)
    beside = tuple(
        Part(one.whose.say(language), float(one.value))
        for one in row.printed
        if one.whose.say(language) in others and _is_drawn(part, one)
    )
    name = tell_category(row, language)
    share = f" ({tell_share(row.share)})" if row.share is not None else ""
    return Bar(name, (here, *beside), f"{name} {write_figure(value)}{share}")


def _table(part: ProfilePart, language: str) -> Table:
    measure = part.measure
    headings = [label("heading.category", language)]
    headings += [label(f"profile.column.{name}", language) for name in measure.columns]
    headings += [label("heading.share", language)] if measure.is_parts else []
    has_printed = any(row.printed for row in part.rows)
    headings += [label("profile.elsewhere", language)] if has_printed else []
    rows = []
    for row in part.rows:
        cells = [Cell(tell_category(row, language), is_heading=True)]
        cells += [Cell(write_figure(number), is_number=True) for number in row.numbers]
        cells += [Cell(tell_share(row.share), is_number=True)] if measure.is_parts else []
        told = "; ".join(tell_printed(one, language) for one in row.printed)
        cells += [Cell(told)] if has_printed else []
        rows.append(tuple(cells))
    return Table(f"profile-{measure.id}-table", measure.title.say(language), tuple(headings), tuple(rows))
