"""The commands ``trueline sample …``: which cases are looked at."""

from typing import Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import count, print_json

app = typer.Typer(help="Which cases are looked at.", no_args_is_help=True)


@app.callback()
def _() -> None:
    """Which cases are looked at."""


@app.command()
def size(
    population: Annotated[int, typer.Option(help="The number of eligible cases.")],
    confidence: Annotated[float, typer.Option(help="The confidence level, between 0 and 1.")] = 0.8,
    margin: Annotated[float, typer.Option(help="The margin of error: 0.05 is five points.")] = 0.05,
    as_json: AsJson = False,
) -> None:
    """Work out how many cases a sample needs, with workings."""
    from trueline.actions.desk.samples import size_sample
    from trueline.core.wording import tell

    found = size_sample(population, confidence, margin)
    if as_json:
        workings = [reason.as_record() for reason in found.reasons]
        print_json({"size": found.size, "population": found.population, "workings": workings})
        return
    print(f"{found.size} of {count(found.population, 'case', 'cases')}\n")
    for number, reason in enumerate(found.reasons, start=1):
        print(f"  {number}. {tell(reason)}")
    print(
        "\nBasis: the method is stated (S0:1303–1304); the formula is derived from it, and gives the published sizes."
    )
