"""The blocks that the pages of outcomes share: each computes one result and shows it.

A block is a heading, a figure, its table and how it was computed.
"""

from __future__ import annotations

from lib import citations, ui
from lib.citations import SENSITIVITY
from lib.figures.changes import association_figure, changes_figure, waterfall_figure
from lib.figures.courses import courses_figure
from lib.figures.effects import differences_figure
from lib.figures.response import bands_figure, response_figure
from lib.figures.robustness import robustness_figure
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    band_counts,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.claims import claim_verdicts
from lib.results.effects import adjusted_means_by_visit, detectable_effect, effect, effects_by_visit
from lib.results.limits import crossing_of, limit_crossings
from lib.results.response import (
    has_improved,
    improvement_curves,
    improvements,
    largest_threshold,
    response_rates,
)
from lib.results.robustness import effects_without_each, sensitivity_board
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.study.outcomes import Outcome
from lib.wording.changes import (
    arm_summaries_table,
    below_in_changes_sentence,
    censored_summaries_table,
    change_sentence,
    changes_by_visit_table,
    courses_sentence,
    individual_changes_table,
    waterfall_sentence,
)
from lib.wording.claims import claims_sentence, verdict_text
from lib.wording.effects import (
    better_sentence,
    effect_sentence,
    effects_by_visit_table,
    power_sentence,
)
from lib.wording.limits import (
    below_limit_sentence,
    crossing_sentence,
    crossings_table,
    limit_source_sentence,
    reference_sentence,
)
from lib.wording.methods import (
    association_methods,
    change_methods,
    claims_methods,
    courses_methods,
    effect_methods,
    limits_methods,
    response_methods,
    robustness_methods,
)
from lib.wording.names import highlight_label
from lib.wording.participants import highlight_sentence, participant_table
from lib.wording.response import (
    association_sentence,
    associations_table,
    bands_sentence,
    bands_table,
    response_rates_table,
    response_sentence,
)
from lib.wording.robustness import rerandomisation_sentence, robustness_table, sensitivity_sentence


def answer(view: ui.View, outcome: Outcome, *notes: str) -> None:
    """The page's first sentence: the difference between the arms at the chosen visit."""
    study, words = view.study, view.words
    estimate = effect(study, outcome, view.day)
    detectable = detectable_effect(estimate, outcome)
    ui.answer(
        view,
        effect_sentence(study, outcome, view.day, estimate, words),
        f"{better_sentence(outcome, words)} {power_sentence(outcome, detectable, words)}".strip(),
        *notes,
    )
    if view.highlighted is not None:
        with view.head:
            ui.small(highlight_sentence(study, view.highlighted, outcome, words))


def claims(view: ui.View) -> None:
    """Published sentences beside these data; nothing for a study that carries none."""
    study, words = view.study, view.words
    if not study.claims:
        return
    found = claim_verdicts(study)
    title = words.t("What was published, and what these data show")
    ui.section(title)
    if study.synthetic:
        ui.finding(
            words.t(
                "Synthetic data: agreement with what was published is by construction and proves "
                "nothing about the trial."
            )
        )
    ui.small(claims_sentence(found, words))
    for one in found:
        ui.claim(
            words.t(one.verdict),
            words.of(one.claim.text),
            verdict_text(study, one, words),
            words.of(one.claim.published),
        )
    ui.method(words, claims_methods(words), [citations.BLAND_ALTMAN_2011])


def highlighted_participant(view: ui.View) -> None:
    """Every value of the participant who is followed; nothing if nobody is."""
    if view.highlighted is None:
        return
    study, words = view.study, view.words
    title = highlight_label(view.highlighted)
    ui.section(title)
    ui.table(participant_table(study, view.highlighted, words), alt=title)


def courses(view: ui.View, outcome: Outcome) -> None:
    """Every participant's course with the summaries of the arms."""
    study, words = view.study, view.words
    title = words.t("Every participant's course")
    summaries = arm_summaries(study, outcome, statistic=view.statistic)
    ui.section(title)
    ui.chart(
        courses_figure(study, outcome, summaries, words, highlighted=view.highlighted),
        key="courses",
        alt=courses_sentence(study, outcome, summaries, words),
    )
    ui.small(
        below_limit_sentence(summaries, outcome, words),
        reference_sentence(outcome, words),
    )
    ui.table(
        arm_summaries_table(study, outcome, summaries, words, highlighted=view.highlighted),
        alt=title,
    )
    sources = [citations.HYNDMAN_FAN]
    censored = censored_summaries(study, outcome)
    if not censored.empty:
        ui.small(
            words.t(
                "The same visits with values below the quantification limit taken as censored, "
                "anywhere below it, instead of half of it:"
            )
        )
        ui.table(
            censored_summaries_table(study, outcome, censored, words),
            alt=words.t("Values below the quantification limit taken as censored"),
        )
        sources += [citations.HUGHES, citations.HORNUNG_REED]
    ui.method(words, courses_methods(study, outcome, words), sources)


def differences(view: ui.View, outcome: Outcome) -> None:
    """The primary comparison at each visit."""
    study, words = view.study, view.words
    title = words.t("Difference between the arms, by visit")
    by_visit = effects_by_visit(study, outcome)
    estimate = effect(study, outcome, view.day)
    ui.section(title)
    ui.chart(
        differences_figure(study, outcome, by_visit, words, highlighted=view.highlighted),
        key="differences",
        alt=effect_sentence(study, outcome, view.day, estimate, words),
    )
    ui.table(
        effects_by_visit_table(
            study,
            outcome,
            by_visit,
            adjusted_means_by_visit(study, outcome),
            words,
            highlighted=view.highlighted,
        ),
        alt=title,
    )
    ui.method(
        words,
        effect_methods(study, outcome, words),
        [citations.VICKERS_ALTMAN, citations.SEARLE],
    )


def sensitivity(view: ui.View, outcome: Outcome) -> None:
    """The contrast at the chosen visit by every analysis, and without each participant."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Does the answer hold? Day {day}", day=day)
    board = sensitivity_board(study, outcome, day)
    left_out = effects_without_each(study, outcome, day)
    rerandomised = ui.rerandomised(study, outcome, day)
    finding = sensitivity_sentence(board, left_out, outcome, words)
    ui.section(title)
    ui.finding(finding)
    ui.chart(
        robustness_figure(study, outcome, board, left_out, words, highlighted=view.highlighted),
        key="sensitivity",
        alt=finding,
    )
    ui.small(rerandomisation_sentence(rerandomised, words))
    ui.table(
        robustness_table(
            study,
            outcome,
            board,
            left_out,
            rerandomised,
            day,
            words,
            highlighted=view.highlighted,
        ),
        alt=title,
    )
    ui.method(words, robustness_methods(study, outcome, words), SENSITIVITY)


def changes(view: ui.View, outcome: Outcome) -> None:
    """Change from baseline within the arms, by visit."""
    study, words = view.study, view.words
    title = words.t("Change from baseline, by visit")
    individual = [changes_from_baseline(study, outcome, visit) for visit in study.follow_up_days]
    summaries = change_summaries(study, outcome)
    finding = change_sentence(study, summaries, outcome, view.day, words)
    ui.section(title)
    ui.chart(
        changes_figure(study, outcome, individual, summaries, words, highlighted=view.highlighted),
        key="changes",
        alt=finding,
    )
    ui.small(finding)
    ui.table(
        changes_by_visit_table(study, outcome, summaries, words, highlighted=view.highlighted),
        alt=title,
    )
    ui.method(words, change_methods(outcome, words), [citations.BLAND_ALTMAN_2011])


def individual_changes(view: ui.View, outcome: Outcome) -> None:
    """Each participant's change at the chosen visit."""
    study, words = view.study, view.words
    individual = changes_from_baseline(study, outcome, view.day)
    finding = waterfall_sentence(study, outcome, individual, view.day, words)
    ui.section(words.t("Individual change at day {day}", day=view.day))
    ui.chart(
        waterfall_figure(study, outcome, individual, words, highlighted=view.highlighted),
        key="waterfall",
        alt=finding,
    )
    ui.small(finding, below_in_changes_sentence(individual, words))
    if view.highlighted is not None and view.highlighted not in set(individual["participant_id"]):
        ui.small(
            words.t(
                "{who} lacks the baseline or the value at this visit and is not in this figure.",
                who=highlight_label(view.highlighted),
            )
        )
    ui.table(
        individual_changes_table(
            study, outcome, individual, view.day, words, highlighted=view.highlighted
        ),
        alt=words.t("Individual values"),
        folded=True,
    )


def bands(view: ui.View, outcome: Outcome) -> None:
    """Activity bands by visit; nothing for an outcome without bands."""
    if outcome.bands is None:
        return
    study, words = view.study, view.words
    title = words.t("Activity bands by visit")
    counts = band_counts(study, outcome)
    ui.section(title)
    ui.chart(
        bands_figure(study, outcome, counts, words, highlighted=view.highlighted),
        key="bands",
        alt=bands_sentence(study, outcome, counts, view.day, words),
    )
    ui.small(words.of(outcome.bands.scheme))
    ui.table(bands_table(study, outcome, counts, words, highlighted=view.highlighted), alt=title)


def responders(view: ui.View, outcome: Outcome) -> None:
    """Participants who improved by at least as much as the reader asks for."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Who improved, and by how much? Day {day}", day=day)
    ui.section(title)
    threshold = ui.threshold(view, outcome, largest_threshold(study, outcome, day))
    rates = response_rates(study, outcome, day, threshold=threshold)
    finding = response_sentence(study, rates, outcome, day, threshold, words)
    ui.finding(finding)
    ui.chart(
        response_figure(
            study,
            outcome,
            improvement_curves(study, outcome, day),
            improvements(study, outcome, day),
            threshold,
            words,
            highlighted=view.highlighted,
        ),
        key="responders",
        alt=finding,
    )
    ui.small(
        words.t("The threshold is yours: none is known to be a validated important difference.")
    )
    improved = has_improved(study, outcome, day, view.highlighted, threshold)
    ui.table(
        response_rates_table(study, rates, words, hers=improved),
        alt=title,
    )
    ui.method(
        words,
        response_methods(words),
        [
            DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
            citations.FISHER_1935,
            citations.ALTMAN,
        ],
    )


def crossings(view: ui.View, outcome: Outcome) -> None:
    """Participants outside and within the reference limit, baseline against the visit."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Reference limit, baseline against day {day}", day=day)
    ui.section(title)
    low, high = ui.reference_limits(view, outcome)
    counts = limit_crossings(study, outcome, day, low=low, high=high)
    if counts.empty:
        ui.small(words.t("This study declares no reference limit; enter that of your laboratory."))
        return
    ui.finding(crossing_sentence(study, counts, outcome, day, words))
    ui.small(limit_source_sentence(outcome, low, high, words))
    hers = crossing_of(study, outcome, day, view.highlighted, low=low, high=high)
    ui.table(crossings_table(study, outcome, counts, words, hers=hers), alt=title)
    ui.method(words, limits_methods(words), [citations.CLOPPER_PEARSON])


def association(view: ui.View, marker: Outcome) -> None:
    """Change in the marker against change in disease activity, if the study measured both."""
    study, words, day = view.study, view.words, view.day
    activities = study.outcomes_of("disease_activity")
    if not activities:
        return
    activity = study.primary_outcome if study.primary_outcome in activities else activities[0]
    found = association_of_changes(study, marker, activity, day)
    title = words.t("Do the markers move together? Day {day}", day=day)
    finding = association_sentence(found, marker, activity, day, words)
    ui.section(title)
    ui.finding(finding)
    ui.chart(
        association_figure(study, marker, activity, found, words, highlighted=view.highlighted),
        key="association",
        alt=finding,
    )
    ui.small(
        words.t(
            "A pooled correlation is partly the treatment effect: a treatment that moves both "
            "outcomes makes them move together. Neither number tells what causes what."
        )
    )
    ui.table(
        associations_table(study, marker, activity, found, words, highlighted=view.highlighted),
        alt=words.t("Individual values"),
        folded=True,
    )
    ui.method(words, association_methods(words), [citations.BONETT_WRIGHT])
