"""What does a report say of how its cases were drawn?"""

from dataclasses import replace

from tests.builders import SAYS, edition, setting, stream
from tests.unit.reports import account, sources, text_of
from trueline.core.frameworks import Margin, SampleRules, Text
from trueline.core.reasons import Reason
from trueline.core.reports import build_report
from trueline.core.samples import Extension, Replacement
from trueline.core.wording import tell


def test_a_stream_within_another_says_where_its_cases_come_from_and_its_caveat() -> None:
    inner = stream("inner", within="cases", window=None, title=Text("Inner"), caveat=Text("Few"), margins=())
    made = edition(samples=SampleRules((stream(), inner), SAYS, setting(False)))
    told = text_of(
        build_report(
            sources(
                edition=made, accounts={"cases": account(), "inner": account(stream="inner", margins={}, set_aside={})}
            )
        )
    )
    assert "From among the cases of another sample, 40 fitted, and 33 were assessed." in told
    assert "Few" in told


def test_a_draw_without_window_or_formula_tells_what_it_has() -> None:
    fixed = stream(size=replace(stream().size, confidence=None), window=None)
    made = edition(samples=SampleRules((fixed,), SAYS, setting(False)))
    told = text_of(
        build_report(
            sources(edition=made, accounts={"cases": account(opens=None, closes=None, officers=0, reach=None)})
        )
    )
    assert "were drawn, by" in told
    assert "eligible: those from" not in told
    assert "different names" not in told


def test_a_draw_with_a_cap_and_minimums_says_whether_they_were_held() -> None:
    margins = (Margin("sex", SAYS, minimums={"Female": 3}), Margin("type", SAYS))
    made = edition(samples=SampleRules((stream(officer_cap=setting(4), margins=margins),), SAYS, setting(False)))
    told = text_of(build_report(sources(edition=made)))
    assert tell(Reason("method.officer-cap", {"cap": 4})) in told
    assert tell(Reason("method.minimums")) in told
    plain = account(algorithm="plain-stratified/1", reach=None)
    told = text_of(build_report(sources(edition=made, accounts={"cases": plain})))
    assert tell(Reason("method.officer-cap-unheld", {"cap": 4})) in told
    assert tell(Reason("method.minimums-unheld")) in told
    assert "33 different names stand under “Officer”." in told


def test_what_became_of_a_draw_and_that_something_gave_way_is_told_without_small_numbers() -> None:
    missed = Reason("relaxed.minimum", {"category": "Female", "heading": "Sex", "drawn": 2, "minimum": 3})
    changed = account(
        chances=(Reason("chance.cap", {"officers": 1, "cap": 6}),),
        shortfalls=(missed,),
        replacements=(Replacement("X1", "X2", "Moved"),),
        extensions=(Extension(30, 33, "1+33"),),
    )
    told = text_of(build_report(sources(accounts={"cases": changed})))
    assert "The population made it impossible to hold all of this; the account says what gave way." in told
    assert "The sample was extended from 30 to 33 cases, and kept every case drawn. 1 case fell out" in told
    assert "but for those that a minimum or the officers’ cap concerns" in told
    assert tell(missed) not in told
