"""The files of studies: folders as bytes, tables as CSV, settings as TOML, zips."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data"
POLYPS = ROOT / "tests" / "real_trials" / "polyps"
Content = str | bytes | None

STUDY_FILES = ("participants.csv", "measurements.csv", "adverse_events.csv", "study.toml")

EVENT_HEADER = "participant_id,term,system_organ_class,start_day,end_day,grade,serious,related"

PARTICIPANTS = """\
participant_id,arm,sex,age
S1,secretome,female,31
S2,secretome,female,44
S3,secretome,male,27
P1,placebo,female,38
P2,placebo,male,52
P3,placebo,female,29
"""

MEASUREMENTS = """\
participant_id,day,outcome,value
S1,1,mex_sledai,8
S1,22,mex_sledai,6
S1,43,mex_sledai,3
S2,1,mex_sledai,10
S2,22,mex_sledai,7
S2,43,mex_sledai,
S3,1,mex_sledai,9
S3,22,mex_sledai,9
S3,43,mex_sledai,5
P1,1,mex_sledai,8
P1,22,mex_sledai,8
P1,43,mex_sledai,7
P2,1,mex_sledai,11
P2,22,mex_sledai,9
P2,43,mex_sledai,10
P3,1,mex_sledai,7
S1,1,il6,12.5
S1,43,il6,<3.1
S2,1,il6,20
S2,43,il6,8.4
P1,1,il6,15
P1,43,il6,16.2
"""

# The measurements of `MEASUREMENTS`, a row per visit.
WIDE = """\
Participant ID,Day,MEX SLEDAI,IL-6
S1,1,8,12.5
S1,22,6,
S1,43,3,<3.1
S2,1,10,20
S2,22,7,
S2,43,,8.4
S3,1,9,
S3,22,9,
S3,43,5,
P1,1,8,15
P1,22,8,
P1,43,7,16.2
P2,1,11,
P2,22,9,
P2,43,10,
P3,1,7,
"""

EVENTS = """\
participant_id,term,system_organ_class,start_day,end_day,grade,serious,related,led_to_withdrawal
S1,Headache,Nervous system disorders,3,4,1,no,yes,no
S1,Injection site pain,General disorders,8,,2,no,,
P2,Headache,Nervous system disorders,30,30,1,yes,no,yes
"""

SETTINGS: dict[str, Any] = {
    "data": "real",
    "source": {"en": "A small study", "it": "Un piccolo studio"},
    "title": {"en": "Secretome against placebo", "it": "Secretoma contro placebo"},
    "arms": {
        "treatment": {"code": "secretome", "en": "Secretome", "it": "Secretoma"},
        "control": {"code": "placebo", "en": "Placebo", "it": "Placebo"},
    },
    "schedule": {
        "baseline_day": 1,
        "visit_days": [1, 22, 43],
        "primary_day": 43,
        "dosing_days": [1, 8, 15],
    },
    "outcomes": [
        {
            "code": "mex_sledai",
            "page": "disease_activity",
            "en": "MEX-SLEDAI",
            "it": "MEX-SLEDAI",
            "unit": {"en": "points", "it": "punti"},
            "scale": "linear",
            "better": "lower",
            "digits": 0,
            "primary": True,
            "minimum": 0,
            "maximum": 32,
            "bands": {
                "scheme": {"en": "Two bands", "it": "Due fasce"},
                "lower": [0, 6],
                "en": ["Low", "High"],
                "it": ["Bassa", "Alta"],
            },
        },
        {
            "code": "il6",
            "page": "cytokines_antibodies",
            "en": "IL-6",
            "it": "IL-6",
            "unit": "pg/mL",
            "scale": "log",
            "better": "lower",
            "digits": 2,
            "reference_low": 0.5,
            "reference_high": 7,
            "reference_source": "The laboratory",
        },
    ],
    "claims": [
        {
            "en": "C3 rose.",
            "it": "Il C3 è aumentato.",
            "published": "Journal 2020;1:1",
            "outcome": "c3",
            "contrast": "within_treatment",
            "direction": "higher",
            "p_below_005": True,
            "day": 43,
        },
        {"en": "No event.", "published": {"en": "Here", "it": "Qui"}, "no_events": "serious"},
    ],
}


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a study folder."""
    return {name: (folder / name).read_bytes() for name in STUDY_FILES if (folder / name).exists()}


def as_real(settings: bytes) -> bytes:
    """The settings of the sample study, said to be of real data: nothing is built in."""
    text = settings[: settings.index(b"[[truth]]")]
    return text.replace(b'data = "synthetic"', b'data = "real"')


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def toml(entries: Mapping[str, Any]) -> str:
    """Entries as TOML, a line for each."""
    return "".join(f"{_toml_value(name)} = {_toml_value(entries[name])}\n" for name in entries)


def _toml_value(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_toml_value(name)} = {_toml_value(value[name])}" for name in value)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def study_files(
    *,
    participants: Content = PARTICIPANTS,
    measurements: Content = MEASUREMENTS,
    events: Content = None,
    settings: Content | Mapping[str, Any] = None,
) -> dict[str, bytes]:
    """The files of a study of three and three participants; None leaves a file out.

    Settings are the text of `study.toml` or its entries, such as `SETTINGS`.
    """
    given = {
        "participants.csv": participants,
        "measurements.csv": measurements,
        "adverse_events.csv": events,
        "study.toml": toml(settings) if isinstance(settings, Mapping) else settings,
    }
    return {
        name: content.encode() if isinstance(content, str) else content
        for name, content in given.items()
        if content is not None
    }


def zipped(
    files: Mapping[str, bytes], *, folder: str = "", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Files as a zip, where wanted within a folder ("study/")."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return packed.getvalue()


def read_back(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
