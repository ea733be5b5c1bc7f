"""The block of reference limits: that of the reader decides who crossed it."""

from tests.support.pages import opened, said, tables_of


def test_the_reader_s_reference_limit_replaces_the_study_s() -> None:
    app = opened("complement_levels")
    assert app.number_input[0].value == 90
    entered = (
        "The limit here is 70 mg/dL, as you entered it; it decides who crossed it and nothing else."
    )
    assert entered not in said(app)
    before, crossed = said(app), tables_of(app)
    app.number_input[0].set_value(70.0).run()
    assert not app.exception
    assert entered in said(app)
    different = [old for old, new in zip(crossed, tables_of(app), strict=True) if old != new]
    assert ["low → not low" in [row[0] for row in rows] for _, rows in different] == [True]
    moved = {text for text in said(app) if text not in before}
    # Whose limit it is, and the two lines of the answer.
    assert len(moved) == 3
    assert any(text.startswith("Of the participants with low C3") for text in moved)


def test_an_outcome_without_reference_limit_asks_for_one() -> None:
    app = opened("cytokines_antibodies")
    asked = "This study declares no reference limit; enter that of your laboratory."
    assert app.number_input[0].value is None
    assert asked in said(app)
    app.number_input[0].set_value(5.0).run()
    assert asked not in said(app)
    entered = (
        "The limit here is 5 pg/mL, as you entered it; it decides who crossed it and nothing else."
    )
    assert entered in said(app)
    assert any(text.startswith("Of the participants with IL-6 above") for text in said(app))
