"""A case, and an answer on it."""

from datetime import date
from typing import Any

from trueline.core.assessments import Answer
from trueline.core.caseloads import Case


def case(reference: str, started: str = "2018-02-10", row: int = 2, **values: str) -> Case:
    dates = {"started": date.fromisoformat(started)}
    for heading in ("terminated", "birth_date"):
        if heading in values:
            dates[heading] = date.fromisoformat(values.pop(heading))
    return Case(row, reference, {"sex": "Male", "crn": reference, **values}, dates)


def answer(subject: str, asked: str, given: str, **more: Any) -> Answer:
    return Answer(
        **{"stream": "cases", "organisation": "", "reader": "first", **more},
        subject=subject,
        question=asked,
        answer=given,
    )
