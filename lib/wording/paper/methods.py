"""The statistical methods of a study, ready for a paper: the analyses shown, and no other."""

from __future__ import annotations

from dataclasses import dataclass

from lib.study.study import TREATMENT, Study
from lib.wording.names import SYNTHETIC, arm_title, outcome_name
from lib.wording.paper.beside import counted, description, events, sensitivity
from lib.wording.paper.comparison import comparison, multiplicity, values
from lib.wording.paper.shown import Shown
from lib.wording.paper.software import software_sentence
from lib.wording.paper.writer import Writer
from lib.words import Words


@dataclass(frozen=True, slots=True)
class PaperMethods:
    """The text, and the citations that it names, in the order in which it does.

    Attributes:
        text: Paragraphs with an empty line between them.
        citations: Of `lib.citations`, each once.
    """

    text: str
    citations: tuple[str, ...]


def paper_methods(study: Study, words: Words) -> PaperMethods:
    """What a paper says of the statistical methods of a study, as its pages show them.

    Every outcome at its visits with the analyses beside them, at the primary day; not what a reader
    has chosen on a page.

    Args:
        study: The study.
        words: The reader's language.
    """
    writer = Writer(Shown(study), words)
    paragraphs = [
        [words.t(SYNTHETIC)] if study.synthetic else [],
        _participants(writer),
        [*comparison(writer), *values(writer), *multiplicity(writer)],
        sensitivity(writer),
        [*description(writer), *counted(writer)],
        events(writer),
        [software_sentence(words)],
    ]
    text = "\n\n".join(" ".join(filter(None, each)) for each in paragraphs if any(each))
    return PaperMethods(text, tuple(dict.fromkeys(writer.cited)))


def _participants(writer: Writer) -> list[str]:
    study, words = writer.study, writer.words
    days = words.listing([str(day) for day in study.follow_up_days])
    number = len(study.follow_up_days)
    outcomes = writer.names(writer.shown.outcomes)
    return [
        words.t(
            "{treatment} (n {n_treatment}) was compared with {control} (n {n_control}); "
            "participants were analysed in the arm to which they were allotted.",
            n_treatment=study.n_treatment,
            n_control=study.n_control,
            **writer.arms | {TREATMENT: arm_title(study, TREATMENT, words)},
        ),
        _left_out(writer),
        words.plural(
            number,
            one="Outcomes: {outcomes}, measured at baseline (day {baseline}) and on day {days}.",
            many="Outcomes: {outcomes}, measured at baseline (day {baseline}) and on days {days}.",
            outcomes=outcomes,
            baseline=study.baseline_day,
            days=days,
        )
        if study.has_baseline
        else words.plural(
            number,
            one="Outcomes: {outcomes}, measured on day {days}, without a baseline.",
            many="Outcomes: {outcomes}, measured on days {days}, without a baseline.",
            outcomes=outcomes,
            days=days,
        ),
        *_not_measured(writer),
        _primary(writer),
    ]


def _left_out(writer: Writer) -> str:
    """How many participants no comparison of each outcome has, for want of a value."""
    words, shown = writer.words, writer.shown
    left = [f"{outcome_name(each, words)} ({n})" for each, n in shown.left_out.items() if n]
    if left:
        return words.t(
            "Left out of the comparison at day {day}, because a value that it needs is missing: "
            "{outcomes}.",
            day=shown.day,
            outcomes=", ".join(left),
        )
    return words.t("Nobody was left out at day {day}.", day=shown.day) if shown.left_out else ""


def _not_measured(writer: Writer) -> list[str]:
    """Which outcomes nobody was to have at some visits."""
    study, words = writer.study, writer.words
    said = []
    measured = {each: study.values(each).notna().any() for each in writer.shown.outcomes}
    first = [each for each, at in measured.items() if not at[study.baseline_day]]
    later = [each for each, at in measured.items() if not at[list(study.follow_up_days)].all()]
    if study.has_baseline and first:
        said.append(words.t("Not measured at baseline: {outcomes}.", outcomes=writer.names(first)))
    if later:
        said.append(
            words.t(
                "Measured at some of the later visits only: {outcomes}.",
                outcomes=writer.names(later),
            )
        )
    return said


def _primary(writer: Writer) -> str:
    """The primary outcome and day, each with whether somebody declared it before."""
    study, words = writer.study, writer.words
    chosen, primary = study.chosen_outcome, study.primary_outcome
    names = {"outcome": "" if chosen is None else outcome_name(chosen, words)}
    if primary is not None:
        outcome = words.t("The primary outcome was {outcome}.", **names)
    elif chosen is not None:
        outcome = words.t(
            "The main outcome, {outcome}, was chosen after the data were seen.", **names
        )
    else:
        outcome = words.t("No primary outcome was declared.")
    day = study.primary_day
    if study.primary_day_declared:
        return f"{outcome} " + words.t("The primary comparison was that at day {day}.", day=day)
    if study.primary_day_after_data:
        said = words.t(
            "The day of the main comparison, day {day}, was chosen after the data were seen.",
            day=day,
        )
    else:
        said = words.t(
            "The main comparison is that of day {day}, the last visit: no primary day was "
            "declared.",
            day=day,
        )
    return f"{outcome} {said}"
