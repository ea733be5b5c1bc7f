"""What to conclude from a study and what not, its line of design, and what is to be cited."""

from dataclasses import replace

import pytest

from lib.language import LANGUAGES, Language, Text
from lib.results.effects import effects_by_outcome
from lib.results.events.kinds import incidence_by_kind
from lib.study.claims import Statement
from lib.study.protocol import Design
from lib.study.study import Study
from lib.wording.published.conclusions import (
    cite_sentence,
    conclusion_sentences,
    data_design,
    published_design,
    sources_of,
)
from lib.words import Words
from tests.support.studies import (
    degenerate_studies,
    dosed_study,
    polyps,
    sample,
    small_study,
    undeclared,
)
from tests.support.wording import ENGLISH, ITALIANO, NAN, in_both


def concluded(study: Study, words: Words = ENGLISH, *, day: int | None = None) -> list[str]:
    day = study.primary_day if day is None else day
    effects, kinds = effects_by_outcome(study, day), incidence_by_kind(study)
    return conclusion_sentences(study, effects, kinds, day, words)


def with_p(primary: float, holm: list[float]) -> str:
    """What is said of the comparisons of three outcomes, the first of them primary."""
    study = dosed_study("TTTCCC")
    effects = effects_by_outcome(study, study.primary_day)
    effects = effects.assign(tests=len(holm), p_value=primary, p_holm=[NAN, *holm])
    kinds = incidence_by_kind(study)
    return conclusion_sentences(study, effects, kinds, study.primary_day, ENGLISH)[1]


def test_the_design_of_the_sample_in_two_lines() -> None:
    assert in_both(lambda words: published_design(sample(), words)) == (
        "Randomised, double-blind, placebo-controlled · 29 women with moderately active SLE · 6 "
        "weekly intramuscular injections: 1.5 mL of UC-MSC secretome, or saline placebo",
        "Studio randomizzato in doppio cieco, controllato con placebo · 29 donne con LES ad "
        "attività moderata · 6 iniezioni intramuscolari settimanali: 1,5 mL di secretoma di "
        "UC-MSC o placebo (soluzione fisiologica)",
    )
    # The public account calls no outcome primary: these data do.
    assert data_design(sample(), ENGLISH) == (
        "Randomised, secretome (n 15) against placebo (n 14) · days 1, 22, 43 · primary outcome "
        "MEX-SLEDAI at day 43"
    )


def test_a_study_that_does_not_tell_has_the_line_of_its_data_alone() -> None:
    assert published_design(polyps(), ENGLISH) == ""
    assert data_design(undeclared(polyps()), ENGLISH) == (
        "Two arms, sulindac (n 11) against placebo (n 11) · days 1, 91, 365 · no primary outcome "
        "declared"
    )
    many = replace(polyps(), follow_up_days=tuple(range(30, 365, 30)), primary_day=360)
    assert " · 13 visits, days 1 to 360 · " in data_design(many, ENGLISH)
    part = replace(polyps(), design=Design(population=Text("22 people", "22 persone")))
    assert published_design(part, ITALIANO) == "22 persone"


def test_what_to_conclude_from_the_sample() -> None:
    # 1 - 0.025 ** (1 / 15) = 21.8%; 1 - 0.95 ** 15 = 54%.
    assert concluded(sample()) == [
        "29 participants, followed for 43 days: what comes later is not known. All were women: "
        "what holds for men is not known.",
        "MEX-SLEDAI is the primary outcome, tested by itself. Secondary comparisons: 5; with "
        "p<0.05 after Holm: C3.",
        "No serious adverse event with secretome (n 15) does not exclude a true risk of up to "
        "21.8%; the chance of seeing even one case of a harm that strikes 1 in 20 was 54%.",
        "No validated minimal important change of MEX-SLEDAI is known.",
        "These are simulated data: do not cite them; cite Nurudhin A, et al. Narra J 2025;5(1), "
        "doi:10.52225/narra.v5i1.1799.",
    ]


@pytest.mark.parametrize(
    ("primary", "holm", "end"),
    [
        # The decision is taken on the number: 0.0499 is below 0.05, and 0.05 is not.
        (0.0499, [0.0499, 0.9], "with p<0.05 after Holm: level."),
        (0.0499, [0.05, 0.9], "with p<0.05 after Holm: none."),
        (0.0499, [0.01, 0.02], "with p<0.05 after Holm: level and marker."),
        (0.05, [0.01, 0.02], "has no p below 0.05: of the secondary comparisons (2) none counts."),
        (NAN, [0.01, 0.02], "has no p below 0.05: of the secondary comparisons (2) none counts."),
    ],
)
def test_secondary_comparisons_count_only_if_the_primary_one_did(
    primary: float, holm: list[float], end: str
) -> None:
    assert with_p(primary, holm).endswith(end)


def test_without_a_primary_outcome_or_at_another_day_every_comparison_is_exploratory() -> None:
    for study, day in ((undeclared(sample()), 43), (sample(), 22)):
        (said,) = [each for each in concluded(study, day=day) if "Holm" in each]
        assert said.startswith(f"Exploratory comparisons at day {day}: 6; with p<0.05 after Holm")


def test_of_a_day_chosen_later_the_primary_outcome_is_said_to_be_among_the_comparisons() -> None:
    later = replace(sample(), primary_day_declared=False, primary_day_after_data=True)
    (said,) = [each for each in concluded(later) if "Holm" in each]
    assert said.startswith("Exploratory comparisons at day 43: 6; with p<0.05 after Holm")
    assert said.endswith(
        "MEX-SLEDAI, the primary outcome, is one of them: day 43 was chosen after the data were "
        "seen."
    )
    assert data_design(later, ENGLISH).endswith(
        "primary outcome MEX-SLEDAI, day 43 chosen after the data were seen"
    )


@pytest.mark.parametrize(
    ("sexes", "said"),
    [
        (["female"] * 4, "All were women: what holds for men is not known."),
        (["male"] * 4, "All were men: what holds for women is not known."),
        (["female", "male", "male", "male"], ""),
        (["female", "female", "female", ""], ""),
        (["x"] * 4, ""),
    ],
)
def test_who_was_not_studied_is_told_by_the_data(sexes: list[str], said: str) -> None:
    study = small_study("TTCC", columns={"sex": sexes}, score=["5 5"] * 4)
    first = concluded(study)[0]
    assert first.startswith("4 participants, followed for ")
    assert first.partition("later is not known.")[2].strip() == said


def harm(event: str) -> str:
    (said,) = [each for each in concluded(dosed_study("TTTCCC", event)) if "harm" in each]
    return said


def test_a_serious_event_or_one_of_unknown_seriousness_leaves_no_zero_to_speak_of() -> None:
    # 1 - 0.95 ** 3 = 14%.
    chance = (
        "Rare harms may not have been seen: for one that strikes 1 in 20, the chance of seeing "
        "even one case with drug (n 3) was 14%."
    )
    assert harm("1,Headache,Nervous system,3,4,1,yes,no") == chance
    assert harm("1,Headache,Nervous system,3,4,1,,no") == chance
    # 1 - 0.025 ** (1 / 3) = 70.8%.
    assert harm("1,Headache,Nervous system,3,4,1,no,no").startswith(
        "No serious adverse event with drug (n 3) does not exclude a true risk of up to 70.8%;"
    )


def test_without_a_table_of_harms_only_that_is_said() -> None:
    # The trial was published; of its harms the folder tells nothing, not that nobody looked.
    said = concluded(polyps())
    assert "No table of adverse events was supplied: these data say nothing of harms." in said


def test_real_data_may_be_cited_and_simulated_ones_never() -> None:
    cite = Text("A et al. 2020", "A e altri 2020")
    assert cite_sentence(polyps(), ENGLISH) == ""
    assert in_both(lambda words: cite_sentence(replace(polyps(), cite=cite), words)) == (
        "To cite: A et al. 2020",
        "Da citare: A e altri 2020",
    )
    silent = replace(sample(), cite=None)
    assert cite_sentence(silent, ENGLISH) == "These are simulated data: do not cite them."


def test_each_source_stands_once() -> None:
    first, second = Text("J", "G"), Text("K", "K")
    statements = [Statement(first, source) for source in (first, second, first)]
    assert sources_of(statements, ITALIANO) == ["G", "K"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_any_study_has_at_most_five_whole_sentences(name: str, language: Language) -> None:
    found = concluded(degenerate_studies()[name], Words(language))
    assert 2 <= len(found) <= 5
    assert not any("nan" in each.lower().split() for each in found)
