"""Does a chart draw its numbers to scale, in real text, with what is hidden said?"""

import xml.etree.ElementTree as ET

import pytest

from trueline.core.reports import Bar, Chart, Mark, Part, Table
from trueline.publishing.charts import render_chart

SVG = "{http://www.w3.org/2000/svg}"


def chart(*bars: Bar, **more: object) -> Chart:
    given = {"id": "c", "title": "A & B", "description": "Told <so>", "most": 100.0, **more}
    return Chart(bars=bars, table=Table("t", "T", ("a",), ()), **given)  # type: ignore[arg-type]


def bar(label: str = "one", value: float = 50, **more: object) -> Bar:
    return Bar(label, (Part("Yes", value),), "told", **more)  # type: ignore[arg-type]


def drawn(made: Chart) -> ET.Element:
    return ET.fromstring(render_chart(made))


def test_a_chart_has_a_title_a_description_and_real_text() -> None:
    picture = drawn(chart(bar(), bar("two", 100)))
    assert picture.get("role") == "img"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None and title.text == "A & B"
    assert description is not None and description.text == "Told <so>"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert {text.text for text in picture.iter(f"{SVG}text")} == {"one", "50%", "two", "100%"}


def test_a_bar_is_as_long_as_its_number() -> None:
    one, two = drawn(chart(bar(value=30), bar(value=60))).iter(f"{SVG}rect")
    assert float(two.get("width") or 0) == pytest.approx(2 * float(one.get("width") or 0), abs=0.2)


def test_a_chart_shows_whiskers_marks_a_legend_and_what_is_hidden() -> None:
    picture = drawn(
        chart(
            bar(low=40, high=60),
            Bar("two", (Part("Yes", 10.0), Part("No", 20.0)), "told"),
            Bar("x" * 60, (), "not shown"),
            marks=(Mark(65, "Good"),),
        )
    )
    assert len(list(picture.iter(f"{SVG}path"))) == 2
    assert len(list(picture.iter(f"{SVG}line"))) == 1
    texts = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert {"Yes", "No", "65%", "not shown"} <= set(texts)
    assert any(text.endswith("…") for text in texts)


def test_parts_of_a_stacked_bar_stand_end_to_end_with_their_numbers_where_there_is_room() -> None:
    parts = (Part("Good", 60.0), Part("Fair", 38.0), Part("Poor", 2.0))
    picture = drawn(
        chart(
            Bar("A question as long as it has to be, and longer than a label beside a bar", parts, ""), is_stacked=True
        )
    )
    bars = [one for one in picture.iter(f"{SVG}rect") if one.get("height") != "14"]
    ends = [float(one.get("x") or 0) + float(one.get("width") or 0) + 1 for one in bars]
    assert [float(one.get("x") or 0) for one in bars][1:] == pytest.approx(ends[:-1])
    many = [Part(f"An answer with a long name, number {n}", 10.0) for n in range(4)]
    legend = {
        text.text: (float(text.get("x") or 0), float(text.get("y") or 0))
        for text in drawn(chart(Bar("", tuple(many), ""), is_stacked=True)).iter(f"{SVG}text")
    }
    assert legend[many[0].name][1] == legend[many[1].name][1] < legend[many[2].name][1]
    assert legend[many[1].name][0] > legend[many[0].name][0] + 7 * len(many[0].name)
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"60%", "38%", "Good", "Fair", "Poor"} <= set(texts)
    assert "2%" not in texts, "its table has it"
    assert any(text and text.startswith("A question as long as it has to be") for text in texts)
