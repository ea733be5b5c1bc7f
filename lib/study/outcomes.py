"""What differs between outcomes, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lib.language import Text

# The scale of a yes or no, and what such an outcome cannot have.
BINARY = "binary"
NOT_OF_BINARY = (
    *("minimum", "maximum", "reference_low", "reference_high", "important_difference", "bands"),
)


@dataclass(frozen=True, slots=True)
class Bands:
    """Activity bands of a score.

    Attributes:
        scheme: Which of the published schemes this is.
        lower: Lowest score of each band, ascending; a band ends where the next begins.
        labels: Name of each band.
    """

    scheme: Text
    lower: tuple[float, ...]
    labels: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured outcome.

    Attributes:
        code: Name in the measurements table.
        page: The page it is shown on, by its code; see lib/study/pages.py.
        name: Name for readers.
        unit: Unit of its values.
        scale: "linear" (differences of means), "log" (ratios of geometric means) or "binary": each
            value is 1, yes, or 0, no, and shares of participants with a yes are compared.
        better: The favourable direction, "higher" or "lower"; of a yes or no "higher" if more
            participants with a yes are better.
        digits: Decimals of a measured value.
        primary: Whether it is the primary one.
        primary_after_data: Whether it was made so when the data were read, and not by the protocol.
        minimum: Smallest possible value, if bounded.
        maximum: Largest possible value, if bounded.
        reference_low: Lower reference limit, if any.
        reference_high: Upper reference limit, if any.
        reference_source: Where the reference limits come from.
        above_is_positive: Whether a value above the upper reference limit is called positive.
        important_difference: Smallest improvement known to matter, in the outcome's unit or, on the
            log scale, as a ratio above 1; None if none is known. It is the cut-off that the study
            declares for counting who improved: a number needed to treat is given at no other.
        important_difference_source: Where that is known from.
        important_difference_note: What is to be said about such differences otherwise.
        markers_note: What is to be said of a score of disease activity where it stands beside
            laboratory markers: whether it counts any of them itself.
        explanation: What it is, beside its name.
        bands: Activity bands, if any.
    """

    code: str
    page: str
    name: Text
    unit: Text
    scale: str = "linear"
    better: str = "lower"
    digits: int = 1
    primary: bool = False
    primary_after_data: bool = False
    minimum: float | None = None
    maximum: float | None = None
    reference_low: float | None = None
    reference_high: float | None = None
    reference_source: Text | None = None
    above_is_positive: bool = False
    important_difference: float | None = None
    important_difference_source: Text | None = None
    important_difference_note: Text | None = None
    markers_note: Text | None = None
    explanation: Text | None = None
    bands: Bands | None = None

    @property
    def is_log(self) -> bool:
        """Whether it is analysed as logarithms and shown as ratios."""
        return self.scale == "log"

    @property
    def is_binary(self) -> bool:
        """Whether it is a yes or a no."""
        return self.scale == BINARY

    @property
    def no_difference(self) -> float:
        """The effect that is none: a ratio of 1 on the log scale, else a difference of 0."""
        return 1.0 if self.is_log else 0.0

    @property
    def higher_is_better(self) -> bool:
        """Whether the favourable direction is up."""
        return self.better == "higher"


def decimals(value: float) -> int:
    """Decimals that write a declared number as it was declared."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


# Scores of disease activity, disability and pain of which less is better, and what may stand in
# their names beside them. A name with any other word may mean a change, a response or a remission.
LOWER_SCORES = frozenset(
    ("das28", "sledai", "bilag", "cdai", "sdai", "haq", "basdai", "pain", "dolore")
)
BESIDE_SCORES = frozenset(
    (
        *("score", "punteggio", "index", "points", "punti", "vas", "nrs", "mm", "cm"),
        *("crp", "pcr", "esr", "ves", "di", "2k", "2000", "2004", "selena", "0", "3", "10", "100"),
    )
)


def is_lower_better(name: str) -> bool:
    """Whether a name is that of a known score of which less is better: "DAS28-CRP", "Pain VAS"."""
    found = set(re.findall(r"[^\W_]+", name.lower()))
    return bool(found & LOWER_SCORES) and found <= LOWER_SCORES | BESIDE_SCORES


def same(text: str) -> Text:
    """A text that is the same in both languages."""
    return Text(text, text)


MEX_SLEDAI_BANDS = Bands(
    scheme=Text(
        "MEX-SLEDAI 0–1, 2–5, 6–10, >10: one of several disputed schemes; another cuts at 2 and 5",
        "MEX-SLEDAI 0–1, 2–5, 6–10, >10: uno dei diversi schemi in uso, tutti discussi; un altro "
        "ha come soglie 2 e 5",
    ),
    lower=(0, 2, 6, 11),
    labels=(
        Text("Inactive (0–1)", "Inattiva (0–1)"),
        Text("Mild (2–5)", "Lieve (2–5)"),
        Text("Moderate (6–10)", "Moderata (6–10)"),
        Text("High (>10)", "Alta (>10)"),
    ),
)

BUILT_IN_OUTCOMES = (
    Outcome(
        "mex_sledai",
        "disease_activity",
        same("MEX-SLEDAI"),
        Text("points", "punti"),
        digits=0,
        minimum=0,
        maximum=32,
        important_difference_note=Text(
            "No validated minimal important change of MEX-SLEDAI is known.",
            "Per il MEX-SLEDAI non è nota una variazione minima clinicamente importante validata.",
        ),
        markers_note=Text(
            "MEX-SLEDAI counts none of these markers (complement, cytokines, anti-dsDNA): it is "
            "not coupled with them by construction.",
            "Il MEX-SLEDAI non conta nessuno di questi marcatori (complemento, citochine, "
            "anti-dsDNA): non è legato a essi per costruzione.",
        ),
        explanation=Text(
            "A score of lupus activity from 0 (none) to 32: the sum of ten items, each counted if "
            "present: neurological disorder 8, renal disorder 6, vasculitis 4, haemolysis or "
            "thrombocytopenia 3, myositis 3, arthritis 2, mucocutaneous disorder 2, serositis 2, "
            "fever or fatigue 1, leukopenia or lymphopenia 1. It needs no test of complement or "
            "anti-dsDNA (Guzmán 1992, Uribe 2004).",
            "Un punteggio di attività del lupus da 0 (nessuna) a 32: la somma di dieci voci, "
            "contate se presenti: disturbo neurologico 8, malattia renale 6, vasculite 4, emolisi "
            "o piastrinopenia 3, miosite 3, artrite 2, disturbo mucocutaneo 2, sierosite 2, "
            "febbre o stanchezza 1, leucopenia o linfopenia 1. Non richiede il dosaggio del "
            "complemento né degli anti-dsDNA (Guzmán 1992, Uribe 2004).",
        ),
        bands=MEX_SLEDAI_BANDS,
    ),
    Outcome("c3", "complement_levels", same("C3"), same("mg/dL"), better="higher"),
    Outcome("c4", "complement_levels", same("C4"), same("mg/dL"), better="higher"),
    Outcome("il6", "cytokines_antibodies", same("IL-6"), same("pg/mL"), scale="log", digits=2),
    Outcome(
        "tnf_alpha", "cytokines_antibodies", same("TNF-α"), same("pg/mL"), scale="log", digits=2
    ),
    Outcome(
        "anti_dsdna",
        "cytokines_antibodies",
        same("Anti-dsDNA"),
        Text("IU/mL", "UI/mL"),
        scale="log",
        above_is_positive=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the values of an outcome usually are; far wider than any reference limits.

    Attributes:
        low: Below this the middle value does not fit the unit.
        high: Above this it does not fit it.
        others: Other units in use, by how many of them are one of the outcome's own unit.
    """

    low: float
    high: float
    others: Mapping[str, float]


# A middle value of 0.9 "mg/dL" of C3 is one in g/L.
USUAL_SIZES = {
    "c3": Sizes(10, 400, {"g/L": 0.01, "mg/L": 10}),
    "c4": Sizes(1, 150, {"g/L": 0.01, "mg/L": 10}),
    "il6": Sizes(0.05, 5000, {"ng/mL": 0.001, "fg/mL": 1000}),
    "tnf_alpha": Sizes(0.05, 5000, {"ng/mL": 0.001, "fg/mL": 1000}),
    "anti_dsdna": Sizes(0.5, 20_000, {"IU/L": 1000, "kIU/mL": 0.001}),
}
