"""Has every printed finding a question in its edition that asks for it?"""

from dataclasses import replace

import pytest

from tests.builders import edition
from tests.unit.core.publications import BARE, figure
from tests.unit.core.test_instruments import item, officers
from trueline.core.archives import find_homes
from trueline.intake.archive_files import load_publication
from trueline.intake.framework_files import load_framework


@pytest.mark.parametrize(
    ("id_", "findings", "context"),
    [
        ("nps-north-east-2019", 139, 0),
        ("nps-midlands-2018", 156, 1),
        ("northumbria-iaow-2013", 196, 2),
        ("york-north-yorkshire-qi-2016", 69, 5),
        ("south-yorkshire-qi-2017", 87, 1),
    ],
)
def test_every_printed_finding_has_a_home_in_its_edition(id_: str, findings: int, context: int) -> None:
    publication = load_publication(id_)
    homes = find_homes(publication, load_framework(publication.edition).edition)
    assert homes.homeless == ()
    assert (homes.findings, homes.housed, homes.context) == (findings, findings, context)


def test_a_home_is_a_question_that_is_asked_for_what_the_finding_is_printed_under() -> None:
    made = edition(instruments=(officers(item("workload", bears_on=("2.1.1",))),))
    printed = {
        "2.1": ("2.1.1.a", "2.1", "officers.workload", "context"),
        "2.1.1": ("2.1.1.a", "officers.workload"),
        "2.2": ("2.1.1.a", "officers.workload", "9.9", ""),
    }
    found = tuple(figure(ref=ref, home=home) for ref, homes in printed.items() for home in homes)
    homes = find_homes(replace(BARE, figures=(*found, figure(ref="2.2", column="comparator"))), made)
    assert [(one.ref, one.home) for one in homes.homeless] == [
        ("2.1", "2.1"),
        *(("2.2", one) for one in printed["2.2"]),
    ]
    assert (homes.findings, homes.housed, homes.context) == (10, 5, 1)
