"""In which words is a reason told? One line for each code, in every language there is."""

from collections.abc import Mapping
from fractions import Fraction

from trueline.core.frameworks import Text
from trueline.core.reasons import Figure, Reason

SENTENCES: Mapping[str, Text] = {
    "size.z": Text("A confidence of {confidence} lies within z = {z} standard errors on either side"),
    "size.unlimited": Text("Without end of cases: n0 = z² × 0.5 × 0.5 / margin² = {z}² × 0.25 / {margin}² = {n0}"),
    "size.limited": Text("Of {population} cases: n = n0 / (1 + (n0 − 1) / {population}) = {n}"),
    "size.rounded": Text("{n} rounded up, and never more than there are: {size}"),
    "size.fixed": Text("The edition fixes {number} cases, and never more than there are: {size}"),
    "aside.not-started": Text("Not yet begun: {begins}"),
    "aside.outside-window": Text("Begun on {begins}, not between {opens} and {closes}"),
    "aside.ended-before-window": Text("Over on {ended}, by the end of the window on {closes}"),
    "aside.not-among": Text("{value} is none of {values}"),
    "aside.duplicate-person": Text("The same person as {kept} in row {row}, who began earlier"),
    "assessment.against-prompts": Text("The judgement on {question} goes against all {prompts} of its prompts"),
    "caveat.unknown": Text("Not known in {unknown} of {asked} cases asked; they are left out"),
    "caveat.sub-sample": Text("Rests on the {n} of {sample} cases to which it applies, so its margin is wider"),
    "caveat.stream": Text("{says}"),
    "comparison.above": Text("{percent} is {gap} points from {against}: more than {within} above it"),
    "comparison.in-line": Text("{percent} is {gap} points from {against}: in line, within {within}"),
    "comparison.below": Text("{percent} is {gap} points from {against}: more than {within} below it"),
    "rating.lowest": Text("The lowest of {of} key questions is {question} at {percent}%"),
    "rating.band": Text("{lowest}% and more, but less than {below}%, is {rating}"),
    "rating.band-top": Text("{lowest}% and more is {rating}"),
    "rating.print-decides": Text("The printed figure decides; the exact one, {exact}%, would be {other}"),
    "rating.figures-missing": Text("Not rated: no figures for {missing}"),
    "rating.not-judged": Text("Not rated: standard {standard} is judged on evidence, and no judgement is given"),
    "rating.given": Text("Given as {rating}"),
    "rating.agreed": Text("Agreed as {rating} by {by}: considered, not moved. {why}"),
    "rating.moved": Text("Moved to {rating} by {by}: {why}"),
    "rating.judged": Text("Judged {rating} by {by}: {why}"),
    "panel.near": Text("{question} at {percent}% is close to the boundary at {boundary}%"),
    "panel.cases": Text("{cases} case more or less would change the rating"),
    "panel.few": Text("{question} rests on {n} cases"),
    "panel.caveat": Text("A caveat bears on it"),
    "overall.sum": Text("{points} of {most} points from {counted} rated standards"),
    "overall.cut": Text("With {counted} rated standards, {low} to {high} points are {rating}"),
    "overall.unrated": Text("{count} not rated and not counted: {standards}"),
    "overall.none": Text("There is no overall rating"),
    "archive.discretion": Text(
        "professional discretion: its lowest figure, {question} at {percent}%, is close to a boundary"
    ),
    "archive.no-number": Text("no number was printed to judge it by"),
    "archive.noted": Text("{why}"),
    "archive.loose-words": Text("{points} points apart, which words leave open"),
    "report.percent": Text("{percent} per cent"),
    "report.cases": Text("{met} of {n} cases"),
    "report.sampled": Text("{size} of {population} eligible cases"),
    "report.finding": Text("In {percent} per cent of the cases to which it applies, {found}"),
    "report.compared.above": Text("This is above {peers} ({against} per cent)"),
    "report.compared.in-line": Text("This is in line with {peers} ({against} per cent)"),
    "report.compared.below": Text("This is below {peers} ({against} per cent)"),
    "report.overall": Text("Overall, {title} is rated {rating}"),
    "report.judged": Text("{standard} is rated {rating}"),
    "report.should": Text("{addressee} should"),
    "report.ground": Text("Lowest key question: {question} at {percent}%"),
    "firm.both": Text("It is {up} cases short of {above} and {down} from {below}"),
    "firm.up": Text("It is {up} cases short of {above}"),
    "firm.down": Text("It is {down} cases from {below}"),
    "firm.likely": Text("Were every case read, it would be {rating} with a probability of {likely}%"),
    "report.bar": Text("{label}: {percent}%, {met} of {n} cases, interval {low} to {high}%"),
    "report.bar.margin": Text("{label}: {eligible}% of eligible cases, {drawn}% of the sample"),
    "report.bar.cases": Text("{label}: {cases} cases"),
    "report.sub-sample": Text("{question} counts only the cases to which it applies"),
    "method.window": Text(
        "The provider listed {listed} cases. {population} were eligible: those from {opens} to {closes}"
    ),
    "method.listed": Text("{population} cases were eligible"),
    "method.within": Text("From among the cases of another sample, {population} fitted, and {size} were assessed"),
    "method.drawn": Text("{size} were drawn, by {algorithm} from the seed “{seed}”, with {reserves} in reserve"),
    "method.why": Text(
        "A confidence of {level} per cent with a margin of {margin} points asks for that many, from {sized_on} cases"
    ),
    "method.officers": Text("{officers} different names stand under “{heading}”"),
    "method.repeat": Text("Anyone with the longlist (SHA-256 {fingerprint}) can repeat the draw"),
    "method.subsamples": Text("Figures for a part of a sample have a wider margin; each figure of Annex 2 has its own"),
    "method.interval": Text("Intervals are Wilson’s at {level} per cent, corrected for the size of the population"),
    "method.answers": Text("{answers} answers were given on {cases} cases; {seconds} cases were read a second time"),
    "method.evidence": Text(
        "The evidence on the organisation is {count} items, judged against the ratings characteristics"
    ),
    "claim.no-figure": Text("no figure behind it in {section}"),
    "claim.none-fits": Text("none of the figures of {section} fits: {figures}"),
    "claim.unknown": Text("there is no figure {figure}"),
    "claim.outside": Text("used for {low} to {high}%, but {figure} is {percent}%"),
    "claim.differs": Text("{figure} is {percent}%"),
    "claim.two-numbers": Text("line {line} says “{earlier}” of {figure}"),
    "claim.total": Text("the parts add up to {sum}, not {total}"),
}


def tell(reason: Reason, language: str = "en", names: Mapping[str, str] | None = None) -> str:
    """A reason as a sentence without its full stop. ``names`` puts titles for ids, such as Good for good."""
    figures = {name: _write(value, names or {}) for name, value in reason.figures.items()}
    return SENTENCES[reason.code].say(language).format(**figures).strip()


def _write(value: Figure, names: Mapping[str, str]) -> str:
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}"
    return names.get(value, value) if isinstance(value, str) else str(value)
