"""The block of improvement: the reader's threshold counts others and changes nothing else."""

from tests.support.files import study_files
from tests.support.pages import choose, figures_of, opened, said, seen, show, tables_of, words_of
from tests.support.studies import THREE_OUTCOMES


def test_another_threshold_counts_others_and_changes_nothing_else() -> None:
    app = opened("disease_activity")
    choose(app, improvement_mex_sledai=6)
    assert not app.exception
    before, after = said(seen("disease_activity")), said(app)
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.partition(" in ")[0] for _, new in moved] == [
        "At day 43 MEX-SLEDAI was lower than at baseline by 6 points or more"
    ]
    changed = {
        key
        for key, spec in figures_of(app).items()
        if spec != figures_of(seen("disease_activity"))[key]
    }
    assert changed == {"responders"}
    tables = [tables_of(seen("disease_activity")), tables_of(app)]
    different = [old for old, new in zip(*tables, strict=True) if old != new]
    assert ["Missing values" in columns for columns, _ in different] == [True]
    # The sample study declares no cut-off.
    shown = words_of(app)
    assert "A participant who improved is not one whom the treatment improved (Senn 2018)" in shown
    assert "Number needed to treat for" not in shown
    assert "Confidence intervals for the number needed" not in shown
    assert "p (Fisher)" not in shown


def files_of_courses(*courses: str, settings: str = THREE_OUTCOMES) -> dict[str, bytes]:
    """A study whose score has these values on day 1 and 22, half of the participants treated."""
    arms = "T" * (len(courses) // 2) + "C" * (len(courses) - len(courses) // 2)
    rows = [
        f"{who},{day},score,{value}"
        for who, course in enumerate(courses)
        for day, value in zip((1, 22), course.split(), strict=True)
    ]
    return study_files(
        participants="\n".join(
            ["participant_id,arm", *(f"{who},{arm}" for who, arm in enumerate(arms))]
        ),
        measurements="\n".join(["participant_id,day,outcome,value", *rows]),
        settings=settings.format(data="real", days=[1, 22], primary=22),
    )


def test_an_outcome_of_0_and_1_has_no_threshold_to_choose_and_no_curve() -> None:
    app = opened("your_study")
    show(app, files_of_courses("1 0", "1 0", "1 1", "1 0", "1 1", "0 0"))
    app.switch_page("pages/disease_activity.py").run()
    assert not app.exception
    assert not [slider for slider in app.slider if "Improvement" in slider.label]
    assert "responders" not in figures_of(app)
    assert "score changed from 1 to 0 in 2/3 (67%) with drug and 1/3 (33%) with" in words_of(app)


def test_the_threshold_begins_with_the_important_difference_that_the_study_gives() -> None:
    settings = THREE_OUTCOMES.replace(
        "primary = true",
        'primary = true\nimportant_difference = 2.5\nimportant_difference_source = "A book"',
    )
    app = opened("your_study")
    show(app, files_of_courses("9 6", "8 7", "7 7", "6 5", "8 4", "7 8", settings=settings))
    app.switch_page("pages/disease_activity.py").run()
    assert not app.exception
    (slider,) = [slider for slider in app.slider if "Improvement" in slider.label]
    assert (slider.value, slider.step) == (2.5, 0.1)
    assert "score was lower than at baseline by 2.5 points or more in 1/3" in words_of(app)
    assert "at the study's own cut-off (2.5 points): 95% CI from NNTB" in words_of(app)
    assert "Altman DG. Confidence intervals for the number needed" in words_of(app)
    slider.set_value(2.0).run()
    assert "Number needed to treat" not in words_of(app)
    assert "An important difference of 2.5 points is given by: A book." in words_of(app)
