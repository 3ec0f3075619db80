"""A longlist of invented rows, the draw of it as somebody types it, and the tables it leaves."""

import csv
from pathlib import Path
from typing import Any

from tests.integration.typed import NPS, Call
from trueline.synthetic.chance import Chance


def make_rows(cases: int = 60, **more: str) -> list[dict[str, Any]]:
    chance = Chance("rows", "longlist")
    rows = []
    for n in range(cases):
        officer = n % 17
        rows.append(
            {
                "Family name": f"Family{n}",
                "First name(s)": f"First{n}",
                "Date of birth": "04/03/1980",
                "Gender": "F" if n % 6 == 0 else "M",
                "Ethnicity": chance.pick(("W1", "W1", "W1", "A2", "B1")),
                "Case/sentence type": chance.pick(("CO", "SSO", "Licence")),
                "CRN": f"X{1000 + n}",
                "PNC": f"18/{n}Z",
                "RoSH classification": chance.pick(("Low", "Medium", "High")),
                "Date of sentence or release on licence": "10/02/2018",
                "Order or licence terminated": "",
                "Cluster": f"Cluster {officer % 2}",
                "LDU": f"Unit {officer % 4}",
                "Team": "Team",
                "Responsible officer": f"Officer {officer}",
                "Manager": "Manager",
                "Office": f"Office {officer % 4}",
                **more,
            }
        )
    rows.append({**rows[0], "CRN": "X9", "PNC": "", "Date of sentence or release on licence": "12/02/2018"})
    rows.append(
        {
            **rows[1],
            "CRN": "X8",
            "PNC": "",
            "Family name": "Other",
            "Date of sentence or release on licence": "1/8/2018",
        }
    )
    rows.append({**rows[2], "CRN": "X7", "PNC": "", "Family name": "Family2e"})
    return rows


def type_draw(call: Call, longlist: Path, out: Path, *more: object) -> tuple[int, str, str]:
    words = ("--framework", NPS, "--stream", "case-supervision", "--as-at", "2018-08-31", "--seed", "7", "--out", out)
    return call("sample", "draw", longlist, *words, *more)


def read(folder: Path, name: str = "sample.csv") -> list[dict[str, str]]:
    return list(csv.DictReader((folder / name).read_text(encoding="utf-8").splitlines()))
