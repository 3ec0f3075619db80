"""How is a chart drawn? As SVG with real text, a title and a description, from the same numbers as its table."""

from collections.abc import Iterator
from html import escape

from trueline.core.reports import Bar, Chart

WIDTH = 800
_LABELS, _LONGEST = 290, 36
#: Over a bar of many parts a label has the width of the chart.
_LONGEST_OVER = 100
_RIGHT = 60
_BAR, _GAP = 18, 12
_MARKS, _TOP = 26, 4
#: Dark and light enough to tell apart without colour; both at least 3:1 on white.
_COLOURS = ("#1d5b99", "#c26a00", "#5a5a5a")
#: For bars of many parts: the fill of each and of the number on it, at least 4.5:1; a gap of white parts them.
_STACKED = (
    ("#12436d", "#ffffff"),
    ("#28a197", "#000000"),
    ("#801650", "#ffffff"),
    ("#f46a25", "#000000"),
    ("#3d3d3d", "#ffffff"),
    ("#a285d1", "#000000"),
)
_NARROWEST = 24
#: About how wide a letter of a legend is, and the room around its name.
_LETTER, _AROUND = 7.6, 38


def render_chart(chart: Chart) -> str:
    """The chart as one SVG element."""
    parts = list(dict.fromkeys(part.name for bar in chart.bars for part in bar.parts))
    places = _place_legend(chart, parts) if len(parts) > 1 else []
    legend = 24 + places[-1][1] if places else 0
    heights = [_BAR * _count_rows(chart, bar) + _GAP for bar in chart.bars]
    top = _TOP + legend + (_MARKS if chart.marks else 0)
    height = top + sum(heights) + 6
    id_ = escape(chart.id)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" class="chart"',
        f'role="img" aria-labelledby="{id_}-title {id_}-desc">',
        f'<title id="{id_}-title">{escape(chart.title)}</title>',
        f'<desc id="{id_}-desc">{escape(chart.description)}</desc>',
    ]
    lines += _draw_legend(chart, parts, places)
    lines += _draw_marks(chart, top, height - 4)
    for bar, tall in zip(chart.bars, heights, strict=True):
        draw = _draw_stack if chart.is_stacked else _draw_bar
        lines += draw(chart, bar, parts, top + _GAP / 2)
        top += tall
    return "\n".join([*lines, "</svg>"])


def _x(chart: Chart, value: float) -> float:
    left = _left(chart)
    return round(left + (WIDTH - left - _RIGHT) * value / chart.most, 1)


def _left(chart: Chart) -> int:
    """Where bars begin: beside their labels, or under them where there are many parts."""
    return 0 if chart.is_stacked else _LABELS


def _count_rows(chart: Chart, bar: Bar) -> int:
    return 2 if chart.is_stacked else max(1, len(bar.parts))


def _place_legend(chart: Chart, parts: list[str]) -> list[tuple[float, int]]:
    """Where the names of the parts stand: side by side, on a new line where they would leave the chart."""
    places: list[tuple[float, int]] = []
    x, y = float(_left(chart)), 0
    for name in parts:
        width = _AROUND + _LETTER * len(name)
        if x + width > WIDTH and x > _left(chart):
            x, y = float(_left(chart)), y + 24
        places.append((round(x, 1), y))
        x += width
    return places


def _draw_legend(chart: Chart, parts: list[str], places: list[tuple[float, int]]) -> Iterator[str]:
    fills = tuple(fill for fill, _ in _STACKED) if chart.is_stacked else _COLOURS
    for number, (name, (x, y)) in enumerate(zip(parts, places, strict=False)):
        yield f'<rect x="{x}" y="{y + 6}" width="14" height="14" fill="{fills[number % len(fills)]}"/>'
        yield f'<text x="{x + 20}" y="{y + 18}" font-size="14">{escape(name)}</text>'


def _draw_marks(chart: Chart, top: float, bottom: float) -> Iterator[str]:
    for mark in chart.marks:
        x = _x(chart, mark.at)
        yield f'<line x1="{x}" x2="{x}" y1="{top - 3}" y2="{bottom}" stroke="#6b6b6b" stroke-dasharray="3 3"/>'
    for mark in chart.marks:
        x = _x(chart, mark.at)
        yield f'<text x="{x}" y="{top - 9}" font-size="12" text-anchor="middle">{mark.at:g}{chart.unit}</text>'


def _draw_bar(chart: Chart, bar: Bar, parts: list[str], top: float) -> Iterator[str]:
    tall = _BAR * max(1, len(bar.parts))
    middle = top + tall / 2
    name = escape(_shorten(bar.label))
    yield f'<text x="{_LABELS - 10}" y="{middle + 5}" font-size="14" text-anchor="end">{name}</text>'
    if not bar.parts:
        yield f'<text x="{_LABELS}" y="{middle + 5}" font-size="13" font-style="italic">{escape(bar.told)}</text>'
    for number, part in enumerate(bar.parts):
        y = top + _BAR * number
        width = round(_x(chart, part.value) - _LABELS, 1)
        colour = _COLOURS[parts.index(part.name)]
        yield f'<rect x="{_LABELS}" y="{y}" width="{width}" height="{_BAR - 3}" fill="{colour}"/>'
        # With an interval the number stands beyond the scale, where no whisker and no line can cross it.
        end = _x(chart, chart.most if bar.high is not None else part.value)
        yield f'<text x="{end + 8}" y="{y + 13}" font-size="13">{part.value:g}{chart.unit}</text>'
    if bar.low is not None and bar.high is not None:
        yield from _draw_interval(_x(chart, bar.low), _x(chart, bar.high), top + (_BAR - 3) / 2)


def _draw_stack(chart: Chart, bar: Bar, parts: list[str], top: float) -> Iterator[str]:
    """Parts end to end under their label, each with its number where there is room for it."""
    yield f'<text x="0" y="{top + 13}" font-size="14">{escape(_shorten(bar.label, _LONGEST_OVER))}</text>'
    top += _BAR
    reached = 0.0
    for part in bar.parts:
        start, end = _x(chart, reached), _x(chart, reached + part.value)
        fill, ink = _STACKED[parts.index(part.name) % len(_STACKED)]
        width = round(max(0, end - start - 1), 1)
        yield f'<rect x="{start}" y="{top}" width="{width}" height="{_BAR - 3}" fill="{fill}"/>'
        if end - start >= _NARROWEST:
            middle = round((start + end) / 2, 1)
            number = f'fill="{ink}" text-anchor="middle">{part.value:g}{chart.unit}'
            yield f'<text x="{middle}" y="{top + 12}" font-size="12" {number}</text>'
        reached += part.value


def _draw_interval(low: float, high: float, y: float) -> Iterator[str]:
    """A whisker, white under black so that it shows on the bar and beside it."""
    for colour, width in (("#ffffff", 4), ("#0b0c0c", 1.6)):
        ends = " ".join(f"M{x} {y - 5}V{y + 5}" for x in (low, high))
        yield f'<path d="M{low} {y}H{high} {ends}" stroke="{colour}" stroke-width="{width}" fill="none"/>'


def _shorten(name: str, longest: int = _LONGEST) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
