"""What are the fixed words of reports called?"""

from collections.abc import Mapping

from trueline.core.frameworks import Text

LABELS: Mapping[str, Text] = {
    "heading.rating": Text("Rating"),
    "heading.percent": Text("% yes"),
    "heading.cases": Text("Cases"),
    "heading.of": Text("Yes"),
    "heading.unknown": Text("Not known"),
    "heading.margin": Text("Margin"),
    "heading.interval": Text("{level}% interval"),
    "heading.deviation": Text("Beyond its share"),
    "heading.comparison": Text("Other inspections"),
    "heading.ground": Text("Rests on"),
    "ground.not-counted": Text("not counted"),
    "ground.evidence": Text("Evidence, against ratings characteristics"),
    "heading.fact": Text("Fact"),
    "heading.here": Text("Here"),
    "heading.national": Text("England and Wales"),
    "heading.target": Text("Target"),
    "heading.source": Text("Source"),
    "heading.category": Text("Category"),
    "heading.eligible": Text("Eligible"),
    "heading.share": Text("Share"),
    "heading.drawn": Text("In the sample"),
    "heading.reason": Text("Reason"),
    "heading.answer": Text("Answer"),
    "heading.kind": Text("Kind"),
    "heading.number": Text("Number"),
    "heading.points": Text("Points"),
    "section.strengths": Text("Strengths"),
    "section.improvements": Text("Areas for improvement"),
    "section.evidence": Text("What the organisation was judged on"),
    "section.empty": Text("Nothing has been written here yet."),
    "section.prompts": Text("What lies behind the answers"),
    "table.overall": Text("Ratings of the standards, and their points"),
    "table.results": Text("Results of {domain}"),
    "table.prompts": Text("Under {question}"),
    "table.context": Text("Contextual facts"),
    "table.margin": Text("{heading}: eligible cases and the sample"),
    "table.aside": Text("Cases set aside"),
    "table.evidence": Text("Evidence on the organisation"),
    "table.factors": Text("{question}"),
    "chart.standard": Text("{standard}: answers of yes by question"),
    "chart.standard.description": Text(
        "A bar for each key question, with the interval around it and lines where a rating begins. {told}"
    ),
    "chart.ratings": Text("Answers of yes to the lowest key question of each standard"),
    "chart.ratings.description": Text(
        "A bar for the key question that decides each rated standard, and lines where a rating begins. {told}"
    ),
    "chart.margin": Text("{heading}: share of eligible cases and of the sample"),
    "chart.margin.description": Text("For each category, its share of the eligible cases and of the sample. {told}"),
    "chart.factors": Text("{question}"),
    "chart.factors.description": Text("A bar for each answer, in cases; a case may have several."),
    "chart.lines": Text("Lines: {lines}."),
    "chart.line": Text("{rating} from {at}%"),
    "chart.whiskers": Text("Whiskers: the interval at {level} per cent."),
    "part.yes": Text("Yes"),
    "part.eligible": Text("Eligible"),
    "part.drawn": Text("In the sample"),
    "part.cases": Text("Cases"),
    "marking.invented": Text("Invented: nothing in this report is about a real person, provider or inspection"),
    "release.note": Text("A dash stands for a small number, or for one that could give a small number away."),
    "release.hidden": Text("not shown: a small number"),
    "kind.document": Text("Documents read"),
    "kind.interview": Text("Interviews"),
    "kind.meeting": Text("Meetings and focus groups"),
    "kind.observation": Text("Observations"),
    "kind.survey": Text("Surveys"),
    "kind.figure": Text("Figures supplied"),
    "aside.not-started": Text("Not yet begun"),
    "aside.outside-window": Text("Outside the window"),
    "aside.ended-before-window": Text("Over by the end of the window"),
    "aside.not-among": Text("Not of the kinds looked at"),
    "aside.duplicate-person": Text("A second case of the same person"),
    "page.skip": Text("Skip to the report"),
    "page.contents": Text("Contents"),
    "page.published": Text("Published {day}"),
    "page.marking": Text("Marking"),
    "page.numbers": Text("The numbers of this chart"),
    "page.framework": Text("Framework: {framework}."),
    "page.digest": Text("Made from the bundle with the digest {digest}."),
    "page.licence": Text(
        "Official names of standards and key questions, and published figures, contain public sector information "
        "licensed under the Open Government Licence v3.0."
    ),
}


def label(code: str, language: str = "en", **places: str) -> str:
    """A fixed word or title in a language, with its places filled."""
    return LABELS[code].say(language).format(**places)
