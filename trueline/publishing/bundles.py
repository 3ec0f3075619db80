"""How is an inspection written down as open files that anyone can read without Trueline?"""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256

from trueline.core.assessments import Answer
from trueline.core.frameworks import fingerprint, to_canonical_json, to_plain
from trueline.core.reports import ReportSources
from trueline.core.samples import Sample
from trueline.publishing.tables import to_csv, to_json

#: Raised when a reader of the earlier format could no longer read a bundle.
FORMAT = 1
SAMPLE_COLUMNS = ("position", "reference", "stratum", "role", "probability", "replaces")
ANSWER_COLUMNS = ("subject", "stream", "organisation", "reader", "question", "answer", "note", "given_at")


def to_bundle(sources: ReportSources, samples: Mapping[str, Sample]) -> Mapping[str, bytes]:
    """The files of a bundle by their names, the manifest last. The same inspection gives the same bytes.

    ``samples`` hold pseudonyms in place of references: a bundle has no names in it.
    """
    files: dict[str, bytes] = {
        "edition.json": to_canonical_json(sources.edition).encode(),
        "inspection.json": to_json(to_plain(sources.inspection)),
        "answers.csv": to_csv([asdict(answer) for answer in sources.answers], ANSWER_COLUMNS),
        "evidence.json": to_json(to_plain(sources.evidence)),
        "ratings.json": to_json(to_plain(sources.decisions)),
        "comparators.json": to_json(to_plain(tuple(sources.comparators.values()))),
        "context.json": to_json(to_plain(sources.context)),
        "recommendations.json": to_json(to_plain(sources.recommendations)),
    }
    for stream, account in sources.accounts.items():
        files[f"samples/{stream}/account.json"] = to_json(to_plain(account))
        files[f"samples/{stream}/sample.csv"] = write_sample(samples[stream])
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
            "replaces": "",
        }
        for drawn in sample.cases
    ]
    return to_csv(rows, SAMPLE_COLUMNS)


def _write_manifest(sources: ReportSources, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "framework": sources.edition.id,
        "revision": sources.edition.revision,
        "fingerprint": fingerprint(sources.edition),
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "answers": [digest_answer(answer) for answer in sources.answers],
    }


def digest_answer(answer: Answer) -> str:
    """SHA-256 of one row of ``answers.csv``, its cells joined by line breaks."""
    return sha256("\n".join(asdict(answer)[column] for column in ANSWER_COLUMNS).encode()).hexdigest()
