"""Write the synthetic study: three CSV tables and ``study.toml``.

``python -m sample_data.generate [folder]``, started where ``README.md`` of the project stands,
writes into the folder of this file, or into the one named. Every constant is an assumption
explained in ``README.md`` beside this file; none was measured in a patient. Run again, it changes
no byte.
"""

import csv
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import ndtr

from sample_data.model import (
    MARKERS,
    OUTCOMES,
    PER_PARTICIPANT,
    PLACEBO,
    SECRETOME,
    VISIT_DAYS,
    Flags,
    Marker,
    Numbers,
    built_in,
    simulate,
    together,
)
from sample_data.trials import N_TRIALS, TRIALS_SEED, times_shown

# Picked: for each part the first seed whose data meet the criteria listed in README.md; those of
# the outcomes and characteristics are code, in seeds.py. A seed of its own keeps a part as it is
# when another changes.
SEEDS = {
    "allocation": 1,
    "characteristics": 105,
    "lost_samples": 8,
    "outcomes": 7_987_542,
    "adverse_events": 1,
}

N_PARTICIPANTS = 29
BLOCK = (SECRETOME, SECRETOME, PLACEBO, PLACEBO)

DOSING_DAYS: tuple[int, ...] = (1, 8, 15, 22, 29, 36)
LAST_DAY = VISIT_DAYS[-1]

WITHDRAWN_DAY = 27
WITHDRAWAL_REASON = "moved to another city"
WITHDRAWAL_REASON_IT = "trasferimento in un'altra città"
MISSED_DOSING_DAY = 29
N_LOST_SAMPLES = 5

AGES = (18, 55)
AGE_MEAN, AGE_SD = 33.0, 9.0
# Nobody's lupus begins before this age.
EARLIEST_ONSET = 14
DURATION_MEDIAN, DURATION_SD_OF_LOGS = 4.5, 0.8
HYDROXYCHLOROQUINE_SHARE = 0.8
PREDNISONE_DOSES = (0.0, 2.5, 5.0, 7.5, 10.0, 15.0, 20.0)
PREDNISONE_SHARES = (0.18, 0.05, 0.30, 0.15, 0.18, 0.10, 0.04)
# More active disease is treated with more: between the dose and the activity at baseline.
DOSE_WITH_ACTIVITY = 0.3


@dataclass(frozen=True, slots=True)
class EventTerm:
    """An adverse event term, its Italian name, its share of all events and its usual days."""

    term: str
    term_it: str
    system_organ_class: str
    share: float
    days: int


ADMINISTRATION_SITE = "General disorders and administration site conditions"
NERVOUS_SYSTEM = "Nervous system disorders"
GASTROINTESTINAL = "Gastrointestinal disorders"
MUSCULOSKELETAL = "Musculoskeletal and connective tissue disorders"
INFECTIONS = "Infections and infestations"
SKIN = "Skin and subcutaneous tissue disorders"
CLASSES_IT = {
    ADMINISTRATION_SITE: "Patologie generali e condizioni relative alla sede di somministrazione",
    NERVOUS_SYSTEM: "Patologie del sistema nervoso",
    GASTROINTESTINAL: "Patologie gastrointestinali",
    MUSCULOSKELETAL: "Patologie del sistema muscoloscheletrico e del tessuto connettivo",
    INFECTIONS: "Infezioni ed infestazioni",
    SKIN: "Patologie della cute e del tessuto sottocutaneo",
}
EVENT_TERMS = (
    EventTerm("Injection site pain", "Dolore in sede di iniezione", ADMINISTRATION_SITE, 0.24, 2),
    EventTerm(
        *("Injection site erythema", "Eritema in sede di iniezione", ADMINISTRATION_SITE, 0.09, 2)
    ),
    EventTerm("Fatigue", "Stanchezza", ADMINISTRATION_SITE, 0.08, 5),
    EventTerm("Pyrexia", "Piressia", ADMINISTRATION_SITE, 0.06, 2),
    EventTerm("Headache", "Cefalea", NERVOUS_SYSTEM, 0.12, 2),
    EventTerm("Dizziness", "Capogiro", NERVOUS_SYSTEM, 0.05, 2),
    EventTerm("Nausea", "Nausea", GASTROINTESTINAL, 0.08, 2),
    EventTerm("Diarrhoea", "Diarrea", GASTROINTESTINAL, 0.04, 3),
    EventTerm("Myalgia", "Mialgia", MUSCULOSKELETAL, 0.07, 4),
    EventTerm("Nasopharyngitis", "Nasofaringite", INFECTIONS, 0.08, 6),
    EventTerm("Urinary tract infection", "Infezione delle vie urinarie", INFECTIONS, 0.04, 7),
    EventTerm("Rash", "Eruzione cutanea", SKIN, 0.05, 8),
)
EVENTS_PER_PARTICIPANT = 0.95
MODERATE_SHARE = 0.25
RELATED_SHARE = 0.3

STUDY_TOML = """\
data = "synthetic"
cite = "Nurudhin A, et al. Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"

[source]
en = "Synthetic study, modelled on the direction and significance of the results reported by \
Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem cell-derived \
secretome as a potential treatment for systemic lupus erythematosus: a double-blind randomized \
controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. Of millions of simulated \
trials one was picked that shows both. These are not its patients and not its numbers."
it = "Studio sintetico, modellato sulla direzione e sulla significatività dei risultati riportati \
da Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem cell-derived \
secretome as a potential treatment for systemic lupus erythematosus: a double-blind randomized \
controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. Tra milioni di studi simulati \
ne è stato scelto uno che mostra entrambe. Non sono le sue pazienti né i suoi numeri."

[title]
en = "UC-MSC secretome in lupus (synthetic study)"
it = "Secretoma di UC-MSC nel lupus (studio sintetico)"

# What the published account says of the trial; whatever it does not say is left away.
[design]
allocation = "permuted blocks"
describes = {en = "published trial", it = "studio pubblicato"}
not_stated = {en = "not stated in the public account", it = "non indicato nel resoconto pubblico"}

[design.blinding_short]
en = "Randomised, double-blind, placebo-controlled"
it = "Studio randomizzato in doppio cieco, controllato con placebo"

[design.population]
en = "29 women with moderately active SLE"
it = "29 donne con LES ad attività moderata"

[design.regimen]
en = "6 weekly intramuscular injections: 1.5 mL of UC-MSC secretome, or saline placebo"
it = "6 iniezioni intramuscolari settimanali: 1,5 mL di secretoma di UC-MSC o placebo \
(soluzione fisiologica)"

[design.eligibility]
en = "29 women with moderately active SLE took part; the criteria are not stated"
it = "29 donne con LES ad attività moderata; i criteri di eleggibilità non sono indicati"

[design.interventions]
en = "Weekly intramuscular injections for six weeks: 1.5 mL of UC-MSC secretome, or saline placebo"
it = "Un'iniezione intramuscolare a settimana per sei settimane: 1,5 mL di secretoma di \
UC-MSC o placebo (soluzione fisiologica)"

[design.randomisation]
en = "Randomised; who made the sequence, how, and how it was concealed is not stated"
it = "Studio randomizzato; non è indicato chi ha generato la sequenza, come, e come \
ne è stato garantito l'occultamento"

[design.blinding]
en = "Double-blind; who did not know the arm is not stated"
it = "Doppio cieco; non è indicato chi non conoscesse il braccio assegnato"

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
it = "0–1, 2–5, 6–10, >10: uno dei diversi schemi in uso, tutti discussi; un altro ha come soglie \
2 e 5"

[outcomes.important_difference_note]
en = "No validated minimal important change of MEX-SLEDAI is known."
it = "Per il MEX-SLEDAI non è nota una variazione minima clinicamente importante validata."

[outcomes.markers_note]
en = "MEX-SLEDAI counts none of these markers (complement, cytokines, anti-dsDNA): it is not \
coupled with them by construction."
it = "Il MEX-SLEDAI non conta nessuno di questi marcatori (complemento, citochine, anti-dsDNA): \
non è legato a essi per costruzione."

[outcomes.explanation]
en = "A score of lupus activity from 0 (none) to 32: the sum of ten items, each counted if \
present: neurological disorder 8, renal disorder 6, vasculitis 4, haemolysis or thrombocytopenia \
3, myositis 3, arthritis 2, mucocutaneous disorder 2, serositis 2, fever or fatigue 1, leukopenia \
or lymphopenia 1. It needs no test of complement or anti-dsDNA (Guzmán 1992, Uribe 2004)."
it = "Un punteggio di attività del lupus da 0 (nessuna) a 32: la somma di dieci voci, contate se \
presenti: disturbo neurologico 8, malattia renale 6, vasculite 4, emolisi o piastrinopenia 3, \
miosite 3, artrite 2, disturbo mucocutaneo 2, sierosite 2, febbre o stanchezza 1, leucopenia o \
linfopenia 1. Non richiede il dosaggio del complemento né degli anti-dsDNA (Guzmán 1992, Uribe \
2004)."

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
en = "A commonly printed adult range; the measuring laboratory's own range takes precedence."
it = "Intervallo di uso comune negli adulti; prevale quello del laboratorio che ha misurato."

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
en = "A commonly printed adult range; the measuring laboratory's own range takes precedence."
it = "Intervallo di uso comune negli adulti; prevale quello del laboratorio che ha misurato."

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
en = "Assay-dependent: the measuring laboratory's own limit takes precedence."
it = "Dipende dal metodo: prevale il limite del laboratorio che ha misurato."

[[glossary]]
word = {en = "secretome", it = "secretoma"}

[glossary.text]
en = "What cells release into the fluid in which they grow, such as growth factors, cytokines and \
vesicles; no cells are given. Here they are mesenchymal stem cells of the umbilical cord (UC-MSC)."
it = "Ciò che le cellule rilasciano nel liquido in cui crescono, come fattori di crescita, \
citochine e vescicole; non si somministrano cellule. Qui sono cellule staminali mesenchimali del \
cordone ombelicale (UC-MSC)."

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
it = "Il C3 è aumentato nel braccio secretoma al giorno 43 (p<0,05). Riguarda la variazione \
entro un solo braccio."
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

# What the published account says of the trial, in other words; compared with nothing.
[[conclusions]]
heading = {en = "Results", it = "Risultati"}
en = "Disease activity (MEX-SLEDAI) fell against placebo (p<0.05). C3 rose in the secretome arm at\
 day 43, read as a better immune balance. IL-6, TNF-α and anti-dsDNA tended downward, without \
statistical significance. No serious adverse event; well tolerated overall."
it = "L'attività di malattia (MEX-SLEDAI) è diminuita rispetto al placebo (p<0,05). Il C3 è \
aumentato nel braccio secretoma al giorno 43, risultato interpretato come un migliore equilibrio \
immunitario. IL-6, TNF-α e anti-dsDNA tendevano a diminuire, senza significatività statistica. \
Nessun evento avverso grave; nel complesso ben tollerato."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[conclusions]]
heading = {en = "Limits", it = "Limiti"}
en = "Larger studies with longer follow-up are needed to consolidate the results and to understand\
 how it acts."
it = "Servono studi più ampi e con un follow-up più lungo per consolidare i risultati e capire \
come agisce."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[conclusions]]
heading = {en = "Conclusion", it = "Conclusione"}
en = "Preliminary: a possible new option, because it modulates the immune response and reduces \
inflammation. Further research decides whether it enters practice."
it = "Studio preliminare: una possibile nuova opzione, perché modula la risposta immunitaria e \
riduce l'infiammazione. Se entrerà nella pratica lo decideranno altre ricerche."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[background]]
heading = {en = "Disease", it = "Malattia"}
en = "Systemic lupus erythematosus (SLE) is a chronic autoimmune disease: the immune system \
attacks healthy tissue, with inflammation and damage in several organs."
it = "Il lupus eritematoso sistemico (LES) è una malattia autoimmune cronica: il sistema \
immunitario attacca tessuti sani, con infiammazione e danno in più organi."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[background]]
heading = {en = "Need", it = "Bisogno clinico"}
en = "Present treatments control symptoms and prevent flares, and do not work for everyone."
it = "Le terapie attuali controllano i sintomi e prevengono le riacutizzazioni, ma non funzionano \
in tutti i casi."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[background]]
heading = {en = "Idea", it = "Idea"}
en = "The secretome is what mesenchymal stem cells of the umbilical cord (UC-MSC) release; it is \
known for anti-inflammatory and regenerative properties. No cells are given."
it = "Il secretoma è ciò che rilasciano le cellule staminali mesenchimali del cordone ombelicale \
(UC-MSC); è noto per proprietà antinfiammatorie e rigenerative. Non si somministrano cellule."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"

[[background]]
heading = {en = "Measured", it = "Misurazioni"}
en = "Disease activity by MEX-SLEDAI; C3, C4, IL-6, TNF-α and anti-dsDNA; at baseline, day 22 and \
day 43."
it = "Attività di malattia con il MEX-SLEDAI; C3, C4, IL-6, TNF-α e anti-dsDNA; al basale, al \
giorno 22 e al giorno 43."
source.en = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, and its public account"
source.it = "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799, e il suo resoconto pubblico"
"""
TRUTH_COMMENT = """
# What was built in before chance had its part, and in how many of 1,000 trials simulated like this
# one p was below 0.05; of adverse events, whose rates are the same in both arms, in how many the
# arms were as far apart in some term as they are here in the term in which they are farthest apart.
"""


@dataclass(frozen=True, slots=True)
class Participant:
    """A randomised participant; ``dosing_days`` are the days on which she was injected."""

    participant_id: str
    arm: str
    block: int
    withdrawn_day: int | None
    dosing_days: tuple[int, ...]

    @property
    def last_day(self) -> int:
        """Last study day on which she was observed."""
        return LAST_DAY if self.withdrawn_day is None else self.withdrawn_day


@dataclass(frozen=True, slots=True)
class Characteristics:
    """What a participant brings to the baseline visit."""

    age: int
    disease_duration_years: float
    prednisone_mg_day: float
    hydroxychloroquine: bool


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
    rng = np.random.default_rng(SEEDS["allocation"])
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
        participants.append(
            Participant(
                participant_id=f"P{i + 1:02d}",
                arm=arm,
                block=i // len(BLOCK) + 1,
                withdrawn_day=WITHDRAWN_DAY if i == withdrawn else None,
                dosing_days=dosing_days,
            )
        )
    return participants


def treated_of(participants: Sequence[Participant]) -> Flags:
    """Return whether each participant had secretome."""
    return np.array([participant.arm == SECRETOME for participant in participants])


def last_days(participants: Sequence[Participant]) -> Numbers:
    """Return the last study day on which each participant was observed."""
    return np.array([participant.last_day for participant in participants], dtype=float)


def drawn_outcomes(seed: int, n: int) -> Numbers:
    """Return how far the outcomes of n participants lie from the middle, as `together` does."""
    return together(np.random.default_rng(seed).standard_normal((n, PER_PARTICIPANT)))


def simulate_characteristics(activity: Numbers, rng: np.random.Generator) -> list[Characteristics]:
    """Return the characteristics of participants at baseline.

    Args:
        activity: How far the disease activity of each lies from the middle, a standard normal.
        rng: Where chance comes from.
    """
    steps = np.cumsum(PREDNISONE_SHARES)[:-1]
    found = []
    for own in activity.tolist():
        age = duration = 0.0
        while not AGES[0] <= age <= AGES[1]:
            age = round(rng.normal(AGE_MEAN, AGE_SD))
        # A tenth of a year at least, as it is written with one decimal.
        while not 0.1 <= duration <= age - EARLIEST_ONSET:
            duration = math.exp(rng.normal(math.log(DURATION_MEDIAN), DURATION_SD_OF_LOGS))
        chance = math.sqrt(1 - DOSE_WITH_ACTIVITY**2) * rng.standard_normal()
        dose = int(np.searchsorted(steps, ndtr(DOSE_WITH_ACTIVITY * own + chance)))
        found.append(
            Characteristics(
                age=int(age),
                disease_duration_years=duration,
                prednisone_mg_day=PREDNISONE_DOSES[dose],
                hydroxychloroquine=bool(rng.random() < HYDROXYCHLOROQUINE_SHARE),
            )
        )
    return found


def lost_samples(observed: Flags) -> dict[str, Flags]:
    """Return which values of each outcome are lost, [participant, visit]; never a score.

    Args:
        observed: Whether each participant was still observed at each visit.
    """
    rng = np.random.default_rng(SEEDS["lost_samples"])
    lost = {code: np.zeros(observed.shape, dtype=bool) for code in OUTCOMES}
    samples = [
        (row, visit, marker.code)
        for row, visit in np.argwhere(observed).tolist()
        for marker in MARKERS
    ]
    for place in rng.choice(len(samples), N_LOST_SAMPLES, replace=False).tolist():
        row, visit, code = samples[place]
        lost[code][row, visit] = True
    return lost


def measured_text(marker: Marker | None, value: float) -> str:
    """Return a value as it is reported: a whole score, ``<limit`` below a quantification limit."""
    if marker is None:
        return f"{value:.0f}"
    if value < marker.quantification_limit:
        return f"<{marker.quantification_limit:.{marker.digits}f}"
    return f"{value:.{marker.digits}f}"


def simulate_measurements(
    participants: Sequence[Participant], drawn: Numbers
) -> list[tuple[str, int, str, str]]:
    """Return participant, day, outcome and value as text; the value is blank where missing."""
    values = simulate(drawn, treated_of(participants))
    observed = np.array(VISIT_DAYS) <= last_days(participants)[:, None]
    lost = lost_samples(observed)
    markers = dict(zip(OUTCOMES, (None, *MARKERS), strict=True))
    return [
        (
            participant.participant_id,
            day,
            code,
            measured_text(marker, float(values[code][row, visit]))
            if observed[row, visit] and not lost[code][row, visit]
            else "",
        )
        for row, participant in enumerate(participants)
        for visit, day in enumerate(VISIT_DAYS)
        for code, marker in markers.items()
    ]


def simulate_adverse_events(
    participants: Sequence[Participant], rng: np.random.Generator
) -> list[AdverseEvent]:
    """Return the adverse events by participant and start day; both arms run the same risk."""
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


def largest_difference(
    participants: Sequence[Participant], events: Sequence[AdverseEvent]
) -> float:
    """Return how far apart the arms are in the share of participants with a term, at most."""
    arm_of = {participant.participant_id: participant.arm for participant in participants}
    sizes = Counter(arm_of.values())
    counts = Counter((event.term.term, arm_of[event.participant_id]) for event in events)
    return max(
        abs(counts[term, SECRETOME] / sizes[SECRETOME] - counts[term, PLACEBO] / sizes[PLACEBO])
        for term in {event.term.term for event in events}
    )


def times_as_far_apart(participants: Sequence[Participant], events: Sequence[AdverseEvent]) -> int:
    """Return in how many simulated trials some term differs as much as the largest one here."""
    least = largest_difference(participants, events)
    rng = np.random.default_rng(TRIALS_SEED)
    found = (
        largest_difference(participants, simulate_adverse_events(participants, rng))
        for _ in range(N_TRIALS)
    )
    # The same counts give the same share but for rounding.
    return sum(each > least - 1e-9 for each in found)


def truth_toml(participants: Sequence[Participant], events: Sequence[AdverseEvent]) -> str:
    """Return the blocks ``[[truth]]`` of study.toml: what is built in, how often it is seen."""
    counts = times_shown(treated_of(participants), last_days(participants), N_LOST_SAMPLES)
    blocks = [
        f'\n[[truth]]\noutcome = "{code}"\nday = {day}\n'
        f"effect = {built_in(code, VISIT_DAYS.index(day)):.3f}\nshown_in = {count}\n"
        for (code, day), count in counts.items()
    ]
    blocks.append(
        f"\n[[truth]]\nevents = true\nshown_in = {times_as_far_apart(participants, events)}\n"
    )
    return TRUTH_COMMENT + "".join(blocks)


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
    drawn = drawn_outcomes(SEEDS["outcomes"], len(participants))
    measurements = simulate_measurements(participants, drawn)
    # The first outcome is the score, the first visit the baseline.
    characteristics = simulate_characteristics(
        drawn[:, 0, 0], np.random.default_rng(SEEDS["characteristics"])
    )
    events = simulate_adverse_events(participants, np.random.default_rng(SEEDS["adverse_events"]))

    write_table(
        folder / "participants.csv",
        (
            "participant_id",
            "arm",
            "withdrawn_day",
            "withdrawal_reason",
            "withdrawal_reason_it",
            "injections_received",
            "sex",
            "age",
            "disease_duration_years",
            "prednisone_mg_day",
            "hydroxychloroquine",
            "block",
        ),
        (
            (
                participant.participant_id,
                participant.arm,
                "" if participant.withdrawn_day is None else participant.withdrawn_day,
                "" if participant.withdrawn_day is None else WITHDRAWAL_REASON,
                "" if participant.withdrawn_day is None else WITHDRAWAL_REASON_IT,
                len(participant.dosing_days),
                "female",
                own.age,
                f"{own.disease_duration_years:.1f}",
                f"{own.prednisone_mg_day:.1f}",
                yes_no(own.hydroxychloroquine),
                participant.block,
            )
            for participant, own in zip(participants, characteristics, strict=True)
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
            "term_it",
            "system_organ_class",
            "system_organ_class_it",
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
                event.term.term_it,
                event.term.system_organ_class,
                CLASSES_IT[event.term.system_organ_class],
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
    settings = STUDY_TOML + truth_toml(participants, events)
    (folder / "study.toml").write_text(settings, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_study(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
