"""In which words is a reason told? One line for each code, in every language there is."""

from collections.abc import Mapping

from trueline.core.frameworks import Text
from trueline.core.reasons import Reason, Value
from trueline.core.wording.numbers import write_number

SENTENCES: Mapping[str, Text] = {
    "size.z": Text("A confidence of {confidence} lies within z = {z} standard errors on either side"),
    "size.unlimited": Text("Without end of cases: n0 = z² × 0.5 × 0.5 / margin² = {z}² × 0.25 / {margin}² = {n0}"),
    "size.limited": Text("Of {population} cases: n = n0 / (1 + (n0 − 1) / {population}) = {n}"),
    "size.rounded": Text("{n} rounded up, and never more than there are: {size}"),
    "size.fixed": Text("The edition fixes {number:case|cases}, and never more than there are: {size}"),
    "size.table": Text("For {population:eligible case|eligible cases} the edition’s table says {size}"),
    "size.extended": Text("The sample was extended to {size:case|cases}"),
    "aside.not-started": Text("Not yet begun: {begins}"),
    "aside.outside-window": Text("Begun on {begins}, not between {opens} and {closes}"),
    "aside.ended-before-window": Text("Over on {ended}, by the end of the window on {closes}"),
    "aside.not-among": Text("{value} is none of {values}"),
    "aside.duplicate-person": Text("The same person as {kept} in row {row}, who began earlier"),
    "near.names": Text("The same day of birth, and names {likeness} alike"),
    "near.days": Text("The same names, and days of birth a slip apart: {day} and {other}"),
    "chance.minimum": Text(
        "At least {minimum} of {category} ({heading}): these {held:case|cases} share that number equally, the "
        "others the rest"
    ),
    "chance.minimum-unmet": Text(
        "At least {minimum} of {category} ({heading}) asks for more than can be shared: chances stay as equal "
        "as they can"
    ),
    "chance.cap": Text(
        "{officers:officer has|officers have} so many cases that these share {cap} equally, so that none goes "
        "over the cap"
    ),
    "conflict.size": Text("No sample of {size:case|cases} can hold all of this together"),
    "conflict.minimum": Text("at least {minimum} of {category} ({heading}), of whom there are {held}"),
    "conflict.margin": Text("every category of {heading} within one case of its share"),
    "conflict.cap": Text("at most {cap:case|cases} an officer"),
    "relaxed.minimum": Text("{category} ({heading}) has {drawn} of its minimum of {minimum}"),
    "relaxed.margin": Text(
        "{category} ({heading}) has {drawn:case|cases} to a share of {share}: {by} further from it than one case"
    ),
    "relaxed.cap": Text("{officers:officer has|officers have} more than {cap:case|cases}, the most {most}"),
    "account.held": Text("Everything that this sample had to hold is held"),
    "account.relaxed": Text("Not everything could be held together; what gave way, and by how much"),
    "account.unheld": Text("This draw holds its strata in proportion; it holds no minimum and no officers’ cap"),
    "account.extended": Text("Extended from {before} to {after:case|cases}, the added ones by the seed “{seed}”"),
    "account.replaced": Text("{reference} fell out ({why}); {by} stands in: {because}"),
    "account.repeat": Text("Anyone with the longlist {file} (SHA-256 {fingerprint}) can repeat the draw"),
    "account.command": Text(
        "trueline sample draw {file} --framework {framework} --stream {stream} --as-at {day} --seed {seed} {wishes} "
        "--out DIR"
    ),
    "timetable.strange": Text("{reference} or {inspector} is not in this draw or among the inspectors"),
    "timetable.missing": Text("Nobody reads {reference}"),
    "timetable.twice": Text("{reference} has {count} first readings"),
    "timetable.not-blind": Text("{inspector} would read {reference} a second time after the first"),
    "timetable.barred": Text("{inspector} must not read {reference}: {bar}"),
    "timetable.clearance": Text("{reference} is sensitive or restricted, and {inspector} has no clearance"),
    "timetable.local-second": Text("{inspector} is a local assessor, and would read {reference} a second time"),
    "timetable.day": Text("{inspector} is not there on day {day}, when {reference} stands"),
    "timetable.full": Text("{inspector} has {count:case|cases} on day {day}, more than {most}"),
    "timetable.offices": Text("{inspector} goes to {count:office|offices} on day {day}"),
    "timetable.split": Text("The cases of {officer} go to more than one inspector: {inspectors}"),
    "why.chance": Text(
        "Each eligible case had the probability that stands in frame.csv, and nothing else about it counted for or "
        "against it: its numbers come from the SHA-256 of seed, stream, purpose and reference, and from nothing else"
    ),
    "why.first": Text(
        "First walk: case after case, chances were moved from one to others so that no category and no "
        "officer gained or "
        "lost, as far up or down as one of them could go, by the case’s own number; most cases were settled by that"
    ),
    "why.second": Text(
        "Second walk: the same with those left, each category and officer free to end on either of the two "
        "whole numbers "
        "next to its share"
    ),
    "why.landing": Text(
        "Landing: the last few could no longer move without breaking a share, so the set was taken that "
        "breaks none and "
        "agrees best with the chances and numbers of its cases"
    ),
    "why.others": Text(
        "A case that is not here was as likely to be, given its probability: frame.csv says which step left "
        "it out, and "
        "another seed would have drawn another sample"
    ),
    "why.plain": Text("Within each stratum the cases with the smallest numbers were drawn"),
    "why.case": Text(
        "{reference} had a probability of {probability} ({percent} per cent) of being selected. What settled "
        "it: {settled}"
    ),
    "why.category": Text(
        "{heading}: {category}, of which {eligible:case is|cases are} eligible; their share of the sample is "
        "{share}, and "
        "{drawn} were drawn"
    ),
    "replaced.same-stratum": Text("of the same stratum ({stratum})"),
    "replaced.other-stratum": Text("of another stratum ({stratum}), as no reserve of the same does as little harm"),
    "replaced.held": Text("everything that was to be held is held"),
    "replaced.harm": Text("{harm:case|cases} beyond what was to be held, the least that could be had"),
    "assessment.against-prompts": Text(
        "The judgement on {question} goes against each of its prompts that counts ({prompts})"
    ),
    "caveat.unknown": Text("Not known in {unknown} of {asked:case|cases}; they are left out"),
    "caveat.sub-sample": Text("Applies to {n} of {sample:case|cases}, so its margin is wider"),
    "caveat.stream": Text("{caveat}"),
    "caveat.one-sided": Text(
        "No case of the sample has the answer “{answer}” to “{routing}”, so the figure leans to one side"
    ),
    "caveat.weighed": Text("Each case weighs one over the chance that it had of being drawn"),
    "caveat.weighed-no-logit": Text(
        "Each case weighs one over the chance that it had of being drawn; the interval is that of the unweighted share"
    ),
    "caveat.no-logit": Text("The interval is Wilson’s: one on log-odds has no ends where all or none are met"),
    "comparison.above": Text("{percent} is {gap:point|points} from {against}: more than {within} above it"),
    "comparison.in-line": Text("{percent} is {gap:point|points} from {against}: in line, within {within}"),
    "comparison.below": Text("{percent} is {gap:point|points} from {against}: more than {within} below it"),
    "rating.lowest": Text("The lowest of {of} key questions is {question} at {percent}%"),
    "rating.band": Text("{lowest}% and more, but less than {below}%, is {rating}"),
    "rating.band-top": Text("{lowest}% and more is {rating}"),
    "rating.only": Text("Its one key question, {question}, is at {percent}%"),
    "rating.printed-decides": Text("The printed figure decides; the exact one, {exact}%, would be {other}"),
    "rating.exact-decides": Text("The exact figure decides; printed as {percent}% it would be {other}"),
    "rating.unrated": Text("This edition does not rate it"),
    "rating.not-counted": Text("Rated, and no part of the overall rating"),
    "rating.figures-missing": Text("Not rated: no figures for {missing}"),
    "rating.not-judged": Text("Not rated: standard {standard} is judged on evidence, and no judgement is given"),
    "rating.mean-questions": Text(
        "The mean share of work above the line over {questions:question|questions} is {by_questions}%, over the means "
        "of {key_questions:criterion|criteria} {by_key_questions}%: the first is the score; {of} questions count to it"
    ),
    "rating.mean-key-questions": Text(
        "The mean share of work above the line over the means of {key_questions:criterion|criteria} is "
        "{by_key_questions}%, over {questions:question|questions} {by_questions}%: the first is the score; {of} "
        "questions count to it"
    ),
    "rating.sufficiency": Text("{met} of {of:question was|questions were} met in at least half of the cases"),
    "rating.range": Text("From {least}% ({low}) to {most}% ({high})"),
    "rating.no-phrase": Text("No judgement on {standard} is given"),
    "rating.score": Text("{percent}% was sufficient"),
    "rating.peers": Text("The inspections so far: from {lowest}% to {highest}%, {average}% on average"),
    "rating.given": Text("Given as {rating}"),
    "rating.agreed": Text("Agreed as {rating} by {by}: considered, not moved. {why}"),
    "rating.moved": Text("Moved to {rating} by {by}: {why}"),
    "rating.judged": Text("Judged {rating} by {by}: {why}"),
    "panel.near": Text("{question} at {percent}% is close to the boundary at {boundary}%"),
    "panel.cases": Text("{cases:case|cases} more or less would change the rating"),
    "panel.few": Text("{question} rests on {n:case|cases}"),
    "panel.caveat": Text("A caveat bears on it"),
    "overall.sum": Text("{points} of {most:point|points} from {counted:rated standard|rated standards}"),
    "overall.cut": Text("With {counted:rated standard|rated standards}, {low} to {high} points are {rating}"),
    "overall.cut-one": Text("With {counted:rated standard|rated standards}, {low:point is|points are} {rating}"),
    "overall.unrated": Text("{count} not rated and not counted: {standards}"),
    "overall.none": Text("There is no overall rating"),
    "fact.false": Text("Not so as at {as_at}, by what is recorded"),
    "fact.not-applicable": Text("Does not apply as at {as_at}"),
    "fact.unknown": Text("Cannot be told as at {as_at}: this rests on {missing}, which the extract does not tell"),
    "archive.discretion": Text(
        "professional discretion: its lowest figure, {question} at {percent}%, is close to a boundary"
    ),
    "archive.no-population": Text("no population was printed to work it out from"),
    "archive.no-number": Text("no number was printed to judge it by"),
    "archive.noted": Text("{why}"),
    "archive.loose-words": Text("{points:point|points} apart, which words leave open"),
    "report.percent": Text("{percent} per cent"),
    "report.cases": Text("{met} of {n:case|cases}"),
    "report.sampled": Text("{size} of {population:eligible case|eligible cases}"),
    "report.finding": Text("In {percent} per cent of the cases to which it applies, {found}"),
    "report.answered": Text("Yes in {percent} per cent of the cases to which it applies"),
    "report.compared.above": Text("This is above {peers} ({against} per cent)"),
    "report.compared.in-line": Text("This is in line with {peers} ({against} per cent)"),
    "report.compared.below": Text("This is below {peers} ({against} per cent)"),
    "report.overall": Text("Overall, {title} is rated {rating}"),
    "report.judged": Text("{standard} is rated {rating}"),
    "report.should": Text("{addressee} should"),
    "report.ground": Text("Lowest key question: {question} at {percent}%"),
    "firm.up": Text("With {cases} more met it would be {rating}"),
    "firm.down": Text("With {cases} fewer met it would be {rating}"),
    "firm.likely": Text("Were every case read, it would be {rating} with a probability of {likely}%"),
    "firm.surely": Text("Were every case read, it would be {rating} with a probability above 99%"),
    "firm.hardly": Text("Were every case read, it would be {rating} with a probability below 1%"),
    "firm.worked-back": Text(
        "The cases met were worked back from the percentage, so these numbers are near, not exact"
    ),
    "report.bar": Text("{label}: {percent}%, {met} of {n:case|cases}, interval {low} to {high}%"),
    "report.bar.margin": Text("{label}: {eligible}% of eligible cases, {drawn}% of the sample"),
    "report.bar.cases": Text("{label}: {cases:case|cases}"),
    "report.sub-sample": Text("{question} counts only the cases to which it applies"),
    "method.window": Text(
        "The provider listed {listed:case|cases}. {population} were eligible: those from {opens} to {closes}"
    ),
    "method.listed": Text("{population:case was|cases were} eligible"),
    "method.within": Text("From among the cases of another sample, {population} fitted, and {size} were assessed"),
    "method.drawn": Text("{size} were drawn, by {algorithm} from the seed “{seed}”, with {reserves} in reserve"),
    "method.looked-at": Text("Looked at: {evidence}"),
    "method.why": Text(
        "Of {sized_on:case|cases}, a confidence of {level} per cent with a margin of {margin:point|points} asks "
        "for {size}"
    ),
    "method.officer-cap": Text("No officer has more than {cap:case|cases} in the sample, where that can be held"),
    "method.officer-cap-unheld": Text(
        "That no officer should have more than {cap:case|cases} in the sample is recorded, and not held by this draw"
    ),
    "method.balanced": Text("Every category of {headings} is within one case of its share, where that can be held"),
    "method.equal": Text("Within that, every eligible case had the same chance of being drawn"),
    "method.unequal": Text(
        "Within that, cases had the same chance of being drawn, but for those that a minimum or the officers’ cap "
        "concerns; each case’s probability is on record"
    ),
    "method.minimums": Text("The minimum numbers of the sample come first, and the rest is in proportion"),
    "method.minimums-unheld": Text("The minimum numbers of this sample are recorded, and not held by this draw"),
    "method.shortfalls": Text("The population made it impossible to hold all of this; the account says what gave way"),
    "method.replaced": Text("{cases:case|cases} fell out and gave way to a reserve"),
    "method.extended": Text("The sample was extended from {before} to {after:case|cases}, and kept every case drawn"),
    "method.reach": Text(
        "{reached} of {of:officer|officers} have a case in the sample; with these chances no draw has more than "
        "{ceiling} on average"
    ),
    "method.officers": Text("{officers:name stands|different names stand} under “{heading}”"),
    "method.repeat": Text("Anyone with the longlist (SHA-256 {fingerprint}) can repeat the draw"),
    "method.subsamples": Text("Figures for a part of a sample have a wider margin; the annex of results has each"),
    "method.interval.wilson": Text(
        "Intervals are Wilson’s at {level} per cent, corrected for the size of the population where it is known"
    ),
    "method.interval.logit": Text(
        "Intervals are worked out on log-odds at {level} per cent, corrected for the size of the population where it "
        "is known"
    ),
    "method.interval.exact": Text(
        "Intervals are exact at {level} per cent: hypergeometric where the size of the population is known, else "
        "binomial"
    ),
    "method.answers": Text(
        "{answers:,} answers were given on {cases:case|cases}; {seconds:case was|cases were} read a second time"
    ),
    "method.evidence": Text(
        "The evidence on the organisation is {count:item|items}, judged against the ratings characteristics"
    ),
    "claim.no-figure": Text("no figure behind it in {section}"),
    "claim.none-fits": Text("none of the figures of {section} fits: {figures}"),
    "claim.unknown": Text("there is no figure {figure}"),
    "claim.outside": Text("used for {low} to {high}%, but {figure} is {percent}%"),
    "claim.outside-one": Text("used for {low}%, but {figure} is {percent}%"),
    "claim.differs": Text("{figure} is {percent}%"),
    "claim.two-numbers": Text("line {line} says “{earlier}” of {figure}"),
    "access.no-role": Text("There is no role “{role}”. Roles: {roles}"),
    "access.refused": Text("The role of {role} may not do this ({deed}). Those that may: {roles}"),
    "access.allowed": Text("The role of {role} may do this ({deed})"),
    "claim.total": Text("the parts add up to {sum}, not {total}"),
}


def tell(reason: Reason, language: str = "en", names: Mapping[str, str] | None = None) -> str:
    """A reason as a sentence without its full stop. ``names`` puts words for ids, such as Good for good, from
    :func:`trueline.core.wording.list_names`.
    """
    figures = {place: _Told(_write(place, value, names or {})) for place, value in reason.figures.items()}
    return SENTENCES[reason.code].say(language).format(**figures).strip()


class _Told(str):
    """What fills a place. ``{cases:case|cases}`` puts the word that goes with the number after it, ``{cases:,}`` commas
    between the thousands.
    """

    def __format__(self, words: str) -> str:
        one, _, many = words.partition("|")
        if words == ",":
            return f"{int(self):,}"
        return f"{self} {one if self in ('1', '-1') else many}" if words else str(self)


def _write(place: str, value: Value, names: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return names.get(f"{place}:{value}", names.get(value, value))
    return write_number(value)
