"""The kinds of adverse events: one table, which the counts, the claims and the names follow."""

from lib.study.contract import EVENT_COLUMNS, EVENT_KINDS, KIND_NAMES, KINDS, TERM_KINDS


def test_the_kinds_are_those_that_the_template_and_the_pages_name() -> None:
    assert KINDS == ("any", "related", "grade_3", "serious", "led_to_withdrawal", "fatal")
    assert TERM_KINDS == ("any", "related", "grade_3", "serious")
    assert list(KIND_NAMES) == list(KINDS)


def test_a_column_of_the_contract_says_which_events_are_of_a_kind() -> None:
    for kind in EVENT_KINDS:
        assert kind.column in EVENT_COLUMNS or (kind.name, kind.column) == ("any", "")
