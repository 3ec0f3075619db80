"""How are sentences, risks and practice distributed in an invented case record?

Shares from published figures where there are any, else assumptions (A) chosen to sit well beside them; S0 to S4 are the
five published reports, with the line.
"""

from collections.abc import Mapping

#: A mixture of companies and divisions: S3:57–64, S4:961–963, S4:138; A.
SENTENCES: Mapping[str, float] = {"CO": 0.33, "SSO": 0.15, "CUSTODY": 0.52}
#: Custody of less than twelve months; half of a sentence is served (S4:384; A).
SHORT, CURFEW, PAROLE = 0.4, 0.1, 0.05
#: Months of a community order and of the supervision of a suspended sentence (A).
ORDER_MONTHS: Mapping[str, float] = {"12": 0.6, "18": 0.22, "24": 0.18}
RECALLED, BREACHED = 0.1, 0.14  # A; S2:265, S4:1571
#: In custody the start of a programme or of activity days never comes; outside, what courts order (P; S4:2288; A).
ACTIVITY_ORDERED, WORK_ORDERED, PROGRAMME_ORDERED, OTHER_ORDERED = 0.36, 0.2, 0.09, 0.12
ACTIVITY_DAYS: Mapping[str, float] = {  # S4:1698–1814, S4:1759; A
    "5": 0.1, "10": 0.22, "15": 0.2, "20": 0.2, "25": 0.09, "30": 0.09, "35": 0.04, "45": 0.03, "60": 0.03,
}  # fmt: skip
#: Hours of unpaid work: 40 to 300, most often 80 (S4:1700, S4:2133).
WORK_HOURS: Mapping[str, float] = {"40": 0.12, "60": 0.2, "80": 0.3, "100": 0.16, "150": 0.12, "200": 0.07, "300": 0.03}
#: Other requirements: curfew, drugs, alcohol, mental health, residence (A).
OTHER_REQUIREMENTS: Mapping[str, float] = {"M": 0.5, "DRR": 0.2, "H": 0.14, "P": 0.04, "X": 0.07, "3": 0.05}
GENDERS: Mapping[str, float] = {"M": 0.9, "F": 0.098, "O": 0.002}  # S2:772–773
#: S2:770–771, S0:442; how the minority splits is an assumption.
ETHNICITIES: Mapping[str, float] = {
    "W1": 0.78, "W9": 0.03, "W2": 0.01, "A1": 0.02, "A2": 0.03, "A9": 0.015, "B1": 0.025, "B2": 0.03, "M1": 0.02,
    "M9": 0.01, "O9": 0.01, "NS": 0.02,
}  # fmt: skip
RISKS: Mapping[str, float] = {"LOW": 0.25, "MEDIUM": 0.46, "HIGH": 0.27, "VERY_HIGH": 0.02}  # S3:1290, S3:1427; A
#: A, in the order of S4:478.
OFFENCES: Mapping[str, float] = {
    "VIOLENCE": 0.32, "SEXUAL": 0.1, "ROBBERY": 0.06, "THEFT": 0.13, "MOTORING": 0.09, "DRUG_POSS_SUPPLY": 0.1,
    "PUBLIC_ORDER": 0.07, "BURGLARY_DOM": 0.06, "CRIMINAL_DAMAGE": 0.04, "OTHER": 0.03,
}  # fmt: skip
DOMESTIC_ABUSE = 0.3  # published elsewhere
CHILD_CONCERN = 0.15  # S2:579; A
#: An enquiry to the police domestic abuse unit where one is called for: in time, late, never (S0:1186, S1:579).
ENQUIRY: Mapping[str, float] = {"in time": 0.4, "late": 0.25, "never": 0.35}
HOME_VISIT_IN_TIME = 0.75  # S2:572
OFFERED_IN_TIME = 0.9  # S2:679–681
#: Initial assessment, plan and risk management plan made: S2:223, S2:550.
ASSESSED, PLANNED, RISK_PLANNED = 0.94, 0.95, 0.92
REVIEWED = 0.62  # S2:266; A
RISES = 0.16  # S3:1305; A
OVERSEEN = 0.35  # A
#: What kinds of entry a case record holds (A). At 4.9 a week a nation of 260,000 people has some 30 million entries.
CONTACTS_A_WEEK = 4.9
CONTACT_TYPES: Mapping[str, float] = {
    "COAP": 0.15, "CHVS": 0.02, "COPT": 0.05, "CTOA": 0.12, "CMOA": 0.12, "CLOA": 0.1, "CTXT": 0.13, "C204": 0.03,
    "C369": 0.02, "C515": 0.015, "SFGC": 0.01, "SFRR": 0.008, "C158": 0.02, "MO1": 0.02, "ROC": 0.005, "EOAS": 0.04,
    "CNOT": 0.142,
}  # fmt: skip
APPOINTMENTS = ("COAP", "CHVS", "COPT")
#: S4:2231, C7 of the reference; how acceptable absences split is an assumption.
OUTCOMES: Mapping[str, float] = {
    "ATTC": 0.79, "AAEM": 0.03, "AAME": 0.025, "AAFC": 0.015, "AASD": 0.01, "AACL": 0.006, "AAAA": 0.004,
    "UAAB": 0.05, "RSSR": 0.03, "RSOF": 0.02, "": 0.02,
}  # fmt: skip
ENTERED_LATE = 0.1  # A
NEEDS: Mapping[str, float] = {  # S2:447–457
    "3": 0.31, "4": 0.29, "6": 0.42, "7": 0.52, "8": 0.42, "9": 0.5, "11": 0.87, "12": 0.33,
}  # fmt: skip
