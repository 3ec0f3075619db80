"""What people do with the archive: list, show, check, compare and export published inspections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path

from trueline.core.archives import (
    Check,
    ComparedRow,
    Homes,
    Publication,
    PublishedFigure,
    check_publication,
    compare_publications,
    find_homes,
    find_pairs,
)
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.intake.comparability_files import load_comparability
from trueline.intake.framework_files import load_framework
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.tables import to_csv, to_json
from trueline.warehouse.tables import to_parquet

CellValue = str | int | float | None


@dataclass(frozen=True)
class CheckedPublication:
    """A publication, everything worked out again from its figures, and the homes of its findings."""

    publication: Publication
    checks: tuple[Check, ...]
    homes: Homes


def list_archive() -> tuple[Publication, ...]:
    """Every published inspection, the latest first."""
    publications = (load_publication(id_) for id_ in list_publication_ids())
    return tuple(sorted(publications, key=lambda publication: publication.published, reverse=True))


def show_publication(id_: str) -> CheckedPublication:
    """One published inspection with its checks."""
    return _check(load_publication(id_))


def check_archive() -> tuple[CheckedPublication, ...]:
    """Everything that the published figures allow, worked out again."""
    return tuple(_check(publication) for publication in list_archive())


def _check(publication: Publication) -> CheckedPublication:
    edition = load_framework(publication.edition).edition
    return CheckedPublication(
        publication, tuple(check_publication(publication, edition)), find_homes(publication, edition)
    )


def compare_archive(ids: list[str]) -> tuple[ComparedRow, ...]:
    """Published inspections side by side; one alone is compared with the others of its edition. Refused across editions
    of which nothing may be compared, with the reason.
    """
    chosen = [load_publication(id_) for id_ in dict.fromkeys(ids)]
    if len(chosen) == 1:
        chosen += [one for one in list_archive() if one.edition == chosen[0].edition and one.id != chosen[0].id]
    others = dict.fromkeys(one.edition for one in chosen if one.edition != chosen[0].edition)
    first = load_framework(chosen[0].edition).edition
    pairs = find_pairs(first, [load_framework(id_).edition for id_ in others], load_comparability())
    return compare_publications(tuple(chosen), pairs)


def export_archive(path: Path) -> int:
    """Write every published figure to a CSV, JSON or Parquet file, by its ending; the number of figures written."""
    formats: Mapping[str, Callable[[list[dict[str, CellValue]]], bytes]] = {
        ".csv": to_csv,
        ".json": to_json,
        ".parquet": to_parquet,
    }
    to_format = formats[check_ending(path, *formats, field="FILE")]
    rows = [_to_row(publication, figure) for publication in list_archive() for figure in publication.figures]
    write_whole(path, to_format(rows))
    return len(rows)


def _to_row(publication: Publication, figure: PublishedFigure) -> dict[str, CellValue]:
    own = {part.name: _plain(getattr(figure, part.name)) for part in fields(figure) if part.name != "name"}
    return {"inspection": publication.id, "edition": publication.edition, "published": publication.published, **own}


def _plain(value: object) -> CellValue:
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | int) or value is None else str(value)
