from trueline.core.wording.checking import CheckedText, Remark, check_text
from trueline.core.wording.claims import Claim, find_claims
from trueline.core.wording.days import write_day
from trueline.core.wording.facts import tell_fact
from trueline.core.wording.labels import LABELS, label
from trueline.core.wording.names import list_names
from trueline.core.wording.numbers import write_number
from trueline.core.wording.phrases import Form, find_form, list_forms, write_words
from trueline.core.wording.sentences import SENTENCES, tell
from trueline.core.wording.timelines import PHRASES, tell_entry
