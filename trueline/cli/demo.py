"""The command ``trueline demo``: a whole invented inspection."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import print_json


def make_demo(
    into: Annotated[Path, typer.Option(help="The folder to make it in.")] = Path("demo"),
    seed: Annotated[str, typer.Option(help="The same seed gives the same inspection.")] = "1",
    framework: Annotated[str, typer.Option(help="The id of the framework.")] = "nps-standards-2018",
    as_json: AsJson = False,
) -> None:
    """Make a whole invented inspection, from the provider's files to the rated report, and say where it is."""
    from trueline.actions.desk.demos import make_demo as make
    from trueline.core.wording import list_names, tell

    demo = make(into, seed, framework, lambda step: print(f"{step} …", file=sys.stderr, flush=True))
    overall, folder = demo.ratings.overall, demo.folder.resolve()
    if as_json:
        rated = {one.standard: one.rating for one in demo.ratings.standards}
        print_json({"folder": str(folder), "overall": overall.rating, "points": overall.points, "standards": rated})
        return
    drawn = ", ".join(f"{account.size} of {account.population} {id_}" for id_, account in demo.sources.accounts.items())
    print(f"Everything in it is invented. {demo.supervised:,} people; cases drawn: {drawn}.")
    names = list_names(demo.sources.edition)
    if overall.rating:
        print(f"Overall: {names[overall.rating]}, {overall.points} of {overall.most} points.")
    for one in demo.ratings.standards if not overall.rating else ():
        print(f"{one.standard}: {'; '.join(tell(reason, names=names) for reason in one.reasons)}.")
    print()
    print(f"Report:     {folder / 'report.html'}   (open it in a browser)")
    print(f"Longlists:  {folder / 'longlists'}")
    print(f"Bundle:     {folder / 'bundle'}")
    print(f"Figures:    {folder / 'figures.csv'}")
