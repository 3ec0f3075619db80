"""How long does a draw take, beside a plain stratified one and the whole command?

The aims are 50 ms for 580 cases, 1 s for 10,000 and 60 s for 260,000 (a national frame), in one process, imports apart.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from make_longlists import make_rows
from samplers import draw_nested, draw_simple, draw_systematic
from timing import QUICK, compare

from trueline.actions.desk.frameworks import get_framework
from trueline.core.caseloads import Case
from trueline.core.frameworks import Basis, Setting, SizeRule, Stream
from trueline.core.samples import draw
from trueline.publishing.tables import to_csv

STREAM = get_framework("nps-standards-2018").streams["case-supervision"]
TRUELINE = Path(sys.executable).with_name("trueline")
#: Cases, officers, local delivery units, clusters; and how often it is drawn.
SHAPES = (((580, 102, 29, 13), 15), ((10_000, 1_000, 60, 12), 5), ((260_000, 10_000, 250, 60), 1))


def write_longlist(path: Path, rows: list[dict[str, str]]) -> None:
    """The same cases as a provider's file, with every heading that the stream asks for."""
    titles = {heading.id: heading.title for heading in STREAM.headings if heading.needed}
    dates = {"birth_date": "01/02/1980", "start_date": "10/02/2018"}
    path.write_bytes(
        to_csv([{title: row.get(id_, dates.get(id_, "")) for id_, title in titles.items()} for row in rows])
    )


def run_command(folder: Path, longlist: Path) -> None:
    out = folder / f"out{len(list(folder.iterdir()))}"
    words = [
        "--framework",
        "nps-standards-2018",
        "--stream",
        "case-supervision",
        "--as-at",
        "2018-08-31",
        "--seed",
        "1",
    ]
    subprocess.run([TRUELINE, "sample", "draw", longlist, *words, "--out", out], check=True, capture_output=True)


def measure(shape: tuple[int, int, int, int], rounds: int, stream: Stream) -> None:
    rows = make_rows(*shape)
    cases = [Case(number, row["crn"], row, {}) for number, row in enumerate(rows, start=2)]
    size = len(draw(stream, cases, "1", "plain-stratified/1").selected)
    draw(stream, cases[:60], "1")  # imports what it needs, which is no part of a draw
    with TemporaryDirectory() as folder:
        longlist = Path(folder) / "list.csv"
        write_longlist(longlist, rows)
        compare(
            f"{size:,} of {shape[0]:,} cases with {shape[1]:,} officers, and the reserves",
            {
                "draw/1": lambda: draw(stream, cases, "1"),
                "(a) simple random, without reserves": lambda: draw_simple(cases, size, "1", 6),
                "(b) plain-stratified/1": lambda: draw(stream, cases, "1", "plain-stratified/1"),
                "(c) nested rounding, without reserves": lambda: draw_nested(cases, size, "1", 6),
                "(d) systematic, without reserves": lambda: draw_systematic(cases, size, "1", 6),
                "the whole command": lambda: run_command(Path(folder), longlist),
            },
            rounds,
        )


if __name__ == "__main__":
    measure(*SHAPES[0], STREAM)
    if not QUICK:
        measure(*SHAPES[1], STREAM)
        # A national sample is larger: here one case in fifty.
        number = Setting(5_200, Basis("A"))
        measure(*SHAPES[2], replace(STREAM, size=SizeRule("fixed", Basis("A"), number=number)))
