"""Does the cost of every query grow as the record does?

An outer join on a condition such as “of this event, or of none in particular” is one that DuckDB can only answer by
trying every pair: two thousand people do not show it, a nation does. An inner join, then one by key, says the same.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.extracts import DEFINITION, account, write_tables
from trueline.intake import profile_files
from trueline.intake.fact_files import load_facts, load_parameters, load_question, load_views
from trueline.intake.measure_files import load_measures, load_timeline_parts
from trueline.warehouse.engines.asking import Asked, ask
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables, translate_for
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.measuring import ask_measure

AS_AT = date(2018, 8, 31)
ASKED = Asked(account(), AS_AT, load_parameters())
EVERY_PAIR = "BLOCKWISE_NL_JOIN"
QUESTIONS = (("groups", "subjects"), ("handovers", "steps"), ("unseen", "people"))


def explain(engine: DuckEngine, sql: str) -> str:
    """How DuckDB would answer a query."""
    rows = engine.warehouse.execute(f"EXPLAIN {translate_for(engine.dialect, ASKED).translate(sql)}").fetchall()
    return "\n".join(row[1] for row in rows)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckEngine]:
    """Tables without a row, but in files, so that nothing is left out of a plan because it gives nothing."""
    folder = tmp_path_factory.mktemp("plans")
    with open_tables(DuckEngine(folder), DEFINITION, write_tables(folder, dict.fromkeys(DEFINITION.tables, ()))) as one:
        for term in list_terms(DEFINITION, load_views(), AS_AT):
            one.define(term, translate_for(one.dialect, ASKED))
        yield one


def test_no_query_tries_every_pair(engine: DuckEngine) -> None:
    queries = {
        **{view.id: view.sql for view in load_views()},
        **{fact.id: ask(fact, ASKED) for fact in load_facts().values()},
        **{measure.id: ask_measure(measure, ASKED) for measure in load_measures().values()},
        **{f"profile {measure.id}": measure.sql for measure in profile_files.load_measures()},
        **{f"timeline {part.id}": part.sql for part in load_timeline_parts()},
        **{" ".join(place): load_question(*place).sql for place in QUESTIONS},
    }
    assert [name for name, sql in queries.items() if EVERY_PAIR in explain(engine, sql)] == []


def test_a_plan_that_tries_every_pair_is_seen(engine: DuckEngine) -> None:
    on = "plan.event_id = event.event_id AND (plan.plan_pk IS NULL OR plan.plan_pk = event.crn)"
    sql = f"SELECT event.crn, plan.plan_pk FROM event LEFT JOIN sentence_plan AS plan ON {on}"
    assert EVERY_PAIR in explain(engine, sql)
