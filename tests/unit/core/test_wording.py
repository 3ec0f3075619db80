"""Phrases, claims in texts, and sentences for reasons."""

import string
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import WORDING, edition, nps, rating_rules, setting, stream
from trueline.core.frameworks import SampleRules, Text
from trueline.core.reasons import Reason
from trueline.core.wording import (
    LABELS,
    SENTENCES,
    check_text,
    find_claims,
    find_form,
    label,
    list_forms,
    list_names,
    tell,
    write_day,
    write_words,
)
from trueline.intake.archive_files import list_publication_ids, load_publication


def remarks(text: str, **percents: int) -> list[tuple[int, str, str]]:
    figures = {id_.replace("_", "."): percent for id_, percent in percents.items()}
    return [(one.line, one.words, one.reason.code) for one in check_text(edition(), text, figures).remarks]


def test_every_phrase_printed_in_the_five_reports_is_known_but_for_a_misprint() -> None:
    printed = {
        figure.quantifier
        for id_ in list_publication_ids()
        for figure in load_publication(id_).figures
        if figure.quantifier and figure.unit == "percent"
    }
    unknown = {words for words in printed if find_form(nps().wording, words) is None}
    assert unknown == {"less two-thirds"}, "a word is missing there in print (S0:1107)"
    assert len(printed) > 60


def test_a_phrase_has_its_range_under_every_name_of_its_fraction() -> None:
    forms = list_forms(WORDING)
    assert forms["more than one third"] == forms["more than a third"].__class__(
        "more than one third", Fraction(34), Fraction(39)
    )
    assert (forms["almost half"].lowest, forms["almost half"].highest) == (44, 49)
    assert (forms["half"].lowest, forms["half"].highest) == (49, 51)


def test_a_range_never_leaves_the_scale() -> None:
    form = find_form(nps().wording, "well over nine out of ten")
    assert form and form.highest == 100


def test_words_are_known_whatever_their_hyphens_articles_and_case() -> None:
    assert find_form(WORDING, "Almost One‑Third") == find_form(WORDING, "almost one third")
    assert find_form(WORDING, "only half") == find_form(WORDING, "half")
    assert find_form(WORDING, "a handful") is None
    form = find_form(WORDING, "most")
    assert form and form.fits(78) and form.fits(76, tolerance=2) and not form.fits(75, tolerance=2)


def test_no_phrase_fits_where_the_edition_has_none() -> None:
    assert write_words(WORDING, 20) is None


@pytest.mark.parametrize("percent", range(101))
def test_what_the_edition_writes_it_also_accepts(percent: int) -> None:
    words = write_words(nps().wording, percent)
    assert words
    form = find_form(nps().wording, words)
    assert form and form.fits(percent)


def test_a_reference_says_which_figure_a_claim_speaks_of() -> None:
    text = "Almost half [2.1.1] of cases, 34% [not 2.1.2], and 6 of 10 [2.2.1]."
    claims = find_claims(edition(), text)
    assert [(one.kind, one.about, one.is_shortfall) for one in claims] == [
        ("words", "2.1.1", False),
        ("number", "2.1.2", True),
        ("count", "2.2.1", False),
    ]
    assert remarks(text, **{"2_1_1": 45, "2_1_2": 66, "2_2_1": 60}) == []
    assert [code for _, _, code in remarks(text, **{"2_1_1": 55, "2_1_2": 34, "2_2_1": 61})] == [
        "claim.outside",
        "claim.differs",
        "claim.differs",
    ]


def test_words_have_a_tolerance_and_numbers_have_none() -> None:
    assert remarks("Almost half [2.1.1].", **{"2_1_1": 51}) == []
    assert remarks("49 per cent [2.1.1].", **{"2_1_1": 50}) == [(1, "49 per cent", "claim.differs")]


def test_a_deeper_heading_stays_within_its_section_and_another_ends_it() -> None:
    inside = "# 2.1.1\n## What we saw\nMost cases."
    assert [one.section for one in find_claims(edition(), inside)] == ["2.1.1"]
    after = "## 2.1.1\n## Something else\nMost cases."
    assert [one.section for one in find_claims(edition(), after)] == [None]


def test_letters_that_only_look_like_others_make_no_claim() -> None:
    assert find_claims(edition(), "Most of the cases, and thırd parties in a thırd of cases.")[0].words == "Most"
    assert len(find_claims(edition(), "more than a thİrd of cases")) == 0


@pytest.mark.parametrize("text", ["9" * 5000 + "%", "1." + "9" * 5000 + "%", "9" * 5000 + " of " + "9" * 5000])
def test_a_number_of_thousands_of_digits_is_no_claim(text: str) -> None:
    assert find_claims(edition(), text) == ()


def test_the_bracket_may_stand_before_what_is_counted() -> None:
    (claim,) = find_claims(edition(), "In most [2.1.1] of the cases.")
    assert (claim.words, claim.about) == ("most", "2.1.1")


def test_words_that_stand_for_one_number_are_told_as_one() -> None:
    ((_, _, code),) = remarks("All [2.1.1] of the cases.", **{"2_1_1": 80})
    assert code == "claim.outside-one"


def test_names_are_found_by_what_they_are_named_for() -> None:
    named = list_names(edition())
    assert (named["good"], named["routing:risky"], named["answer:yes"]) == ("Good", "Is there risk?", "Yes")
    caveat = edition(samples=SampleRules((stream(caveat=Text("Some only")),), rating_rules().basis, setting(False)))
    told = tell(Reason("caveat.stream", {"caveat": "cases"}), names=list_names(caveat))
    assert told == "Some only"
    one_sided = Reason("caveat.one-sided", {"routing": "risky", "answer": "no"})
    assert "has the answer “No” to “Is there risk?”" in tell(one_sided, names=named)


@pytest.mark.parametrize(("number", "written"), [(1, "1 case"), (0, "0 cases"), (2, "2 cases")])
def test_a_sentence_counts_in_the_singular_and_plural(number: int, written: str) -> None:
    told = tell(Reason("panel.few", {"question": "2.1.1", "n": number}))
    assert told == f"2.1.1 rests on {written}"


def test_a_reference_with_nothing_before_it_is_no_claim() -> None:
    assert find_claims(edition(), "See [2.1.1] for more.") == ()


def test_a_reference_to_no_figure_is_told() -> None:
    assert remarks("Almost half [2.9.9].", **{"2_1_1": 45}) == [(1, "Almost half", "claim.unknown")]


def test_without_a_reference_the_heading_says_which_figures_may_fit() -> None:
    text = "# 2.1.1 A heading\n\nAlmost half of cases, and most cases.\n"
    assert remarks(text, **{"2_1_1": 46, "2_1_1_a": 80}) == []
    assert remarks(text, **{"2_1_1": 46}) == [(3, "most", "claim.none-fits")]
    assert remarks("Is 2.1.1 done?\nAlmost half.", **{"2_1_1": 46}) == [], "an official wording is a heading too"
    assert remarks("Almost half.", **{"2_1_1": 46}) == [(1, "Almost half", "claim.no-figure")]


def test_without_a_reference_work_missing_may_be_meant() -> None:
    assert remarks("# 2.1.1\nMore than a third of cases had none.", **{"2_1_1": 64}) == []


def test_one_word_is_a_claim_only_before_what_is_counted() -> None:
    found = find_claims(
        edition(), "Most staff, most of the cases, half a year, all day; ten of 5 and 7 of 5 are no shares."
    )
    assert [one.words for one in found] == ["most"]


def test_numbers_for_one_figure_must_be_the_same_everywhere() -> None:
    text = "80% [2.1.1] here.\n79% [2.1.1] there, and 8 of 10 [2.1.1].\nMost cases [2.1.1]."
    assert (2, "79%", "claim.two-numbers") in remarks(text, **{"2_1_1": 80})
    assert len(remarks(text, **{"2_1_1": 80})) == 2


def test_totals_must_add_up() -> None:
    right = "We read 90 cases, 60 of which were one kind and 30 of which were another."
    assert remarks(right) == []
    ((line, _, code),) = remarks(f"\n{right.replace('30', '29')}")
    assert (line, code) == (2, "claim.total")
    assert remarks("We read 90 cases, 60 of which were long.") == []


def test_every_sentence_has_its_places_filled_by_name() -> None:
    for code, text in SENTENCES.items():
        places = [name for _, name, _, _ in string.Formatter().parse(text.en) if name is not None]
        assert all(place.isidentifier() for place in places), code
        told = tell(Reason(code, dict.fromkeys(places, 7)))
        assert told and "{" not in told


def test_every_label_can_be_written() -> None:
    for code, text in LABELS.items():
        places = {name: "x" for _, name, _, _ in string.Formatter().parse(text.en) if name}
        assert label(code, **places)


def test_a_reason_is_told_with_titles_for_ids_and_fractions_as_numbers() -> None:
    band = Reason("rating.band", {"lowest": Fraction(65), "below": Fraction(161, 2), "rating": "good"})
    assert tell(band, names={"good": "Good"}) == "65% and more, but less than 80.5%, is Good"
    assert band.as_record() == {"code": "rating.band", "lowest": "65", "below": "161/2", "rating": "good"}


def test_a_day_is_written_in_both_languages() -> None:
    assert write_day(date(2018, 9, 3)) == "3 September 2018"
    assert write_day(date(2018, 9, 3), "cy") == "3 Medi 2018"
