"""What the columns of numbers are called in a workbook, in the reader's language.

A CSV has the names of `lib.results.exports`, which are the same in every language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lib.language import sentence
from lib.results.exports.columns import CHANGE, CHANGE_RATIO, GEOMETRIC_MEAN, RATIO, VALUE
from lib.results.participants.flow import is_said_randomised
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL
from lib.study.contract import GRADES
from lib.study.study import ARMS, TREATMENT, Study
from lib.wording.events.kinds import GRADE_NAMES
from lib.wording.names import arm_label
from lib.words import Words

# By the name of a column without its arm and without which limit of an interval it is.
HEADINGS: dict[str, str] = {
    "outcome": sentence("Outcome"),
    "outcome_unit": sentence("Unit of the outcome"),
    "outcome_activity": sentence("Compared with"),
    "arm": sentence("Arm"),
    "day": sentence("Day"),
    "row": sentence("Row"),
    "participant_id": sentence("Participant"),
    "measure": sentence("Measure"),
    "estimate": sentence("Estimate"),
    "p_value": sentence("p"),
    "p_holm": sentence("p (Holm)"),
    "tests": sentence("Tests in the adjustment for multiple comparisons (Holm)"),
    "method": sentence("Method"),
    "remark": sentence("Remark"),
    "se": sentence("Standard error"),
    "df": sentence("Degrees of freedom"),
    "confidence": sentence("Confidence level"),
    "sd": sentence("SD"),
    "n": sentence("n"),
    "analysis": sentence("Analysis"),
    "without_participant": sentence("Without participant"),
    "without_arm": sentence("Arm of that participant"),
    "adjusted_mean": sentence("Mean adjusted for baseline"),
    "value": sentence("Value"),
    "baseline": sentence("Value at baseline"),
    "value_at_visit": sentence("Value at the visit"),
    "below_limit": sentence("Below the quantification limit"),
    "n_missing": sentence("Missing values"),
    "n_below": sentence("Values below the quantification limit"),
    "q1": sentence("First quartile"),
    "q3": sentence("Third quartile"),
    "median": sentence("Median"),
    "geometric_mean": sentence("Geometric mean"),
    "median_reason": sentence("Remark on the median"),
    "change_marker": sentence("Change of the outcome"),
    "change_activity": sentence("Change of what it is compared with"),
    "below_limit_marker": sentence("The outcome is below the quantification limit"),
    "below_limit_activity": sentence("What it is compared with is below the quantification limit"),
    # Yes or no, improvement, bands and limits.
    "missing_values": sentence("Missing values"),
    "missing_counted_as": sentence("Missing values"),
    "missing": sentence("Missing values"),
    "after_withdrawal": sentence("Of these, after withdrawal"),
    "improvement_of_at_least": sentence("Improved by at least"),
    "proportion": sentence("Percentage"),
    "number_needed": sentence("NNTB (negative: NNTH)"),
    "number_needed_from_ci_low": sentence("NNTB from the lower limit"),
    "number_needed_from_ci_high": sentence("NNTB from the upper limit"),
    "ci_contains_no_difference": sentence("95% CI includes “no difference”"),
    "band": sentence("Activity band"),
    "band_from": sentence("Band begins at"),
    "reference_limit": sentence("Limit"),
    "participants_out_out": sentence("Outside the limit at baseline and at the visit"),
    "participants_out_in": sentence("Outside the limit at baseline, within it at the visit"),
    "participants_in_out": sentence("Within the limit at baseline, outside it at the visit"),
    "participants_in_in": sentence("Within the limit at baseline and at the visit"),
    "participants_missing": sentence("One of the two values is missing"),
    "n_out": sentence("Outside the limit at baseline, with both values"),
    "n_in": sentence("Within the limit at baseline, with both values"),
    "proportion_out_in": sentence("Of those outside the limit at baseline, within it at the visit"),
    "proportion_in_out": sentence("Of those within the limit at baseline, outside it at the visit"),
    # The next trial.
    "power": sentence("Power"),
    "correlation_with_baseline": sentence("Correlation with baseline"),
    "drop_out": sentence("Drop-out"),
    "sd_upper_limit": sentence("Upper limit of the SD"),
    "to_be_detected": sentence("Difference to be detected"),
    "n_per_arm_ancova": sentence("n per arm, ANCOVA"),
    "randomised_per_arm_ancova": sentence("To be randomised per arm, ANCOVA"),
    "n_per_arm_t_test": sentence("n per arm, t test"),
    "randomised_per_arm_t_test": sentence("To be randomised per arm, t test"),
    # Who was in the trial, and published sentences.
    "participants": sentence("Participants"),
    "randomised": sentence("Randomised"),
    "characteristic": sentence("Characteristic"),
    "is_outcome": sentence("Is an outcome"),
    "level": sentence("Category"),
    "spread": sentence("SD (of a geometric mean: SD factor)"),
    "standardised_difference": sentence("Standardised difference"),
    "claim": sentence("Number"),
    "sentence": sentence("What was published"),
    "published_in": sentence("Source"),
    "verdict": sentence("Verdict"),
    "published": sentence("Published estimate"),
    "published_estimate": sentence("Published estimate"),
    "change_within_arm": sentence("Change within the arm"),
    "participants_with_event": sentence("Participants with an event"),
    "proportion_with_event": sentence("Percentage with an event"),
    # Adverse events.
    "kind": sentence("Kind of event"),
    "supplied": sentence("Recorded"),
    "events": sentence("Events"),
    "term": sentence("Preferred term"),
    "system_organ_class": sentence("System organ class"),
    "start_day": sentence("First day"),
    "end_day": sentence("Last day"),
    "ongoing": sentence("Ongoing"),
    "grade": sentence("Grade"),
    "serious": sentence("Serious"),
    "related": sentence("Related"),
    "led_to_withdrawal": sentence("Led to withdrawal"),
    "fatal": sentence("Fatal"),
    "days_since_dose": sentence("Days after the previous dose"),
    "before_first_dose": sentence("Before the first dose"),
    "participant_weeks": sentence("Participant-weeks at risk"),
    "events_outside_time_at_risk": sentence("Events outside the time at risk"),
    "most_events_of_a_participant": sentence("Most events of one participant"),
    "true_risk": sentence("True risk of a participant"),
    "chance_of_at_least_one_case": sentence("Chance of seeing a case"),
    "participants_without_event": GRADE_NAMES["none"],
    "participants_grade_unknown": GRADE_NAMES["unknown"],
    **{f"participants_worst_grade_{grade}": GRADE_NAMES[grade] for grade in GRADES},
}

# Where a column means something else: by it, and a column that then stands beside it.
BESIDE: dict[tuple[str, str], str] = {
    ("participants", "measure"): sentence("Participants with an event"),
    ("participants", "level"): sentence("Participants at this category, or with a value"),
    ("events", "improvement_of_at_least"): sentence("Participants who improved"),
    ("events", "missing"): sentence("Participants with a yes"),
    ("kind", "characteristic"): sentence("Described by"),
    ("value", "characteristic"): sentence("Mean, geometric mean or percentage"),
}
# What the estimate of a participant is, by what is measured.
OF_PARTICIPANTS: dict[object, str] = {
    VALUE: HEADINGS["value"],
    CHANGE: sentence("Change"),
    CHANGE_RATIO: sentence("Ratio to baseline"),
}
# Where effects are ratios, of whose logarithms these speak.
OF_RATIOS: dict[str, str] = {
    "se": sentence("Standard error (of a ratio: of its logarithm)"),
    "sd": sentence("SD (of a ratio: of the logarithms)"),
    "adjusted_mean": sentence("Geometric mean adjusted for baseline"),
    "to_be_detected": sentence("Ratio to be detected"),
    "sd_upper_limit": sentence("Upper limit of the SD of the logarithms"),
}
# Named by the arm that it is better for.
TOWARDS = "standardised_towards_treatment"
LIMITS = {"ci_low": sentence("95% CI lower"), "ci_high": sentence("95% CI upper")}


def headings(
    columns: Sequence[str], study: Study, words: Words, *, measures: Collection[object] = ()
) -> list[str]:
    """What the columns of a table are called; one that is not known keeps its name, with spaces.

    Args:
        columns: Their names in a CSV.
        study: The study, for the names of its arms.
        words: The reader's language.
        measures: What the rows estimate, as the column `measure` of a CSV has it.
    """
    alike = set(measures)
    found = [heading(name, columns, study, words, measures=alike) for name in columns]
    return [
        name.replace("_", " ") if said is None else said
        for name, said in zip(columns, found, strict=True)
    ]


def heading(
    column: str,
    beside: Collection[str],
    study: Study,
    words: Words,
    *,
    measures: Collection[object] = (),
) -> str | None:
    """What a column is called; None if it is not known.

    Args:
        column: Its name in a CSV.
        beside: The columns of the table.
        study: The study, for the names of its arms.
        words: The reader's language.
        measures: What the rows estimate, as the column `measure` of a CSV has it.
    """
    if column.startswith("other_ci_"):
        method = DIFFERENCE_INTERVALS[OTHER_INTERVAL].heading
        return f"{words.t(LIMITS[column.removeprefix('other_')])} ({method})"
    parts, rest = [], column
    for arm in ARMS:
        if rest.endswith(f"_{arm}") and rest != TOWARDS:
            rest, parts = rest.removesuffix(f"_{arm}"), [arm_label(study, arm, words)]
    # "adjusted_mean_ci_low", and the limits alone.
    for limit, said in LIMITS.items():
        if rest == limit:
            return ", ".join([words.t(said), *parts])
        if rest.endswith(f"_{limit}") and rest not in HEADINGS:
            rest, parts = rest.removesuffix(f"_{limit}"), [words.t(said), *parts]
    if rest == TOWARDS:
        name = arm_label(study, TREATMENT, words)
        return ", ".join([words.t("In SD (above 0 favours {arm})", arm=name), *parts])
    known = HEADINGS.get(rest)
    if rest == "randomised" and not is_said_randomised(study):
        known = HEADINGS["participants"]
    if RATIO in measures or GEOMETRIC_MEAN in measures:
        known = OF_RATIOS.get(rest, known)
    if rest == "estimate" and "participant_id" in beside and len(measures) == 1:
        known = OF_PARTICIPANTS.get(next(iter(measures)), known)
    for (of, other), said in BESIDE.items():
        if of == rest and other in beside:
            known = said
    return None if known is None else ", ".join([words.t(known), *parts])
