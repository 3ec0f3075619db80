"""What people do with a bundle: make its report."""

from pathlib import Path

from trueline.core.reports import ReportSources, build_report, release
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.files import write_whole
from trueline.publishing.html import render_html


def make_report(bundle: Path, out: Path) -> ReportSources:
    """Write the report of a bundle as one HTML file. Refused, with nothing written, when the bundle is not whole."""
    sources = read_bundle(bundle)
    write_whole(out, to_html(sources))
    return sources


def to_html(sources: ReportSources) -> bytes:
    """The report of an inspection, released and rendered."""
    released = release(build_report(sources), sources.edition.ratings.release)
    return render_html(released).encode()
