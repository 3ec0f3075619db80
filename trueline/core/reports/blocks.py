"""What is a report made of? Headings, paragraphs, tables and charts with no format in them."""

from dataclasses import dataclass
from typing import Literal

#: Where a rating stands on its scale, whatever the scale is called: the two ends, and what lies nearer to either.
Standing = Literal["best", "good", "weak", "worst"]


@dataclass(frozen=True)
class LiveFigure:
    """A number in a text that knows where it came from: ``about`` is the id whose row in the annex says how it was got,
    ``told`` the same in a few words.
    """

    text: str
    about: str
    told: str


Run = str | LiveFigure
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """Words and figures. ``is_note`` tells a note from the text around it."""

    runs: Runs
    is_note: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list. ``start`` is the first number where it is numbered."""

    items: tuple[Runs, ...]
    start: int | None = None


@dataclass(frozen=True)
class Subheading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True)
class RatingBadge:
    """A rating shown with what it is of: its title, and where it stands on the scale, never by colour alone."""

    rating: str
    title: str
    standing: Standing


@dataclass(frozen=True)
class Cell:
    """A cell of a table, over ``span`` columns. ``anchor`` names it, so that figures in the text can lead to it.

    ``count`` is the number of people behind a cell that counts some, and ``groups`` the counts of its row that it gives
    away: its own, that of which it is a share, those whose difference it is.
    """

    text: str
    is_number: bool = False
    is_heading: bool = False
    anchor: str = ""
    badge: RatingBadge | None = None
    span: int = 1
    count: int | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table. ``crosses_people`` marks one whose rows are personal characteristics: the release hides its small
    numbers, and where its rows are parts of a whole (``adds_up``) also what subtraction would give away.
    """

    id: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    crosses_people: bool = False
    adds_up: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of a bar, in the unit of the chart. ``group`` is the count of the table's row that it is drawn from."""

    name: str
    value: float
    group: str = ""


@dataclass(frozen=True)
class Bar:
    """One row of a chart: parts side by side, and the same in words; ``low`` and ``high`` bound the first part."""

    label: str
    parts: tuple[Part, ...]
    told: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Mark:
    """A line across a chart, such as the boundary of a band."""

    at: float
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart of bars, its words for those who do not see it, and always the table with its numbers: a row for each bar
    under the same label. ``legend`` says what its lines and whiskers are; ``is_stacked`` puts the parts of a bar end to
    end.
    """

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    most: float
    table: Table
    marks: tuple[Mark, ...] = ()
    unit: str = "%"
    legend: str = ""
    is_stacked: bool = False


@dataclass(frozen=True)
class LargeFigure:
    """A percentage to be seen from afar, and what it is of."""

    figure: LiveFigure
    told: str


@dataclass(frozen=True)
class LargeFigures:
    """A block of large figures."""

    id: str
    title: str
    items: tuple[LargeFigure, ...]


Block = Paragraph | Bullets | Subheading | Table | Chart | LargeFigures


@dataclass(frozen=True)
class Section:
    """A heading with its blocks and the sections below it. ``id`` is its anchor."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    badge: RatingBadge | None = None


@dataclass(frozen=True)
class Report:
    """A whole report. ``marking`` stands on every page; ``digest`` is that of the bundle it was made from."""

    title: str
    inspectorate: str
    published: str
    sections: tuple[Section, ...]
    language: str = "en"
    marking: str = ""
    digest: str = ""
    edition: str = ""
