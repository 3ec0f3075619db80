"""How does an inspection become a report? Chapter by chapter, in the order of its edition."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from trueline.core.frameworks import Chapter
from trueline.core.reports.blocks import Paragraph, Report, Section
from trueline.core.reports.chapters.annexes import write_glossary, write_methodology
from trueline.core.reports.chapters.findings import (
    write_context,
    write_overall,
    write_previous,
    write_profile,
    write_ratings,
    write_recommendations,
    write_text,
)
from trueline.core.reports.chapters.results import write_results
from trueline.core.reports.chapters.standards import write_domain, write_standard
from trueline.core.reports.chapters.words import Writer
from trueline.core.reports.sources import ReportSources
from trueline.core.wording import label, write_day

CHAPTERS: Mapping[str, Callable[[Writer, Chapter], Section]] = {
    "foreword": write_text,
    "overall": write_overall,
    "ratings": write_ratings,
    "key-findings": write_text,
    "recommendations": write_recommendations,
    "context": write_context,
    "domain": write_domain,
    "standard": write_standard,
    "profile": write_profile,
    "previous": write_previous,
    "text": write_text,
    "methodology": write_methodology,
    "results": write_results,
    "glossary": write_glossary,
}


def build_report(sources: ReportSources, language: str = "en") -> Report:
    """The report of an inspection, before its release."""
    writer = Writer(sources, language)
    written = ((chapter, CHAPTERS[chapter.kind](writer, chapter)) for chapter in sources.edition.report.chapters)
    inspection, edition = sources.inspection, sources.edition
    return Report(
        title=inspection.title,
        inspectorate=edition.inspectorate.say(language),
        published=write_day(inspection.published, language),
        sections=tuple(
            section
            if _says_anything(section)
            else replace(section, blocks=(Paragraph((label("section.empty", language),)),))
            for chapter, section in written
            if _says_anything(section) or not chapter.optional
        ),
        language=language,
        marking=label("marking.invented", language) if inspection.is_invented else "",
        digest=sources.digest,
        edition=f"{edition.title.say(language)} ({edition.id}, {edition.revision})",
    )


def _says_anything(section: Section) -> bool:
    return bool(section.blocks or section.sections)
