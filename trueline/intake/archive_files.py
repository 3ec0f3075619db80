"""Which figures does the archive of published inspections hold?"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from trueline.core.archives import (
    Publication,
    PublishedComparison,
    PublishedFigure,
    PublishedKeyQuestion,
    PublishedSample,
    PublishedStandard,
    Relation,
    Restatement,
    Sum,
)
from trueline.core.problems import Problem, Refused
from trueline.intake.documents import read_yaml

Plain = Mapping[str, Any]

#: Parts of a publication that hold no figures of the inspection, or whose figures stand in ``standards`` already.
_NO_FIGURES = frozenset(
    {"source", "title", "programme", "isbn", "publications_cited", "inconsistencies", "omitted", "relations"}
)

#: The columns of rows that hold several figures: need tables, local beside national, earlier scores, places.
_COLUMNS = (
    "cases",
    "interventions",
    "progress",
    "local",
    "national",
    "lowest",
    "highest",
    "average",
    "score",
    "unemployment",
    "population",
    "minority_ethnic",
)

#: What the maps around a figure may say of it, and which of that, the first first, tells what it counts.
_TOPICS = ("topic", "who", "name", "wording", "measure", "what", "column")
_CONTEXT = ("id", "ref", "org", *_TOPICS[:-1])


def list_publication_ids() -> tuple[str, ...]:
    """The ids of the published inspections that come with Trueline."""
    shelf = files("trueline") / "archive"
    return tuple(sorted(file.name.removesuffix(".yaml") for file in shelf.iterdir() if file.name.endswith(".yaml")))


@cache
def load_publication(id_: str) -> Publication:
    """A published inspection by its id; refused with the known ids when there is none."""
    known = list_publication_ids()
    if id_ not in known:
        raise Refused(Problem("no such inspection in the archive", f"Use one of: {', '.join(known)}", value=id_))
    with as_file(files("trueline") / "archive" / f"{id_}.yaml") as path:
        document = read_yaml(path).plain()
    return _PublicationReader(document).read()  # type: ignore[arg-type]


class _PublicationReader:
    """Reads one document of the schema ``published-inspection/1``."""

    def __init__(self, document: Plain) -> None:
        self.document = document
        self.figures = tuple(_find_figures(document))
        self.named = {figure.name + figure.column: figure for figure in self.figures if figure.name}

    def read(self) -> Publication:
        document, ratings = self.document, self.document["ratings"] or {}
        overall = ratings.get("overall") or {}
        month = document["publication"]["month"] or document["publication"]["year"]
        return Publication(
            id=document["id"],
            title=document["title"]["name"],
            edition=document["programme"]["id"],
            report=document["source"]["seed"],
            published=str(month),
            providers=tuple(provider["name"] for provider in document["providers"]),
            figures=self.figures,
            standards=tuple(_read_standard(standard) for standard in document["standards"]),
            comparisons=tuple(_find_comparisons(document)),
            samples=tuple(_read_sample(sample) for sample in document["samples"]),
            overall=overall.get("rating"),
            overall_line=overall.get("line", 0),
            sums=tuple(self._find_sums()),
            restatements=tuple(_find_restatements(document)),
            relations=tuple(self._read_relations()),
        )

    def _find_sums(self) -> Iterator[Sum]:
        document = self.document
        for sample in document["samples"]:
            if sample.get("parts"):
                parts = tuple(Fraction(part["value"]) for part in sample["parts"])
                yield Sum(
                    f"sample {sample['id']} by organisation",
                    parts,
                    Fraction(sample["size"]["value"]),
                    sample["size"]["line"],
                )
        for model in document["operating_models"]:
            for band in model.get("bands", []):
                hours = tuple(Fraction(str(band[part]["value"])) for part in ("induction_hours", "contact_hours"))
                least = band["minimum_hours"]
                yield Sum(f"hours of the {band['colour']} band", hours, Fraction(str(least["value"])), least["line"])
        yield from _count_recommendations(document)
        for relation in document["relations"]:
            if relation["kind"] == "sum":
                yield self._read_sum(relation)

    def _read_sum(self, relation: Plain) -> Sum:
        column = relation.get("of_key", "")
        parts = [self.named[name + column] for name in relation["parts"]]
        if "is" in relation:
            total = Fraction(relation["is"])
        elif "of" in relation:
            total = Fraction(self.named[relation["of"]].of or 0)
        else:
            total = self.named[relation["figures"][0]].value or Fraction(0)
        values = tuple(part.value or Fraction(0) for part in parts)
        return Sum(relation["id"].replace("-", " "), values, total, parts[0].line, relation.get("noted", ""))

    def _read_relations(self) -> Iterator[Relation]:
        for relation in self.document["relations"]:
            if relation["kind"] != "sum":
                part = relation.get("part", relation.get("parts", ()))
                yield Relation(
                    id=relation["id"].replace("-", " "),
                    kind=relation["kind"],
                    figures=tuple(relation["figures"]),
                    part=(part,) if isinstance(part, str) else tuple(part),
                    whole=relation.get("whole", ""),
                    noted=relation.get("noted", ""),
                )


def _count_recommendations(document: Plain) -> Iterator[Sum]:
    """The printed number of recommendations against those listed under each addressee."""
    total, items = document["recommendations"]["total"], document["recommendations"]["items"]
    if "value" in total:
        addressees = [item["addressee"] for item in items]
        parts = tuple(Fraction(addressees.count(one)) for one in dict.fromkeys(addressees))
        yield Sum("recommendations by addressee", parts, Fraction(total["value"]), total["line"])


def _find_figures(document: Plain) -> Iterator[PublishedFigure]:
    for section, part in document.items():
        if section not in _NO_FIGURES:
            yield from _walk(section, part, {})


def _walk(section: str, node: Any, above: Plain) -> Iterator[PublishedFigure]:
    """Every figure below a part. ``above`` is what the maps around say of topic, reference and organisation."""
    if isinstance(node, list):
        for part in node:
            yield from _walk(section, part, above)
    elif isinstance(node, dict):
        known = {**above, **{key: node[key] for key in _CONTEXT if key in node}}
        if "line" in node:
            yield from _read_figures(section, node, known)
        for key, part in node.items():
            if isinstance(part, dict | list):
                yield from _walk(section, part, {**known, "column": key} if isinstance(part, dict) else known)


def _read_figures(section: str, node: Plain, known: Plain) -> Iterator[PublishedFigure]:
    """The figures of one cited map: its own, and one for each column of a row."""
    if any(key in node for key in ("value", "low", "words")):
        yield _read_figure(section, node, known, node.get("value"), "")
    for column in _COLUMNS:
        if _is_number(node.get(column)):
            yield _read_figure(section, node, known, node[column], column)


def _read_figure(section: str, node: Plain, known: Plain, value: Any, column: str) -> PublishedFigure:
    topic = next((known[key] for key in _TOPICS if known.get(key)), "")
    return PublishedFigure(
        section=section,
        line=node["line"],
        topic=str(topic),
        ref=str(known.get("ref") or (known.get("id") if section in ("standards", "outcomes") else "") or ""),
        organisation=str(known.get("org") or ""),
        theme=str(node.get("theme") or ""),
        value=_number(value),
        low=_number(node.get("low")),
        high=_number(node.get("high")),
        words=str(node.get("words") or ""),
        quantifier=str(node.get("quantifier") or ""),
        unit=str(node.get("unit") or ("percent" if column in ("interventions", "progress") else "")),
        of=node.get("of") if isinstance(node.get("of"), int) else None,
        percent=node.get("percent") if isinstance(node.get("percent"), int) else None,
        base=str(node.get("base") or ""),
        qualifier=str(node.get("qualifier") or ""),
        is_shortfall=node.get("polarity") == "shortfall",
        where=str(node.get("where") or ""),
        column=column or str(known.get("column") or ""),
        name=str(node.get("id") or ""),
        home=str(node.get("home") or ""),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: Any) -> Fraction | None:
    return Fraction(str(value)) if _is_number(value) else None


def _read_standard(standard: Plain) -> PublishedStandard:
    asked = tuple(
        PublishedKeyQuestion(question["id"], question.get("value"), question["line"])
        for question in standard["key_questions"]
    )
    caveat = (standard.get("caveat") or {}).get("topic", "")
    return PublishedStandard(
        standard["id"], standard["title"], standard["rating"], standard["rating_line"], asked, caveat
    )


def _read_sample(sample: Plain) -> PublishedSample:
    confidence, margin = sample["confidence"] or {}, sample["margin"] or {}
    return PublishedSample(
        sample["id"], sample["size"]["value"], sample["size"]["line"], confidence.get("value"), margin.get("value")
    )


def _find_comparisons(document: Plain) -> Iterator[PublishedComparison]:
    asked = [question for standard in document["standards"] for question in standard["key_questions"]]
    for question in asked:
        if question.get("comparator"):
            yield _read_comparison(f"key question {question['id']}", question, question["comparator"])
    for finding in document["findings"]:
        if finding.get("comparator"):
            yield _read_comparison(f"{finding['ref']}, {finding['topic']}", finding, finding["comparator"])


def _read_comparison(what: str, compared: Plain, printed: Plain) -> PublishedComparison:
    return PublishedComparison(
        what=what,
        verdict=printed["verdict"],
        peers=printed["against"],
        line=printed["line"],
        words=printed.get("words", ""),
        percent=compared.get("value"),
        against=printed.get("value"),
    )


def _find_restatements(document: Plain) -> Iterator[Restatement]:
    for sample in document["samples"]:
        sizes = (again for again in sample.get("restated", ()) if "value" in again and "unit" not in again)
        for again in sizes:
            yield _restate(f"size of sample {sample['id']}", sample["size"]["value"], again)
    for outcome in document["outcomes"]:
        for again in outcome["restated"]:
            yield _restate(f"score of outcome {outcome['id']}", outcome["value"], again)
    for table in document["need_tables"]:
        cases = {row["name"]: row["cases"] for row in table["rows"]}
        for again in (again for again in table.get("restated", ()) if again["name"] in cases):
            yield _restate(f"cases with {again['name']}", cases[again["name"]], {"value": again["cases"], **again})


def _restate(what: str, first: int, again: Plain) -> Restatement:
    return Restatement(what, Fraction(first), Fraction(again["value"]), again["line"])
