"""An edition that somebody wrote from the how-to, of another inspectorate and year: everything works, and no Python was
touched.
"""

import json
from pathlib import Path

from tests.builders import write_csv
from trueline.actions.desk.demos import make_demo
from trueline.actions.desk.frameworks import check_framework
from trueline.actions.desk.ratings import rate_figures
from trueline.actions.desk.reports import make_report
from trueline.actions.desk.scores import score_answers

FOLDER = Path(__file__).parents[1] / "editions" / "prison-learning-2025"
PERCENTS = {f"L{n}.1": 70 for n in range(1, 12)} | {f"L{n}.2": 70 for n in range(1, 5)}


def test_it_has_no_mistakes_and_its_examples_come_out() -> None:
    checked = check_framework(FOLDER)
    assert checked.problems == ()
    assert checked.examples == 4
    counted = [standard.counted for standard in checked.edition.standards.values()]
    assert (counted.count("counted"), counted.count("not-counted"), counted.count("unrated")) == (12, 1, 1)


def test_twelve_standards_make_the_overall_rating(tmp_path: Path) -> None:
    rows = [{"id": id_, "percent": percent, "rating": ""} for id_, percent in PERCENTS.items()]
    rows += [{"id": id_, "percent": "", "rating": "Fair"} for id_ in ("H1", "H2")]
    rated = rate_figures(write_csv(tmp_path / "f.csv", rows), f"{FOLDER}/").ratings
    # Twelve standards at two points: up to 6 poor, 18 weak, 30 fair, 42 good.
    assert (rated.overall.rating, rated.overall.points, rated.overall.most, rated.overall.counted) == (
        "fair",
        24,
        48,
        12,
    )
    assert [one.code for one in rated.get("L11").reasons][-1] == "rating.not-counted"
    assert (rated.get("L11").rating, rated.get("L12").rating) == ("fair", None)


def test_answers_are_scored_by_its_own_sets_routes_and_instrument(tmp_path: Path) -> None:
    def row(subject: str, stream: str, question: str, answer: str) -> dict[str, str]:
        return {"subject": subject, "stream": stream, "reader": "first", "question": question, "answer": answer}

    rows = [
        row("A", "learners", "sentence_long", "yes"),
        row("A", "learners", "L2.1.b", "sound"),
        row("B", "learners", "sentence_long", "yes"),
        row("B", "learners", "L2.1.b", "weak"),
        row("C", "learners", "sentence_long", "no"),
        row("C", "learners", "L2.1.a", "no"),
        row("C", "learners", "L2.1.a.cause", "no-teacher"),
        row("T1", "learner-talks", "learner-talks.useful", "no"),
        row("T1", "learner-talks", "learner-talks.why", "no-room"),
    ]
    out = tmp_path / "scores.json"
    scored = score_answers(write_csv(tmp_path / "a.csv", rows), f"{FOLDER}/", ["learners=40"], out)
    plan = scored.scores.find("L2.1.b")
    assert plan and (plan.percent, plan.counts.leaves, plan.population) == (50, 1, 27)
    talks = scored.scores.find("learner-talks.useful")
    assert talks and talks.percent == 0
    assert json.loads(out.read_text())["framework"] == "prison-learning-2025"


def test_a_whole_inspection_can_be_invented_and_reported_under_it(tmp_path: Path) -> None:
    demo = make_demo(tmp_path / "demo", "1", f"{FOLDER}/")
    assert demo.ratings.overall.counted == 12
    told = (demo.folder / "report.html").read_text()
    for expected in ("Inspectorate of Learning (invented)", "Learning after release", "This edition does not rate it"):
        assert expected in told
    make_report(demo.folder / "bundle", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text() == told
