"""Make the longlists that the benchmarks of the draw use: invented cases, with officers of uneven size."""

from pathlib import Path

from trueline.publishing.tables import to_csv
from trueline.synthetic import distributions as known
from trueline.synthetic.chance import Chance

FOLDER = Path(__file__).parent / "longlists"
#: Cases, officers, local delivery units, clusters.
SHAPES = (
    (250, 60, 10, 4),
    (580, 30, 5, 2),
    (580, 60, 12, 5),
    (580, 102, 29, 13),
    (580, 180, 29, 13),
    (1_000, 160, 20, 8),
    (2_000, 300, 29, 13),
)
ROSH = {"Low": 0.05, "Medium": 0.4, "High": 0.52, "Very high": 0.03}
TYPES = {"Community order": 0.3, "Suspended sentence order": 0.2, "Licence": 0.45, "Post-sentence supervision": 0.05}


def make_rows(cases: int, officers: int, units: int, clusters: int) -> list[dict[str, str]]:
    chance = Chance(f"{cases}:{officers}:{units}", "benchmark longlist")
    # From half to one and a half times as many cases as the middle officer has.
    weights = {number: 0.5 + chance.whole(0, 100) / 100 for number in range(officers)}
    rows = []
    for number in range(cases):
        # Every officer has a case, the others fall where their weights put them.
        officer = number if number < officers else chance.weigh(weights)
        unit = officer % units
        rows.append(
            {
                "crn": f"B{100_000 + (number * 7919) % 900_000}",
                "gender": chance.weigh({"Male": 0.947, "Female": 0.05, "Other": 0.003}),
                "ethnicity": chance.weigh(known.ETHNICITIES),
                "sentence_type": chance.weigh(TYPES),
                "rosh": chance.weigh(ROSH),
                "cluster": f"Cluster {unit % clusters + 1:02}",
                "ldu": f"Unit {unit + 1:02}",
                "officer": f"Officer {officer + 1:03}",
            }
        )
    return rows


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for shape in SHAPES:
        cases, officers, units, _ = shape
        path = FOLDER / f"{cases}-cases-{officers}-officers-{units}-units.csv"
        path.write_bytes(to_csv(make_rows(*shape)))
        print(path.name)
