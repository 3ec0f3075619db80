"""How long does it take to put pseudonyms in place of every reference, beside copying the same tables as they are?"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from timing import QUICK

from trueline.actions.desk.caseloads import invent_caseload
from trueline.core.caseloads import normalise_reference, pseudonymise
from trueline.intake.extract_definitions import load_extract_definition
from trueline.warehouse.engines.duck import connect
from trueline.warehouse.extracts.hiding import hide_people

DEFINITION = load_extract_definition()
KEY = bytes(32)
SIZES = (500,) if QUICK else (26_000, 260_000)


def measure(cases: int) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made) / "extract"
        rows = invent_caseload(cases, "1", folder, "nps-standards-2018", date(2018, 8, 31))
        paths = {path.stem: path for path in folder.glob("*.parquet")}
        with connect(Path(made)) as warehouse:
            begun = perf_counter(), process_time()
            for name, path in paths.items():
                if "crn" in DEFINITION.tables[name].field_by_name:
                    warehouse.execute(f"COPY (SELECT * FROM '{path}') TO '{made}/copy' (FORMAT parquet)")
            copied = perf_counter() - begun[0], process_time() - begun[1]
            begun = perf_counter(), process_time()
            hide_people(warehouse, DEFINITION, paths, lambda one: pseudonymise(KEY, normalise_reference(one)))
            hidden = perf_counter() - begun[0], process_time() - begun[1]
    print(f"{rows['person']:,} people, {rows['contact']:,} contacts: seconds, and seconds of processors")
    for name, (taken, worked) in {"copying the same tables as they are": copied, "pseudonyms": hidden}.items():
        print(f"  {name:<40} {taken:8.2f} s   {worked:8.2f} s   × {worked / copied[1]:.2f}")


for size in SIZES:
    measure(size)
