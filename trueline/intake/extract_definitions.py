"""What is the one definition of the extract, as its YAML files have it?"""

from functools import cache
from importlib.resources import as_file, files

from trueline.core.caseloads import ExtractDefinition
from trueline.intake.documents import Node, read_yaml
from trueline.intake.sql_files import decode

#: The files in the order in which a case runs, which is the order of the data request.
_THEMES = (
    "organisation",
    "people",
    "sentences",
    "court-and-allocation",
    "assessments",
    "contacts",
    "oversight",
    "victims",
)


@cache
def load_extract_definition() -> ExtractDefinition:
    """The definition that comes with Trueline, in ``trueline/caseload``."""
    with as_file(files("trueline") / "caseload") as folder:
        entries = dict(read_yaml(folder / "extract.yaml").entries())
        entries["lists"] = dict(read_yaml(folder / "lists.yaml").entries())["lists"]
        entries["rebuilt"] = dict(read_yaml(folder / "rebuilt.yaml").entries())["rebuilt"]
        themes: list[object] = [read_yaml(folder / "tables" / f"{name}.yaml") for name in _THEMES]
    entries["themes"] = Node(themes, "tables", 1)
    return decode(ExtractDefinition, Node(entries, "extract.yaml", 1))
