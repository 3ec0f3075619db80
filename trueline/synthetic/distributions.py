"""How are the characteristics of an invented division distributed?

Shares from published figures where there are any, else assumptions chosen to sit well beside them; S0 to S4 are the
five published reports, with the line.
"""

from collections.abc import Mapping

#: The size of the North East division: S0:233–254, S0:187, S0:1288 (102 officers for 128 cases).
PEOPLE, CLUSTERS, UNITS, OFFICERS = 18_566, 13, 29, 280

#: S3:57–64; community orders to suspended sentence orders as 60 to 40, and the part on post-sentence supervision (A).
CASE_TYPES: Mapping[str, float] = {"CO": 0.144, "SSO": 0.096, "Licence": 0.215, "PSS": 0.025, "Custody": 0.52}
GENDERS: Mapping[str, float] = {"M": 0.947, "F": 0.05, "Other": 0.003}  # S0:443
#: S0:441; how the minority splits is an assumption. Codes as the case management system writes them.
ETHNICITIES: Mapping[str, float] = {
    "W1": 0.835,
    "W9": 0.025,
    "W2": 0.008,
    "A2": 0.03,
    "A1": 0.01,
    "A9": 0.012,
    "B1": 0.015,
    "B2": 0.02,
    "M1": 0.012,
    "M9": 0.008,
    "O9": 0.01,
    "NS": 0.015,
}
ROSH: Mapping[str, float] = {"Low": 0.05, "Medium": 0.4, "High": 0.52, "Very high": 0.03}  # S3:1427, S4:1141; A
OFFENCES: Mapping[str, float] = {  # A, in the order of S4:478
    "Violence": 0.38,
    "Sexual": 0.28,
    "Robbery": 0.12,
    "Burglary": 0.06,
    "Drugs": 0.06,
    "Other": 0.1,
}
REOFFENDING: Mapping[str, float] = {"Low": 0.55, "Medium": 0.27, "High": 0.14, "Very high": 0.04}  # A
GRADES: Mapping[str, float] = {"PO": 0.75, "PSO": 0.25}  # A
REPORT_TYPES: Mapping[str, float] = {"Oral": 0.5, "FDR": 0.34, "SDR": 0.16}  # S1:607; A
ALLOCATIONS: Mapping[str, float] = {"CRC": 0.72, "NPS": 0.28}  # A
SENTENCES: Mapping[str, float] = {"CO": 0.46, "SSO": 0.31, "Custody": 0.19, "Fine": 0.04}  # A
#: Ages at start in years (A): the band and its share.
AGES: Mapping[tuple[int, int], float] = {
    (18, 20): 0.07,
    (21, 24): 0.13,
    (25, 29): 0.18,
    (30, 39): 0.32,
    (40, 49): 0.18,
    (50, 79): 0.12,
}
#: How often a factor or strength is present: S2:447–457, and S1:117 for the order of strengths.
NEEDS: Mapping[str, float] = {
    "thinking": 0.87,
    "alcohol": 0.5,
    "lifestyle": 0.52,
    "wellbeing": 0.44,
    "relationships": 0.42,
    "drugs": 0.42,
    "attitudes": 0.45,
    "accommodation": 0.31,
    "employment": 0.29,
    "finance": 0.22,
    "motivation": 0.55,
    "identity": 0.2,
    "health": 0.25,
}
#: How often practice meets a question, where the reports say that it is far from the rest: S0:1106, S1:579, S1:595,
#: S0:1140, S0:974, S0:1235, S1:135.
PRACTICE: Mapping[str, float] = {
    "nps-standards-2018:3.1.2.b": 0.42,
    "nps-standards-2018:3.1.2.c": 0.5,
    "nps-standards-2018:3.1.2.f": 0.57,
    "nps-standards-2018:2.3.1.h": 0.97,
    "nps-standards-2018:3.2.2.c": 0.46,
    "nps-standards-2018:2.3.3.e": 0.72,
}
#: How often something that is done only “where needed” is needed (A).
NEEDED = 0.5
TAKEN_UP = 0.5  # S0:113, S2:681
#: How often the provider's own record is a little wrong (A).
LISTED_TWICE, OVER_EARLY, WITHOUT_PNC = 0.012, 0.04, 0.02
