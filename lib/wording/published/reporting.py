"""What a report of a trial has to say, item by item: CONSORT 2025 and CONSORT Harms 2022.

Item numbers are those of CONSORT 2025. CONSORT Harms 2022 is built on the items of CONSORT 2010,
which have other numbers; these are not printed beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from lib.language import sentence
from lib.results.events.kinds import incidence_by_kind
from lib.results.participants.flow import (
    ArmFlow,
    doses_received,
    is_said_randomised,
    participant_flow,
)
from lib.study.entries import FIXED_SIZES, PERMUTED_BLOCKS, SIMPLE
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, outcome_name, primary_text, share_text
from lib.wording.participants.baseline import characteristic_name
from lib.wording.participants.flow import (
    counted_reasons,
    design_sentence,
    further_arms_sentence,
    without_baseline,
)
from lib.words import Words

# In the order of the items: item, what it asks, and the entry of [design] that answers it, or for
# an answer from the data a name of `_from_data`.
DECLARED, FROM_DATA = "declared", "from_data"
ITEMS = (
    ("2", sentence("Registration"), DECLARED, "registration"),
    ("9", sentence("Arms"), FROM_DATA, "arms"),
    ("9", sentence("Allocation ratio"), DECLARED, "allocation_ratio"),
    ("12a", sentence("Eligibility"), DECLARED, "eligibility"),
    ("13", sentence("Interventions as planned"), DECLARED, "interventions"),
    ("13", sentence("Days of the planned doses"), FROM_DATA, "dosing"),
    ("14", sentence("Visits"), FROM_DATA, "visits"),
    ("14", sentence("Primary outcome and day"), FROM_DATA, "primary"),
    ("15", sentence("Harms: how and by whom they were collected"), DECLARED, "harms_collection"),
    ("15", sentence("Harms: coding dictionary and its version"), DECLARED, "coding_dictionary"),
    ("15", sentence("Harms: grading scale and its version"), DECLARED, "grading_scale"),
    ("16a", sentence("Planned number of participants"), DECLARED, "planned_size"),
    ("17a", sentence("Randomisation: who made the sequence, and how"), DECLARED, "randomisation"),
    ("17b", sentence("Type of randomisation"), FROM_DATA, "allocation"),
    ("20a", sentence("Blinding"), DECLARED, "blinding"),
    ("21b", sentence("Harms: safety set"), DECLARED, "safety_set"),
    ("22a", sentence("Screened"), DECLARED, "screened"),
    ("22a", sentence("Randomised and analysed"), FROM_DATA, "analysed"),
    ("22b", sentence("Withdrawn, with reasons"), FROM_DATA, "withdrawn"),
    ("23a", sentence("Dates of recruitment and follow-up"), DECLARED, "dates"),
    ("23a", sentence("Harms: follow-up after the last visit"), DECLARED, "follow_up"),
    ("24a", sentence("Doses received"), FROM_DATA, "doses"),
    ("24b", sentence("Concomitant care"), DECLARED, "concomitant_care"),
    ("25", sentence("Baseline table"), FROM_DATA, "baseline"),
    ("26", sentence("Results with intervals"), FROM_DATA, "results"),
    ("27", sentence("Harms: participants with events"), FROM_DATA, "events"),
    ("28", sentence("Other analyses"), FROM_DATA, "others"),
)

RANDOMISED = sentence("{allocated} randomised, {analysed} analysed for {outcome} at day {day}")
ALLOCATED = sentence("{allocated} allocated, {analysed} analysed for {outcome} at day {day}")

SCHEMES = {
    SIMPLE: sentence("simple randomisation"),
    FIXED_SIZES: sentence("sizes of the arms fixed beforehand"),
    PERMUTED_BLOCKS: sentence("permuted blocks"),
}


def reporting_table(study: Study, words: Words) -> pd.DataFrame:
    """Each item that these pages can answer, its answer, and what the answer describes.

    An entry of `[design]` that is left away says so, or what `not_stated` says in its place: it is
    never filled in. The answers from the tables describe their data, those of `[design]` what
    `describes` says.

    References:
        Hopewell et al, BMJ 2025;389:e081123.
        Junqueira et al, BMJ 2023;381:e073725.
    """
    found = dict(_from_data(study, words))
    data = words.t("synthetic data") if study.synthetic else words.t("data")
    design = study.design
    declared = words.of(design.describes) if design.describes else "study.toml"
    rows = []
    for item, asked, kind, name in ITEMS:
        answer = found.get(name, "") if kind == FROM_DATA else _declared(study, name, words)
        is_data = kind == FROM_DATA and bool(answer)
        rows.append(
            {
                words.t("Item"): item,
                words.t("What is reported"): words.t(asked),
                words.t("Answer"): answer or _not_stated(study, words),
                words.t("Describes"): data if is_data else declared,
            }
        )
    return pd.DataFrame(rows)


def reporting_sentence(study: Study, words: Words) -> str:
    """What the numbers of the items are, and what the answers describe."""
    numbers = words.t(
        "Item numbers are those of CONSORT 2025. Rows that begin with Harms concern CONSORT Harms "
        "2022 as well, whose own numbers are not printed."
    )
    if not (study.synthetic and study.design.describes):
        return numbers
    return words.t(
        "{numbers} Rows of the synthetic data say nothing about the trial; the other rows say "
        "nothing about these data.",
        numbers=numbers,
    )


def _declared(study: Study, name: str, words: Words) -> str:
    """What `[design]` says, or nothing."""
    said = getattr(study.design, name)
    if said is None:
        return ""
    return words.count(said) if isinstance(said, int) else words.of(said)


def _not_stated(study: Study, words: Words) -> str:
    stated = study.design.not_stated
    return words.of(stated) if stated else words.t("not stated in study.toml")


def _allocation(study: Study, words: Words) -> str:
    """The scheme by which the arms of these data were allotted, with its blocks and strata."""
    declared = study.allocation
    if declared is None:
        return ""
    if declared.block_size is None:
        scheme = words.t(SCHEMES[declared.scheme])
    else:
        scheme = words.t("permuted blocks of {size}", size=declared.block_size)
    if not declared.strata:
        return scheme
    return words.t(
        "{scheme}, in strata of {columns}",
        scheme=scheme,
        columns=words.listing([characteristic_name(name, words) for name in declared.strata]),
    )


def _from_data(study: Study, words: Words) -> Iterator[tuple[str, str]]:
    """What the tables answer, by the name of the answer; empty where study.toml has to."""
    flow = participant_flow(study)
    outcome = outcome_name(study.first_outcome, words)
    analysed = {
        arm: words.t(
            RANDOMISED if is_said_randomised(study) else ALLOCATED,
            allocated=of_arm.allocated,
            analysed=of_arm.analysed[study.primary_day],
            outcome=outcome,
            day=study.primary_day,
        )
        for arm, of_arm in flow.items()
    }
    withdrawn = {arm: _withdrawn(of_arm, words) for arm, of_arm in flow.items()}
    yield "arms", design_sentence(study, words)
    yield "dosing", _dosing(study, words)
    days = ", ".join(str(day) for day in study.days)
    if study.has_baseline:
        listed = words.t("days {days}", days=days)
        yield (
            "visits",
            words.t("{days}; baseline is day {baseline}", days=listed, baseline=study.baseline_day),
        )
    else:
        yield "visits", without_baseline(study, words)
    yield "primary", primary_text(study, words)
    yield "allocation", _allocation(study, words)
    further = further_arms_sentence(study, words)
    yield "analysed", ". ".join(filter(None, (_by_arm(study, analysed, words), further)))
    yield "withdrawn", _by_arm(study, withdrawn, words)
    yield "doses", _doses(study, words)
    yield "baseline", words.t("under Baseline")
    yield "results", words.t("under All outcomes, and under each outcome by itself")
    yield "events", _events(study, words)
    others = words.t("under each outcome by itself: Does the answer hold?")
    has_others = study.has_baseline or any(each.is_binary for each in study.outcomes)
    yield "others", others if has_others else words.t("none: they need baseline values")


def _by_arm(study: Study, texts: dict[str, str], words: Words) -> str:
    if not any(texts.values()):
        return words.t("not supplied")
    return "; ".join(f"{arm_title(study, arm, words)}: {texts[arm]}" for arm in ARMS)


def _withdrawn(flow: ArmFlow, words: Words) -> str:
    """How many withdrew and why; empty if the study does not record it."""
    if flow.withdrawn is None:
        return ""
    reasons = ", ".join(counted_reasons(flow, words))
    return f"{len(flow.withdrawn)}, {reasons}" if reasons else "0"


def _dosing(study: Study, words: Words) -> str:
    """On which days treatment was planned; empty if that is not declared."""
    if not study.dosing_days:
        return ""
    return words.plural(
        len(study.dosing_days),
        one="{n}, on day {days}",
        many="{n}, on days {days}",
        days=", ".join(str(day) for day in study.dosing_days),
    )


def _doses(study: Study, words: Words) -> str:
    texts = {}
    for arm, doses in doses_received(study).items():
        if not doses.n:
            continue
        median = words.number(doses.median, 0 if doses.median == int(doses.median) else 1)
        texts[arm] = words.t(
            "median {median} (from {low} to {high}), n {n}",
            median=median,
            low=words.number(doses.low, 0),
            high=words.number(doses.high, 0),
            n=doses.n,
        )
        if study.dosing_days:
            texts[arm] += words.t(
                "; all {planned} planned: {share}",
                planned=len(study.dosing_days),
                share=share_text(doses.complete, doses.n, words),
            )
    if not texts:
        return words.t("not supplied")
    return _by_arm(study, {arm: texts.get(arm, words.t("not supplied")) for arm in ARMS}, words)


def _events(study: Study, words: Words) -> str:
    if study.adverse_events is None:
        return words.t("not known (no table of them was supplied)")
    if study.adverse_events.empty:
        return words.t("none occurred (the table has no row)")
    kinds = incidence_by_kind(study).set_index(["kind", "arm"])
    texts = {}
    for arm in ARMS:
        any_event, serious = (kinds.loc[(kind, arm)] for kind in ("any", "serious"))
        share = share_text(serious["participants"], serious["n"], words)
        texts[arm] = words.t(
            "any event {any_event}, serious {serious}",
            any_event=share_text(any_event["participants"], any_event["n"], words),
            serious=share if serious["supplied"] else words.t("not supplied"),
        )
    return _by_arm(study, texts, words)
