"""How is a draw written down, so that it can be read, checked, repeated and carried on?"""

from collections.abc import Mapping, Sequence

from trueline.core.caseloads import Case
from trueline.core.frameworks import Edition, to_canonical_json, to_plain
from trueline.core.reports import build_account_page
from trueline.core.samples import FRAME_COLUMNS, Account, Sample
from trueline.publishing.bundles import write_sample
from trueline.publishing.html import render_account
from trueline.publishing.tables import to_csv, to_json


def to_draw(edition: Edition, account: Account, sample: Sample, eligible: Sequence[Case]) -> Mapping[str, bytes]:
    """The files of a draw by their names; the same draw gives the same bytes.

    frame.csv holds every eligible case with what it is counted by, and no name or date of birth; edition.json is the
    edition by which it was drawn, with the size, reserve and cap that were asked for.
    """
    return {
        "sample.csv": write_sample(sample),
        "frame.csv": write_frame(edition, account, sample, eligible),
        "account.json": to_json(to_plain(account)),
        "account.html": render_account(build_account_page(edition, account, sample)),
        "edition.json": f"{to_canonical_json(edition)}\n".encode(),
    }


def write_frame(edition: Edition, account: Account, sample: Sample, eligible: Sequence[Case]) -> bytes:
    """Every eligible case: its role, its probability, what settled it, and what it is counted by."""
    stream = edition.streams[account.stream]
    outer = edition.streams[stream.within or stream.id]
    # Whatever tells who somebody is stays out.
    telling = {heading for rule in outer.set_aside for identity in rule.identities for heading in identity}
    columns = [one.id for one in outer.headings if one.kind == "text" and one.id not in telling | {outer.reference}]
    roles = {one.case.reference: one.role for one in sample.cases}
    rows = []
    for case in sorted(eligible, key=lambda case: case.reference):
        settled = sample.settled.get(case.reference)
        told = (str(settled.probability), settled.by) if settled else ("", "")
        cells = (case.reference, roles.get(case.reference, ""), *told, *(case.get(column) for column in columns))
        rows.append(dict(zip((*FRAME_COLUMNS, *columns), cells, strict=True)))
    return to_csv(rows, [*FRAME_COLUMNS, *columns])
