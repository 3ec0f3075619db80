"""How long does an edition take to load and check, beside reading its YAML alone?"""

from pathlib import Path

from ruamel.yaml import YAML
from timing import compare

from trueline.core.frameworks import to_canonical_json
from trueline.intake.documents import read_yaml_text
from trueline.intake.framework_files import load_framework, read_edition_json, read_framework

FOLDER = Path(__file__).parents[1] / "trueline" / "frameworks" / "nps-standards-2018"
JSON = to_canonical_json(load_framework(FOLDER.name).edition)


def read_yaml_alone() -> None:
    for path in FOLDER.rglob("*.yaml"):
        YAML(typ="safe", pure=True).load(path)


def read_anew() -> None:
    read_yaml_text.cache_clear()
    read_framework(FOLDER)


compare(
    "Loading nps-standards-2018",
    {
        "the YAML alone, by ruamel.yaml": read_yaml_alone,
        "the edition from YAML, with every check": read_anew,
        "the same again, its files unchanged": lambda: read_framework(FOLDER),
        "the edition from its canonical JSON, as in a bundle": lambda: read_edition_json(JSON, "edition.json"),
    },
    rounds=9,
)
