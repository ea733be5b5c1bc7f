"""The block of improvement: the reader's threshold counts others and changes nothing else."""

from tests.support.pages import choose, figures_of, opened, said, seen, tables_of


def test_another_threshold_counts_others_and_changes_nothing_else() -> None:
    app = opened("disease_activity")
    choose(app, improvement=6)
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
