"""Write the synthetic study: three CSV tables and ``study.toml``.

``python sample_data/generate.py [folder]`` writes into the folder of this file, or into the
one named. Every constant below is an assumption explained in ``README.md``; none was measured
in a patient. Run again, it changes no byte.
"""

import csv
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Picked: for each part the first seed whose data meet the criteria listed in README.md. A seed of
# its own keeps a part as it is when another changes.
SEEDS = {
    "participants": 1,
    "lost_samples": 8,
    "mex_sledai": 20,
    "c3": 5,
    "c4": 1,
    "il6": 11,
    "tnf_alpha": 13,
    "anti_dsdna": 2,
    "adverse_events": 1,
}

SECRETOME = "secretome"
PLACEBO = "placebo"
N_PARTICIPANTS = 29
BLOCK = (SECRETOME, SECRETOME, PLACEBO, PLACEBO)

VISIT_DAYS = (1, 22, 43)
DOSING_DAYS: tuple[int, ...] = (1, 8, 15, 22, 29, 36)
LAST_DAY = VISIT_DAYS[-1]

WITHDRAWN_DAY = 27
WITHDRAWAL_REASON = "moved to another city"
MISSED_DOSING_DAY = 29
N_LOST_SAMPLES = 5

# "Moderately active" at baseline, in the banding that study.toml names.
ACTIVITY_RANGE = (6, 10)


@dataclass(frozen=True, slots=True)
class Item:
    """A MEX-SLEDAI item: its weight in points and how often the disease shows it."""

    weight: int
    prevalence: float


MEX_SLEDAI_ITEMS = {
    "neurological disorder": Item(8, 0.01),
    "renal disorder": Item(6, 0.15),
    "vasculitis": Item(4, 0.15),
    "haemolysis or thrombocytopenia": Item(3, 0.15),
    "myositis": Item(3, 0.10),
    "arthritis": Item(2, 0.75),
    "mucocutaneous disorder": Item(2, 0.70),
    "serositis": Item(2, 0.20),
    "fever or fatigue": Item(1, 0.65),
    "leukopenia or lymphopenia": Item(1, 0.40),
}

# Between one visit and the next: chance that a present item resolves, that an absent one appears.
RESOLVES = {SECRETOME: 0.40, PLACEBO: 0.15}
APPEARS = {SECRETOME: 0.012, PLACEBO: 0.02}


@dataclass(frozen=True, slots=True)
class Marker:
    """A laboratory marker.

    ``centre``, ``spread`` (SD) and ``shift`` (change from baseline at days 22 and 43, by arm)
    are in the marker's unit, or in natural logarithms where ``logarithmic``.
    ``correlation`` holds between any two visits of a participant.
    """

    code: str
    logarithmic: bool
    centre: float
    spread: float
    correlation: float
    shift: dict[str, tuple[float, float]]
    digits: int
    quantification_limit: float = 0.0


MARKERS = (
    Marker(
        code="c3",
        logarithmic=False,
        centre=75.0,
        spread=22.0,
        correlation=0.76,
        shift={SECRETOME: (8.0, 17.0), PLACEBO: (0.5, 0.0)},
        digits=1,
    ),
    Marker(
        # Drawn on the log scale, mean 16 and SD 8 mg/dL: a normal would reach below zero.
        code="c4",
        logarithmic=True,
        centre=math.log(14.3),
        spread=0.47,
        correlation=0.76,
        shift={SECRETOME: (0.03, 0.05), PLACEBO: (0.0, 0.02)},
        digits=1,
    ),
    Marker(
        code="il6",
        logarithmic=True,
        centre=math.log(6.0),
        spread=0.52,
        correlation=0.76,
        shift={SECRETOME: (-0.08, -0.16), PLACEBO: (-0.02, -0.02)},
        digits=2,
        quantification_limit=3.13,
    ),
    Marker(
        code="tnf_alpha",
        logarithmic=True,
        centre=math.log(7.0),
        spread=0.42,
        correlation=0.76,
        shift={SECRETOME: (-0.06, -0.12), PLACEBO: (-0.01, -0.02)},
        digits=2,
    ),
    Marker(
        code="anti_dsdna",
        logarithmic=True,
        centre=math.log(90.0),
        spread=0.85,
        correlation=0.76,
        shift={SECRETOME: (-0.10, -0.22), PLACEBO: (-0.02, -0.03)},
        digits=1,
    ),
)


@dataclass(frozen=True, slots=True)
class EventTerm:
    """An adverse event term, its share of all events and its usual length in days."""

    term: str
    system_organ_class: str
    share: float
    days: int


ADMINISTRATION_SITE = "General disorders and administration site conditions"
EVENT_TERMS = (
    EventTerm("Injection site pain", ADMINISTRATION_SITE, 0.24, 2),
    EventTerm("Injection site erythema", ADMINISTRATION_SITE, 0.09, 2),
    EventTerm("Fatigue", ADMINISTRATION_SITE, 0.08, 5),
    EventTerm("Pyrexia", ADMINISTRATION_SITE, 0.06, 2),
    EventTerm("Headache", "Nervous system disorders", 0.12, 2),
    EventTerm("Dizziness", "Nervous system disorders", 0.05, 2),
    EventTerm("Nausea", "Gastrointestinal disorders", 0.08, 2),
    EventTerm("Diarrhoea", "Gastrointestinal disorders", 0.04, 3),
    EventTerm("Myalgia", "Musculoskeletal and connective tissue disorders", 0.07, 4),
    EventTerm("Nasopharyngitis", "Infections and infestations", 0.08, 6),
    EventTerm("Urinary tract infection", "Infections and infestations", 0.04, 7),
    EventTerm("Rash", "Skin and subcutaneous tissue disorders", 0.05, 8),
)
EVENTS_PER_PARTICIPANT = 0.95
MODERATE_SHARE = 0.25
RELATED_SHARE = 0.3

STUDY_TOML = """\
data = "synthetic"

[source]
en = "Synthetic study, modelled on the direction and significance of the results reported by \
Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem cell-derived \
secretome as a potential treatment for systemic lupus erythematosus: a double-blind randomized \
controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. These are not its patients \
and not its numbers."
it = "Studio sintetico, modellato sulla direzione e sulla significatività dei risultati riportati \
da Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem cell-derived \
secretome as a potential treatment for systemic lupus erythematosus: a double-blind randomized \
controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. Non sono i suoi pazienti né \
i suoi numeri."

[title]
en = "UC-MSC secretome in lupus (synthetic study)"
it = "Secretoma di UC-MSC nel lupus (studio sintetico)"

# What the published account says of the trial; whatever it does not say is left away.
[design]
describes = {en = "published trial", it = "studio pubblicato"}
not_stated = {en = "not stated in the public account", it = "non indicato nel resoconto pubblico"}

[design.eligibility]
en = "29 women with moderately active SLE took part; the criteria are not stated"
it = "Hanno partecipato 29 donne con LES moderatamente attivo; i criteri non sono indicati"

[design.interventions]
en = "Weekly intramuscular injections for six weeks: 1.5 mL of UC-MSC secretome, or saline placebo"
it = "Iniezioni intramuscolari settimanali per 6 settimane: 1,5 mL di secretoma o soluzione salina"

[design.randomisation]
en = "Randomised; who made the sequence, how, and how it was concealed is not stated"
it = "Randomizzato; chi ha prodotto la sequenza, come, e come fu nascosta non è indicato"

[design.blinding]
en = "Double-blind; who did not know the arm is not stated"
it = "In doppio cieco; chi non conoscesse il braccio non è indicato"

[arms.treatment]
code = "secretome"
en = "Secretome"
it = "Secretoma"

[arms.control]
code = "placebo"
en = "Placebo"
it = "Placebo"

[schedule]
baseline_day = 1
visit_days = [1, 22, 43]
primary_day = 43
dosing_days = [1, 8, 15, 22, 29, 36]

[[outcomes]]
code = "mex_sledai"
page = "disease_activity"
en = "MEX-SLEDAI"
it = "MEX-SLEDAI"
unit = {en = "points", it = "punti"}
scale = "linear"
better = "lower"
digits = 0
primary = true
minimum = 0
maximum = 32

[outcomes.bands]
lower = [0, 2, 6, 11]
en = ["Inactive (0–1)", "Mild (2–5)", "Moderate (6–10)", "High (>10)"]
it = ["Inattiva (0–1)", "Lieve (2–5)", "Moderata (6–10)", "Alta (>10)"]

[outcomes.bands.scheme]
en = "0–1, 2–5, 6–10, >10: one of several disputed schemes; another cuts at 2 and 5"
it = "0–1, 2–5, 6–10, >10: uno dei vari schemi, controversi; un altro divide a 2 e 5"

[outcomes.important_difference_note]
en = "No validated minimal important change of MEX-SLEDAI is known."
it = "Non è nota una variazione minima importante validata del MEX-SLEDAI."

[outcomes.markers_note]
en = "MEX-SLEDAI counts none of these markers (complement, cytokines, anti-dsDNA): it is not \
coupled with them by construction."
it = "Il MEX-SLEDAI non conta nessuno di questi marcatori (complemento, citochine, anti-dsDNA): \
non è legato a essi per costruzione."

[[outcomes]]
code = "c3"
page = "complement_levels"
en = "C3"
it = "C3"
unit = "mg/dL"
scale = "linear"
better = "higher"
digits = 1
reference_low = 90
reference_high = 180

[outcomes.reference_source]
en = "A commonly printed adult range; replace it with your laboratory's own."
it = "Un intervallo per adulti di uso comune; sostituirlo con quello del proprio laboratorio."

[[outcomes]]
code = "c4"
page = "complement_levels"
en = "C4"
it = "C4"
unit = "mg/dL"
scale = "linear"
better = "higher"
digits = 1
reference_low = 10
reference_high = 40

[outcomes.reference_source]
en = "A commonly printed adult range; replace it with your laboratory's own."
it = "Un intervallo per adulti di uso comune; sostituirlo con quello del proprio laboratorio."

[[outcomes]]
code = "il6"
page = "cytokines_antibodies"
en = "IL-6"
it = "IL-6"
unit = "pg/mL"
scale = "log"
better = "lower"
digits = 2

[[outcomes]]
code = "tnf_alpha"
page = "cytokines_antibodies"
en = "TNF-α"
it = "TNF-α"
unit = "pg/mL"
scale = "log"
better = "lower"
digits = 2

[[outcomes]]
code = "anti_dsdna"
page = "cytokines_antibodies"
en = "Anti-dsDNA"
it = "Anti-dsDNA"
unit = {en = "IU/mL", it = "UI/mL"}
scale = "log"
better = "lower"
digits = 1
reference_high = 30
above_is_positive = true

[outcomes.reference_source]
en = "Assay-dependent; replace it with your laboratory's own limit."
it = "Dipende dal metodo; sostituirlo con il limite del proprio laboratorio."

# What the published account says, and nothing else of it: the numbers of the trial are not known.
[[claims]]
en = "Disease activity (MEX-SLEDAI) fell against placebo (p<0.05)."
it = "L'attività di malattia (MEX-SLEDAI) è diminuita rispetto al placebo (p<0,05)."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
outcome = "mex_sledai"
contrast = "between_arms"
direction = "lower"
p_below_005 = true

[[claims]]
en = "C3 rose in the secretome arm at day 43 (p<0.05). This speaks of the change within one arm."
it = "Il C3 è aumentato nel braccio secretoma al giorno 43 (p<0,05). Riguarda un solo braccio."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
outcome = "c3"
contrast = "within_treatment"
direction = "higher"
p_below_005 = true
day = 43

[[claims]]
en = "IL-6 tended downward, without statistical significance."
it = "L'IL-6 tendeva a diminuire, senza significatività statistica."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
outcome = "il6"
direction = "lower"
p_below_005 = false

[[claims]]
en = "TNF-α tended downward, without statistical significance."
it = "Il TNF-α tendeva a diminuire, senza significatività statistica."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
outcome = "tnf_alpha"
direction = "lower"
p_below_005 = false

[[claims]]
en = "Anti-dsDNA tended downward, without statistical significance."
it = "Gli anti-dsDNA tendevano a diminuire, senza significatività statistica."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
outcome = "anti_dsdna"
direction = "lower"
p_below_005 = false

[[claims]]
en = "No serious adverse event occurred."
it = "Non si è verificato alcun evento avverso grave."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
no_events = "serious"

[[claims]]
en = "The treatment was well tolerated."
it = "Il trattamento è stato ben tollerato."
published = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
"""


@dataclass(frozen=True, slots=True)
class Participant:
    """A randomised participant; ``dosing_days`` are the days on which she was injected."""

    participant_id: str
    arm: str
    withdrawn_day: int | None
    dosing_days: tuple[int, ...]
    age: int
    disease_duration_years: float
    prednisone_mg_day: float
    hydroxychloroquine: bool

    @property
    def last_day(self) -> int:
        """Last study day on which she was observed."""
        return LAST_DAY if self.withdrawn_day is None else self.withdrawn_day


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """An adverse event; ``end_day`` is None while it goes on at the last day observed."""

    participant_id: str
    term: EventTerm
    start_day: int
    end_day: int | None
    grade: int
    related: bool


def simulate_participants() -> list[Participant]:
    """Randomise in blocks of four; one placebo participant withdraws, one injection is missed."""
    rng = np.random.default_rng(SEEDS["participants"])
    n_blocks = math.ceil(N_PARTICIPANTS / len(BLOCK))
    arms = [BLOCK[place] for _ in range(n_blocks) for place in rng.permutation(len(BLOCK))]
    arms = arms[:N_PARTICIPANTS]
    withdrawn = int(rng.choice([i for i, arm in enumerate(arms) if arm == PLACEBO]))
    missed_one = int(rng.choice([i for i, arm in enumerate(arms) if arm == SECRETOME]))

    participants = []
    for i, arm in enumerate(arms):
        dosing_days = DOSING_DAYS
        if i == withdrawn:
            dosing_days = tuple(day for day in DOSING_DAYS if day < WITHDRAWN_DAY)
        elif i == missed_one:
            dosing_days = tuple(day for day in DOSING_DAYS if day != MISSED_DOSING_DAY)
        age = min(max(round(rng.normal(33, 9)), 18), 55)
        duration = math.exp(rng.normal(math.log(4.5), 0.6))
        participants.append(
            Participant(
                participant_id=f"P{i + 1:02d}",
                arm=arm,
                withdrawn_day=WITHDRAWN_DAY if i == withdrawn else None,
                dosing_days=dosing_days,
                age=age,
                # Nobody's lupus begins before the age of 14.
                disease_duration_years=min(duration, age - 14),
                prednisone_mg_day=float(
                    rng.choice(
                        [0.0, 5.0, 7.5, 10.0, 15.0, 20.0], p=[0.08, 0.27, 0.15, 0.25, 0.15, 0.1]
                    )
                ),
                hydroxychloroquine=bool(rng.random() < 0.8),
            )
        )
    return participants


def simulate_mex_sledai(arm: str, rng: np.random.Generator) -> list[int]:
    """Return one participant's MEX-SLEDAI at each visit, in points.

    The ten items are simulated and summed, so that every score can be reached by a patient.
    """
    weights = np.array([item.weight for item in MEX_SLEDAI_ITEMS.values()])
    prevalence = np.array([item.prevalence for item in MEX_SLEDAI_ITEMS.values()])
    lowest, highest = ACTIVITY_RANGE

    present = rng.random(len(weights)) < prevalence
    while not lowest <= int(weights[present].sum()) <= highest:
        present = rng.random(len(weights)) < prevalence

    scores = [int(weights[present].sum())]
    for _ in VISIT_DAYS[1:]:
        chance = rng.random(len(weights))
        present = np.where(present, chance >= RESOLVES[arm], chance < APPEARS[arm])
        scores.append(int(weights[present].sum()))
    return scores


def simulate_marker(marker: Marker, arm: str, rng: np.random.Generator) -> list[float]:
    """Return one participant's values of a marker at each visit, in the marker's unit."""
    between = marker.spread * math.sqrt(marker.correlation)
    within = marker.spread * math.sqrt(1 - marker.correlation)
    usual_level = marker.centre + between * rng.standard_normal()
    values = [
        usual_level + shift + within * rng.standard_normal() for shift in (0.0, *marker.shift[arm])
    ]
    return [math.exp(value) for value in values] if marker.logarithmic else values


def measured_text(marker: Marker, value: float) -> str:
    """Return a value as the laboratory reports it, ``<limit`` below the quantification limit."""
    if round(value, marker.digits) < marker.quantification_limit:
        return f"<{marker.quantification_limit:.{marker.digits}f}"
    return f"{value:.{marker.digits}f}"


def simulate_courses(participants: Sequence[Participant]) -> dict[str, list[list[str]]]:
    """Return for each outcome a row per participant of its values at the visits, as text."""
    rng = np.random.default_rng(SEEDS["mex_sledai"])
    courses = {
        "mex_sledai": [
            [str(score) for score in simulate_mex_sledai(participant.arm, rng)]
            for participant in participants
        ]
    }
    for marker in MARKERS:
        rng = np.random.default_rng(SEEDS[marker.code])
        courses[marker.code] = [
            [
                measured_text(marker, value)
                for value in simulate_marker(marker, participant.arm, rng)
            ]
            for participant in participants
        ]
    return courses


def simulate_measurements(
    participants: Sequence[Participant],
) -> list[tuple[str, int, str, str]]:
    """Return participant, day, outcome and value as text; the value is blank where missing."""
    courses = simulate_courses(participants)
    values = {
        (participant.participant_id, day, outcome): (
            course[row][visit] if day <= participant.last_day else ""
        )
        for row, participant in enumerate(participants)
        for visit, day in enumerate(VISIT_DAYS)
        for outcome, course in courses.items()
    }
    rng = np.random.default_rng(SEEDS["lost_samples"])
    samples = [key for key, text in values.items() if text and key[2] != "mex_sledai"]
    for lost in rng.choice(len(samples), N_LOST_SAMPLES, replace=False).tolist():
        values[samples[lost]] = ""
    return [(*key, text) for key, text in values.items()]


def simulate_adverse_events(participants: Sequence[Participant]) -> list[AdverseEvent]:
    """Return the adverse events by participant and start day; both arms run the same risk."""
    rng = np.random.default_rng(SEEDS["adverse_events"])
    shares = np.array([term.share for term in EVENT_TERMS])
    events: list[AdverseEvent] = []
    for participant in participants:
        # Some participants report more than others, hence the gamma-distributed rate.
        rate = EVENTS_PER_PARTICIPANT * rng.gamma(2.0, 0.5)
        own: list[AdverseEvent] = []
        for _ in range(int(rng.poisson(rate))):
            term = EVENT_TERMS[int(rng.choice(len(EVENT_TERMS), p=shares / shares.sum()))]
            at_injection_site = term.term.startswith("Injection site")
            if at_injection_site:
                start = int(rng.choice(participant.dosing_days))
            else:
                start = int(rng.integers(1, participant.last_day, endpoint=True))
            end = start + int(rng.poisson(term.days))
            grade = 2 if rng.random() < MODERATE_SHARE else 1
            related = bool(rng.random() < RELATED_SHARE) or at_injection_site
            # A term still going on cannot begin again, so a participant has each term once.
            if all(term != event.term for event in own):
                ongoing = end > participant.last_day
                own.append(
                    AdverseEvent(
                        participant.participant_id,
                        term,
                        start,
                        None if ongoing else end,
                        grade,
                        related,
                    )
                )
        events.extend(sorted(own, key=lambda event: (event.start_day, event.term.term)))
    return events


def yes_no(flag: bool) -> str:
    """Return the tables' word for a flag."""
    return "yes" if flag else "no"


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write a CSV file in UTF-8 whose lines end with a newline alone on every platform."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_study(folder: Path) -> None:
    """Write the four files of the synthetic study into an existing folder."""
    participants = simulate_participants()
    measurements = simulate_measurements(participants)
    events = simulate_adverse_events(participants)

    write_table(
        folder / "participants.csv",
        (
            "participant_id",
            "arm",
            "withdrawn_day",
            "withdrawal_reason",
            "injections_received",
            "sex",
            "age",
            "disease_duration_years",
            "prednisone_mg_day",
            "hydroxychloroquine",
        ),
        (
            (
                participant.participant_id,
                participant.arm,
                "" if participant.withdrawn_day is None else participant.withdrawn_day,
                "" if participant.withdrawn_day is None else WITHDRAWAL_REASON,
                len(participant.dosing_days),
                "female",
                participant.age,
                f"{participant.disease_duration_years:.1f}",
                f"{participant.prednisone_mg_day:.1f}",
                yes_no(participant.hydroxychloroquine),
            )
            for participant in participants
        ),
    )
    write_table(
        folder / "measurements.csv", ("participant_id", "day", "outcome", "value"), measurements
    )
    write_table(
        folder / "adverse_events.csv",
        (
            "participant_id",
            "term",
            "system_organ_class",
            "start_day",
            "end_day",
            "grade",
            "serious",
            "related",
            "led_to_withdrawal",
        ),
        (
            (
                event.participant_id,
                event.term.term,
                event.term.system_organ_class,
                event.start_day,
                "" if event.end_day is None else event.end_day,
                event.grade,
                yes_no(False),
                yes_no(event.related),
                yes_no(False),
            )
            for event in events
        ),
    )
    (folder / "study.toml").write_text(STUDY_TOML, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_study(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
