"""What a methods text says of all that stands beside the comparison of the arms."""

from __future__ import annotations

from lib import citations
from lib.results.events.counts import are_placed_in_time
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL, SHOWN_INTERVAL
from lib.study.entries import PERMUTED_BLOCKS, SIMPLE
from lib.wording.board.methods import WITHIN
from lib.wording.paper.writer import Writer


def sensitivity(writer: Writer) -> list[str]:
    """The analyses beside the primary one."""
    return [*_of_numbers(writer), *_of_shares(writer)]


def _of_shares(writer: Writer) -> list[str]:
    """The analyses beside the risk difference of a yes or no."""
    shown, words = writer.shown, writer.words
    if not shown.binary:
        return []
    other = DIFFERENCE_INTERVALS[OTHER_INTERVAL]
    return [
        words.t(
            "For {outcomes} (yes or no) also the risk difference with another interval, "
            "{other}{source}, and with missing values counted as a no.",
            outcomes=writer.names(shown.binary),
            other=words.t(other.as_other),
            source=writer.year(other.citation),
        )
    ]


def _of_numbers(writer: Writer) -> list[str]:
    """The analyses beside the comparison of means."""
    shown, words = writer.shown, writer.words
    if not shown.judged:
        return []
    analyses = [
        words.t(
            "the difference of the mean changes from baseline with unequal variances{source}",
            source=writer.source(citations.WELCH),
        ),
        words.t(
            "the Hodges–Lehmann shift of the changes with the interval and p of the rank-sum "
            "test{source}",
            source=writer.source(citations.HODGES_LEHMANN, citations.LEHMANN),
        ),
        words.t(
            "a repeated-measures model of all follow-up visits with unstructured covariance, REML "
            "and Satterthwaite degrees of freedom{source}",
            source=writer.source(citations.MALLINCKRODT),
        )
        if shown.has_model
        else "",
        words.t(
            "re-randomisation of the analysis of covariance{source}, the arms allotted anew "
            "{within}{scheme}",
            source=writer.source(citations.EDGINGTON_ONGHENA),
            **_scheme(writer),
        ),
        words.t("the analysis of covariance without each participant in turn"),
    ]
    said = [
        words.t(
            "Sensitivity analyses of each comparison, all of them shown: {analyses}.",
            analyses="; ".join(filter(None, analyses)),
        )
    ]
    censored = shown.compared_as_censored
    if censored:
        said.append(
            words.t(
                "For {outcomes} also the comparison with values below the limit as "
                "censored{source}.",
                outcomes=writer.names(censored),
                source=writer.source(citations.TOBIN),
            )
        )
    if shown.has_missing:
        said.append(
            words.t(
                "What the missing values could change was examined by a tipping-point "
                "analysis{source}, which varies them over the range of the outcome.",
                source=writer.source(citations.CAMPBELL),
            )
        )
    return [*said, *_chances(writer)]


def _chances(writer: Writer) -> list[str]:
    """How pairs of participants are compared, and where a repeat would fall."""
    shown, words = writer.shown, writer.words
    said = []
    if shown.has_pairs:
        said.append(
            words.t(
                "The probability that a participant with {treatment} has the better change than "
                "one with {control} was estimated, with its interval on the logit scale{source}.",
                source=writer.source(citations.BRUNNER_MUNZEL, citations.NEUBERT_BRUNNER),
                **writer.arms,
            )
        )
    if shown.has_repeat:
        said.append(
            words.t(
                "The interval was computed into which the estimate of a repeat of the same size "
                "would fall with 95% probability{source}.",
                source=writer.source(citations.SPENCE_STANLEY),
            )
        )
    return said


def _scheme(writer: Writer) -> dict[str, str]:
    """Within what the arms are allotted anew, and what is known of how they were."""
    words, allocation = writer.words, writer.study.allocation
    if allocation is None:
        within = words.t(WITHIN[False, False])
        return {"within": within, "scheme": words.t(" (no scheme of allocation was declared)")}
    within = words.t(WITHIN[allocation.scheme == PERMUTED_BLOCKS, bool(allocation.strata)])
    is_simple = allocation.scheme == SIMPLE
    return {"within": within, "scheme": words.t(" (simple randomisation)") if is_simple else ""}


def description(writer: Writer) -> list[str]:
    """How the arms are described, at baseline and at the visits."""
    shown, words, study = writer.shown, writer.words, writer.study
    said = []
    if shown.has_characteristics:
        said.append(
            words.t(
                "The arms at baseline were compared by standardised differences, without a "
                "test{source}.",
                source=writer.source(citations.AUSTIN),
            )
        )
    if shown.measured:
        said.append(
            words.t(
                "At each visit the arms were described by the mean with its t interval (the "
                "geometric mean on the log scale), or by the median with quartiles of type "
                "7{source}.",
                source=writer.source(citations.HYNDMAN_FAN),
            )
        )
    if shown.adjusted or study.claims:
        source = writer.source(citations.BLAND_ALTMAN_2011)
        said.append(
            words.t(
                "Changes within an arm were described and not tested{source}; only where a "
                "published sentence concerns one ({outcomes}) was it tested, by a paired t test.",
                outcomes=writer.names(shown.tested_within),
                source=source,
            )
            if shown.tested_within
            else words.t(
                "Changes within an arm were described and not tested{source}.", source=source
            )
        )
    if shown.associated:
        markers = [marker for marker, _ in shown.associated]
        said.append(
            words.t(
                "The changes of {markers} and of {activity} were compared by Spearman's rank "
                "correlation with its interval{source}, with and without the arm, without a test.",
                markers=writer.names(markers),
                activity=writer.names([shown.associated[0][1]]),
                source=writer.source(citations.BONETT_WRIGHT),
            )
        )
    return said


def counted(writer: Writer) -> list[str]:
    """Who improved, who crossed a limit, and the next trial."""
    shown, words = writer.shown, writer.words
    said = []
    if shown.counted:
        interval = DIFFERENCE_INTERVALS[SHOWN_INTERVAL]
        said.append(
            words.t(
                "Participants whose {outcomes} improved by at least a given amount were counted "
                "among all participants, one without a value as not improved, and the arms were "
                "compared by the difference of the proportions with {interval}{source}; an "
                "improvement was not taken for an effect of the treatment{senn}.",
                outcomes=writer.names(shown.counted),
                interval=words.t(interval.as_shown),
                source=writer.source(interval.citation),
                senn=writer.source(citations.SENN),
            )
        )
    if shown.needed:
        said.append(
            words.t(
                "The number needed to treat was computed at the declared cut-off alone{source}.",
                source=writer.source(citations.ALTMAN),
            )
        )
    if shown.with_limit:
        said.append(
            words.t(
                "The shares of participants whose {outcomes} crossed the reference limit have "
                "exact intervals{source}.",
                outcomes=writer.names(shown.with_limit),
                source=writer.source(citations.CLOPPER_PEARSON),
            )
        )
    if shown.is_planned:
        said.append(
            words.t(
                "The size of a next trial was computed from an upper limit of the standard "
                "deviation{spread}, for an analysis of covariance{ancova}, with the noncentral t "
                "distribution{power}.",
                spread=writer.source(citations.BROWNE),
                ancova=writer.source(citations.BORM),
                power=writer.source(citations.COHEN),
            )
        )
    return said


def events(writer: Writer) -> list[str]:
    """How participants with adverse events and events per time are counted."""
    study, words = writer.study, writer.words
    if study.adverse_events is None:
        return []
    first, other = (DIFFERENCE_INTERVALS[name] for name in (SHOWN_INTERVAL, OTHER_INTERVAL))
    said = [
        words.t(
            "Adverse events: participants with at least one event, of all in each arm, by "
            "kind, class and term, with exact intervals{exact}; risk differences, {treatment} − "
            "{control}, with {interval}{source}, and beside it {other}{another}; without p values.",
            exact=writer.source(citations.CLOPPER_PEARSON),
            interval=words.t(first.as_shown),
            source=writer.source(first.citation),
            other=words.t(other.as_other),
            another=writer.year(other.citation),
            **writer.arms,
        )
    ]
    if are_placed_in_time(study):
        said.append(
            words.t(
                "Events per participant-week at risk have exact Poisson intervals{rate}, and their "
                "ratio is conditional on the number of events{ratio}.",
                rate=writer.source(citations.GARWOOD),
                ratio=writer.source(citations.PRZYBOROWSKI_WILENSKI),
            )
        )
    return said
