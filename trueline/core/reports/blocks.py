"""What is a report made of? Headings, paragraphs, tables and charts with no format in them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A number in a text that knows where it came from: ``about`` is the id whose row in the annex says how it was got,
    ``told`` the same in a few words.
    """

    text: str
    about: str
    told: str


Run = str | Figure
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """Words and figures. ``kind`` tells a note from the text around it."""

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
class Cell:
    """A cell of a table. ``anchor`` names it, so that figures in the text can lead to it; ``rating`` marks a rating.

    ``count`` is the number of people behind a cell that counts some, and ``group`` the set of cells of a row that would
    give that number away: its share, its difference from a target.
    """

    text: str
    is_number: bool = False
    is_heading: bool = False
    anchor: str = ""
    rating: str = ""
    count: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Table:
    """A table. ``crosses_people`` marks one whose rows are personal characteristics: the release hides its small
    numbers.
    """

    id: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    crosses_people: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of a bar, in the unit of the chart. ``group`` is that of the cells of the table it is drawn from."""

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
    under the same label.
    """

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    most: float
    table: Table
    marks: tuple[Mark, ...] = ()
    unit: str = "%"


@dataclass(frozen=True)
class RatingBadge:
    """A rating shown with a standard: never by colour alone."""

    rating: str
    title: str


Block = Paragraph | Bullets | Subheading | Table | Chart | RatingBadge


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
