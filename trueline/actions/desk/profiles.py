"""What people do to get to know a caseload: have it described beside published figures."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import check_day, list_terms_of, open_duck
from trueline.actions.desk.caseloads import open_caseload
from trueline.core.caseloads import ExtractAccount, ProfilePart, answer_measure
from trueline.core.reports import build_profile_page
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.profile_files import load_measures, load_printed
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.html import render_profile
from trueline.warehouse.profiling import count_measures, find_read


@dataclass(frozen=True)
class Profile:
    """A caseload described: whose it is, as at which day, and each measure. ``people`` is how many references became
    pseudonyms; None where they stay as given.
    """

    account: ExtractAccount
    as_at: date
    parts: tuple[ProfilePart, ...]
    people: int | None


def describe_caseload(
    folder: Path, as_at: date | None = None, key: Path | None = None, out: Path | None = None
) -> Profile:
    """Describe the caseload of the extract in ``folder`` as at a day, the census day where none is named; as a page too
    where ``out`` names one. Refused, with nothing written, when anything is wrong with the extract.
    """
    if out:
        check_ending(out, ".html")
    definition, measures, printed = load_extract_definition(), load_measures(), load_printed()
    with open_caseload(folder, key) as extract:
        account = extract.account
        day = as_at or account.census_date
        check_day(account, day)
        terms = list_terms_of(extract, day)
        with open_duck(extract) as engine:
            found = count_measures(engine, terms, measures, day)
    parts = []
    for measure in measures:
        read = find_read(measure, terms)
        partial = tuple(table for table in account.partial_tables if table in read)
        rebuilt = tuple(how.table for how in extract.rebuilt if how.table in read)
        codes = definition.list_by_id.get(measure.list)
        parts.append(answer_measure(measure, found[measure.id], codes, printed, partial, rebuilt))
    if out:
        write_whole(out, render_profile(build_profile_page(account, day, tuple(parts))), inputs=(folder,))
    return Profile(account, day, tuple(parts), extract.people)
