"""What people do with a bundle: make its report."""

from collections.abc import Callable, Mapping
from pathlib import Path

from trueline.core.problems import Problem, Refused
from trueline.core.reports import ReleasedReport, ReportSources, build_report, release
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.files import write_whole
from trueline.publishing.html import render_html

#: How a released report is rendered, by format.
RENDERERS: Mapping[str, Callable[[ReleasedReport], bytes]] = {"html": render_html}


def make_report(bundle: Path, out: Path, format_: str = "html") -> ReportSources:
    """Write the report of a bundle in a format. Refused, with nothing written, when the bundle is not whole, and when
    the file is named as if it were of another format.
    """
    if out.suffix.lower() not in ("", f".{format_}"):
        remedy = f"End the name in .{format_}, or choose another format"
        raise Refused(Problem(f"the report is written as {format_}", remedy, file=str(out)))
    sources = read_bundle(bundle)
    released = release(build_report(sources), sources.edition.ratings.release)
    write_whole(out, RENDERERS[format_](released), inputs=(bundle,))
    return sources
