"""How is an inspection written down as open files that anyone can read without Trueline?"""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256

from trueline.core.assessments import ANSWER_COLUMNS, digest_answer
from trueline.core.frameworks import fingerprint, to_canonical_json, to_plain
from trueline.core.reports import BUNDLE_FORMAT, ReportSources
from trueline.core.samples import SAMPLE_COLUMNS, Sample
from trueline.publishing.tables import to_csv, to_json


def to_bundle(sources: ReportSources) -> Mapping[str, bytes]:
    """The files of a bundle by their names, the manifest last. The same inspection gives the same bytes, and so does
    one that was read from a bundle.

    A bundle is for those who may see the inspection's records. It has pseudonyms in place of references and no names in
    it, but small numbers and notes stand in it as they are: what is published is the released report.
    """
    files: dict[str, bytes] = {
        "edition.json": to_canonical_json(sources.edition).encode(),
        "inspection.json": to_json(to_plain(sources.inspection)),
        "answers.csv": to_csv([asdict(answer) for answer in sources.answers], ANSWER_COLUMNS),
        "evidence.json": to_json(to_plain(sources.evidence)),
        "ratings.json": to_json(to_plain(sources.decisions)),
        "comparators.json": to_json(to_plain(tuple(sources.comparators.values()))),
        "context.json": to_json(to_plain(sources.context)),
        "previous.json": to_json(to_plain(sources.previous)),
        "recommendations.json": to_json(to_plain(sources.recommendations)),
    }
    for stream, account in sources.accounts.items():
        files[f"samples/{stream}/account.json"] = to_json(to_plain(account))
    for stream, sample in sources.samples.items():
        files[f"samples/{stream}/sample.csv"] = write_sample(sample)
    for section, text in sources.texts.items():
        files[f"text/{section}.md"] = f"{text}\n".encode()
    files["manifest.json"] = to_json(_write_manifest(sources, files))
    return files


def write_sample(sample: Sample) -> bytes:
    """A sample as CSV: each case's place, reference, stratum, role and probability."""
    rows = [
        {
            "position": drawn.position,
            "reference": drawn.case.reference,
            "stratum": drawn.stratum,
            "role": drawn.role,
            "probability": str(drawn.probability),
            "replaces": drawn.replaces,
        }
        for drawn in sample.cases
    ]
    return to_csv(rows, SAMPLE_COLUMNS)


def _write_manifest(sources: ReportSources, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "format": BUNDLE_FORMAT,
        "framework": sources.edition.id,
        "revision": sources.edition.revision,
        "fingerprint": fingerprint(sources.edition),
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "answers": [digest_answer(answer) for answer in sources.answers],
    }
