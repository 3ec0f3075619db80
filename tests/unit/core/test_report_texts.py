"""Do texts that people write come out with their headings, lists and live figures?"""

import pytest

from tests.builders import answer
from tests.unit.reports import sources
from trueline.core.problems import Refused
from trueline.core.reports import Bullets, LiveFigure, Paragraph, Subheading
from trueline.core.reports.texts import read_text


def test_a_text_has_paragraphs_lists_and_subheadings() -> None:
    made = read_text(sources(), "foreword", "en")
    assert [type(block) for block in made] == [Paragraph, Subheading, Bullets]
    assert read_text(sources(), "nothing", "en") == ()
    alone = read_text(sources(texts={"x": "### Only a heading"}), "x", "en")
    assert alone == (Subheading("Only a heading"),)


@pytest.mark.parametrize(
    ("live", "written", "about"),
    [
        ("{2.1.1}", "80 per cent", "2.1.1"),
        ("{2.1.1:not}", "20 per cent", "2.1.1"),
        ("{2.1.1:words}", "most", "2.1.1"),
        ("{2.1.1:cases}", "8 of 10 cases", "2.1.1"),
        ("{sample:cases}", "33", "sample-cases"),
    ],
)
def test_a_live_figure_is_written_from_the_answers_and_knows_where_from(live: str, written: str, about: str) -> None:
    (paragraph,) = read_text(sources(texts={"x": f"It is {live}."}), "x", "en")
    assert isinstance(paragraph, Paragraph)
    before, figure, after = paragraph.runs
    assert (before, after) == ("It is ", ".")
    assert isinstance(figure, LiveFigure)
    assert (figure.text, figure.about) == (written, about)


@pytest.mark.parametrize("wrong", ["{9.9.9}", "{2.2.1}", "{sample:courts}", "{2.1.1:often}"])
def test_a_live_figure_that_is_not_there_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="the text of “x”"):
        read_text(sources(texts={"x": wrong}), "x", "en")


def test_words_fall_back_to_the_number_where_the_edition_has_none() -> None:
    few = tuple(answer(f"X{n}", "2.1.1", "yes" if n < 2 else "no") for n in range(10))
    (paragraph,) = read_text(sources(texts={"x": "{2.1.1:words}"}, answers=few), "x", "en")
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.runs if isinstance(run, LiveFigure)] == ["20%"]
