"""What people do with a bundle: make its report."""

from collections.abc import Callable, Mapping
from pathlib import Path

from trueline.core.reports import ReleasedReport, ReportSources, build_report, release
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.files import write_whole
from trueline.publishing.html import render_html

#: How a released report is rendered, by format.
RENDERERS: Mapping[str, Callable[[ReleasedReport], bytes]] = {"html": render_html}


def make_report(bundle: Path, out: Path, format_: str = "html") -> ReportSources:
    """Write the report of a bundle in a format. Refused, with nothing written, when the bundle is not whole."""
    sources = read_bundle(bundle)
    released = release(build_report(sources), sources.edition.ratings.release)
    write_whole(out, RENDERERS[format_](released))
    return sources
