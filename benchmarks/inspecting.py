"""How long does a whole invented inspection take, and what takes it? The aim is under 60 s."""

from pathlib import Path
from tempfile import TemporaryDirectory

from timing import compare

from trueline.actions.desk.demos import AS_AT, make_demo
from trueline.actions.desk.frameworks import get_framework
from trueline.actions.desk.reports import make_report
from trueline.core.caseloads import sort_out
from trueline.core.samples import draw
from trueline.intake.answer_files import read_answers
from trueline.intake.caseload_files import read_longlist
from trueline.synthetic.caseloads import invent_caseload
from trueline.synthetic.providers import invent_division

EDITION = get_framework("nps-standards-2018")

with TemporaryDirectory() as folder:
    demo = make_demo(Path(folder) / "demo", "1", EDITION.id)
    bundle, stream = demo.folder / "bundle", EDITION.streams["case-supervision"]
    longlist = demo.folder / "longlists" / "case-supervision.csv"
    eligible = sort_out(stream, read_longlist(longlist, stream).cases, AS_AT).eligible
    division = invent_division("1")
    compare(
        "An inspection",
        {
            "the whole demo": lambda: make_demo(Path(folder) / "again", "1", EDITION.id),
            "of which: inventing 18,566 people": lambda: invent_caseload(division, "1", AS_AT),
            "of which: reading the longlist for case supervision": lambda: read_longlist(longlist, stream),
            f"of which: drawing from {len(eligible)} eligible cases": lambda: draw(stream, eligible, "1"),
            "of which: reading the answers": lambda: read_answers(bundle / "answers.csv", EDITION),
            "of which: the report from the bundle": lambda: make_report(bundle, Path(folder) / "r.html"),
        },
        rounds=5,
    )
