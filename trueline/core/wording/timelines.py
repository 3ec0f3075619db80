"""In which words is an entry of a timeline told? One line for each phrase."""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.core.caseloads import ExtractDefinition, TimelineEntry
from trueline.core.frameworks import Text


@dataclass(frozen=True)
class Phrase:
    """A wording, and the code lists that give the titles for what goes into it; as it is where none is named."""

    text: Text
    code: str = ""
    detail: str = ""


PHRASES: Mapping[str, Phrase] = {
    "sentenced": Phrase(Text("Sentenced: {code}"), "SENTTYPE"),
    "sentence-ended": Phrase(Text("Sentence ended: {code}"), "TERMREAS"),
    "released": Phrase(Text("Released: {code}"), "RELTYPE"),
    "requirement": Phrase(Text("Requirement: {code}"), "RQMAIN"),
    "requirement-ended": Phrase(Text("Requirement ended: {code}"), "RQMAIN"),
    "condition": Phrase(Text("Licence condition: {code}")),
    "hearing": Phrase(Text("Hearing: {code}"), "HEARING"),
    "report-asked": Phrase(Text("Report asked for: {code}"), "RPTTYPE"),
    "report-completed": Phrase(Text("Report completed: {code}"), "RPTTYPE"),
    "enquiry": Phrase(Text("Enquiry made: {code}"), "ENQ"),
    "enquiry-answered": Phrase(Text("Enquiry answered: {code}: {detail}"), "ENQ", "ENQRES"),
    "allocated": Phrase(Text("Allocated: {code}"), "ALLOC"),
    "officer": Phrase(Text("Case held by {detail}: {code}"), "OMROLE"),
    "tier": Phrase(Text("Tier {detail}: {code}"), "TIERSCH"),
    "restricted": Phrase(Text("Restricted entry")),
    "planned": Phrase(Text("{code}: planned"), "CTYPE"),
    "contact": Phrase(Text("{code}: {detail}"), "CTYPE", "COUT"),
    "contact-open": Phrase(Text("{code}: no outcome recorded by then"), "CTYPE"),
    "contact-bare": Phrase(Text("{code}"), "CTYPE"),
    "work": Phrase(Text("Unpaid work: {detail}"), detail="COUT"),
    "work-open": Phrase(Text("Unpaid work: no outcome recorded by then")),
    "work-planned": Phrase(Text("Unpaid work: planned")),
    "assessed": Phrase(Text("Assessment completed: {code}"), "ASPURP"),
    "assessed-risk": Phrase(Text("Assessment completed: {code}. Risk of serious harm: {detail}"), "ASPURP", "ROSH"),
    "plan": Phrase(Text("Sentence plan made")),
    "plan-updated": Phrase(Text("Sentence plan last updated")),
    "risk-plan": Phrase(Text("Risk management plan completed")),
    "risk-plan-updated": Phrase(Text("Risk management plan last updated")),
    "registered": Phrase(Text("Register: {code}"), "REGTYPE"),
    "register-ended": Phrase(Text("Register ended: {code}"), "REGTYPE"),
    "register-reviewed": Phrase(Text("Register reviewed: {code}"), "REGTYPE"),
    "enforcement": Phrase(Text("Enforcement: {code}"), "ENFACT"),
    "recalled": Phrase(Text("Recalled")),
    "referred": Phrase(Text("Referred: {code}"), "NSITYPE"),
    "begun": Phrase(Text("Begun: {code}"), "NSITYPE"),
    "ended": Phrase(Text("Ended: {code} {detail}"), "NSITYPE"),
    "victim-identified": Phrase(Text("Victim identified: {code}"), "VELIG"),
    "victim-contact": Phrase(Text("Victim contact: {code}"), "VTYPE"),
    "meeting": Phrase(Text("Meeting: {code}"), "MAMTG"),
    "event": Phrase(Text("{code}, learned from: {detail}"), "CHGTYPE", "CHGSRC"),
    "offending": Phrase(Text("Further offending: {code}"), "FOOUT"),
    "oversight": Phrase(Text("Manager: {code}"), "OVTYPE"),
}


def tell_entry(entry: TimelineEntry, definition: ExtractDefinition, language: str = "en") -> str:
    """An entry in words, with the titles of its codes; a code that is on no list as it is."""
    phrase = PHRASES[entry.phrase]
    code = _title(definition, phrase.code, entry.code, language)
    detail = _title(definition, phrase.detail, entry.detail, language)
    return phrase.text.say(language).format(code=code, detail=detail).rstrip(" :")


def _title(definition: ExtractDefinition, list_id: str, code: str, language: str) -> str:
    listed = definition.list_by_id[list_id].codes if list_id else ()
    return next((one.title.say(language) for one in listed if one.code == code), code)
