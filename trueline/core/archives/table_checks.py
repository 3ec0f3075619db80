"""Do the rows of published tables hold together: needs and what was done about them, scores and the other scores?"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from trueline.core.archives.checks import Check, judge
from trueline.core.archives.publications import Publication, PublishedFigure
from trueline.core.ratings import figure_from_cases
from trueline.core.wording import write_number

#: One row of a table: its figures by their columns.
_Row = Mapping[str, PublishedFigure]


def check_needs(publication: Publication) -> Iterator[Check]:
    """Needs stand in the order of their cases, and every percentage is one that some number of the cases prints as."""
    rows = [row for row in _list_rows(publication, "need_tables") if "interventions" in row]
    counted = [row for row in rows if "cases" in row]
    for above, row in pairwise(counted):
        first, then = above["cases"], row["cases"]
        order = f"{write_number(_value(first))} cases above {write_number(_value(then))}"
        agrees = _value(first) >= _value(then)
        yield judge("need", f"rank of {row['cases'].topic}", "below", order, then.line, agrees=agrees, figures=2)
    for row in counted:
        cases = int(_value(row["cases"]))
        for column in ("interventions", "progress"):
            if column in row:
                yield _check_share(row[column], cases)


def _check_share(figure: PublishedFigure, cases: int) -> Check:
    percent = int(_value(figure))
    met = figure_from_cases(percent, cases).met
    told = f"{met} of {cases}" if met is not None else f"no number of {cases} cases"
    what = f"{figure.topic}, {figure.column}"
    return judge("need", what, f"{percent}%", told, figure.line, agrees=met is not None, figures=2)


def check_spreads(publication: Publication) -> Iterator[Check]:
    """A score and the average of the inspections until then lie between the lowest and the highest of them."""
    for row in _list_rows(publication, "previous_inspection"):
        lowest, highest = _value(row["lowest"]), _value(row["highest"])
        for column in ("score", "average"):
            value = _value(row[column])
            told = f"{write_number(lowest)} to {write_number(highest)}"
            what = f"{row[column].topic}, {column}"
            printed, line = write_number(value), row[column].line
            yield judge("spread", what, printed, told, line, agrees=lowest <= value <= highest, figures=3)


def _list_rows(publication: Publication, section: str) -> Iterator[_Row]:
    """The rows of the tables of a section, in the order printed."""
    rows: dict[tuple[str, int], dict[str, PublishedFigure]] = {}
    for figure in publication.figures:
        if figure.section == section and figure.column:
            rows.setdefault((figure.topic, figure.line), {})[figure.column] = figure
    yield from rows.values()


def _value(figure: PublishedFigure) -> Fraction:
    return figure.value or Fraction(0)
