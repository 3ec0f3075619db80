"""How does a released report become one page of HTML that needs nothing else?"""

from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trueline.core.reports import Block, Chart, ReleasedReport, Report, Table
from trueline.core.wording import label
from trueline.publishing.charts import render_chart


def render_html(released: ReleasedReport) -> bytes:
    """The report as a page with its styles and charts inside it; the same report gives the same bytes."""
    return _render(released.report, "report.html", "page.skip")


def render_account(page: Report) -> bytes:
    """The account of a draw as a page of the same kind. It is no publication, so small numbers stand on it."""
    return _render(page, "account.html", "page.account")


def render_profile(page: Report) -> bytes:
    """The description of a caseload as a page of the same kind, with whole counts, for those who may see it."""
    return _render(page, "account.html", "page.profile")


def _render(report: Report, template: str, skip: str) -> bytes:
    environment = Environment(
        loader=PackageLoader("trueline.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["of_kind"] = _is_of_kind
    environment.filters["draw"] = _draw
    environment.filters["numbers_under"] = _has_numbers_under
    environment.globals["label"] = partial(label, language=report.language)
    return environment.get_template(template).render(report=report, skip=skip).encode()


def _is_of_kind(block: Block, kind: str) -> bool:
    return type(block).__name__ == kind


def _draw(chart: Chart) -> Markup:
    return Markup(render_chart(chart))


def _has_numbers_under(table: Table, column: int) -> bool:
    return any(row[column].is_number for row in table.rows if column < len(row))
