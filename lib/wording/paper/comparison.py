"""How a methods text says that the arms are compared."""

from __future__ import annotations

from lib import citations
from lib.results.participants.flow import analysed_after_withdrawal, records_withdrawals
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.wording.paper.writer import Writer


def comparison(writer: Writer) -> list[str]:
    """How the arms are compared at each visit."""
    shown, words = writer.shown, writer.words
    said = []
    if shown.adjusted:
        source = writer.source(citations.VICKERS_ALTMAN)
        means = writer.source(citations.SEARLE)
        said.append(
            words.t(
                "At each visit the arms were compared in {outcomes} by analysis of covariance with "
                "arm and baseline value{source}; differences are {treatment} − {control} with 95% "
                "t intervals, and the means of the arms are least-squares means, those expected at "
                "the mean baseline{means}.",
                outcomes=writer.all_or(shown.adjusted),
                source=source,
                means=means,
                **writer.arms,
            )
        )
    if shown.unadjusted:
        said.append(
            words.t(
                "Without a baseline value, the arms were compared in {outcomes} at each visit "
                "alone, by the difference of the means, {treatment} − {control}, with unequal "
                "variances{source}.",
                outcomes=writer.all_or(shown.unadjusted),
                source=writer.source(citations.WELCH),
                **writer.arms,
            )
        )
    if shown.binary:
        interval = DIFFERENCE_INTERVALS[SHOWN_INTERVAL]
        said.append(
            words.t(
                "At each visit the arms were compared in {outcomes} (yes or no) by the shares of "
                "participants with a yes: risk difference, {treatment} − {control}, with "
                "{interval}{source}, and Fisher's exact test{fisher}; no other variable enters. "
                "The share of each arm has its exact interval{exact}.",
                outcomes=writer.names(shown.binary),
                interval=words.t(interval.as_shown),
                source=writer.source(interval.citation),
                fisher=writer.source(citations.FISHER_1935),
                exact=writer.source(citations.CLOPPER_PEARSON),
                **writer.arms,
            )
        )
    logs = [each for each in shown.outcomes if each.is_log]
    if logs:
        said.append(
            words.t(
                "The logarithms of {outcomes} were analysed, and effects are given as ratios of "
                "geometric means, {treatment} ÷ {control}.",
                outcomes=writer.names(logs),
                **writer.arms,
            )
        )
    return said


def values(writer: Writer) -> list[str]:
    """Values below a limit, after withdrawal, and missing."""
    shown, words = writer.shown, writer.words
    said = []
    if shown.below_limit:
        censored = shown.summarised_as_censored
        said.append(
            words.t(
                "Values below the quantification limit ({outcomes}) counted as half the "
                "limit{source}.",
                outcomes=writer.names(shown.below_limit),
                source=writer.source(citations.HORNUNG_REED) if censored else "",
            )
        )
        if censored:
            said.append(
                words.t(
                    "The geometric means of the arms were also estimated by maximum likelihood "
                    "with these values as censored{source}.",
                    source=writer.source(citations.HUGHES),
                )
            )
    if not shown.outcomes:
        return said
    return [*said, _withdrawals(writer), _missing(writer)]


def _missing(writer: Writer) -> str:
    """What is assumed of missing values."""
    if writer.shown.adjusted:
        return writer.words.t(
            "Missing values were not imputed and were taken to be missing at random."
        )
    return writer.words.t(
        "Missing values were not imputed and were taken to be missing completely at random."
    )


def _withdrawals(writer: Writer) -> str:
    """What is done with values after withdrawal; of a study that records none, that it does not."""
    shown, words, study = writer.shown, writer.words, writer.study
    if not records_withdrawals(study):
        return words.t("Withdrawals were not supplied; every value was analysed as measured.")
    after = [
        analysed_after_withdrawal(study, each, adjusted=each in shown.adjusted)
        for each in shown.outcomes
    ]
    source = writer.source(citations.ICH_E9_R1)
    if any(number != 0 for number in after):
        return words.t(
            "Values measured after withdrawal were analysed as measured (treatment policy); "
            "for those missing after it the estimand is, by the hypothetical strategy{source}, "
            "what would have been seen had nobody withdrawn.",
            source=source,
        )
    return words.t(
        "No value analysed was measured after withdrawal; the estimand is, by the "
        "hypothetical strategy{source}, what would have been seen had nobody withdrawn.",
        source=source,
    )


def multiplicity(writer: Writer) -> list[str]:
    """Which p stands by itself, and which ones Holm's p allows for."""
    shown, words, study = writer.shown, writer.words, writer.study
    primary = study.primary_outcome
    is_declared = primary is not None and study.is_primary(primary, shown.day)
    source = writer.year(citations.HOLM) if shown.has_holm else ""
    number = int(shown.effects["tests"].iloc[0])
    said = []
    if is_declared:
        said.append(words.t("The primary outcome was tested by itself at 0.05."))
    if source and is_declared:
        said.append(
            words.t(
                "The p values of the secondary outcomes ({n}) were adjusted for multiple "
                "comparisons by the method of Holm{source} and count only if that of the primary "
                "outcome is below 0.05.",
                n=number,
                source=source,
            )
        )
    elif source:
        said.append(
            words.t(
                "All outcomes are exploratory, and their p values ({n}) were adjusted for multiple "
                "comparisons by the method of Holm{source}.",
                n=number,
                source=source,
            )
        )
    return [*said, words.t("Confidence intervals are not adjusted for multiple comparisons.")]
