from trueline.core.samples.fieldwork.breaking import find_breaks
from trueline.core.samples.fieldwork.inspectors import Inspector, Visit, find_bars
from trueline.core.samples.fieldwork.sharing import Team, form_team, pick_second_readings, share_out, share_seconds
from trueline.core.samples.fieldwork.timetables import TIMETABLE_COLUMNS, Reading, make_timetable
