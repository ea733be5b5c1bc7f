"""Tables that may have been cut off: told before there is a number, and decided once."""

import math
from collections.abc import Sequence

import pytest

from lib.reading.doubts.cut_off import chance_of_last, looks_cut
from lib.reading.examine import examine, read_study
from lib.reading.formats.contents import plain
from lib.study.entries import AS_WRITTEN
from lib.study.problems import StudyError
from lib.study.protocol import Decision
from tests.support.doubtful import decided, doubts_of, read_with
from tests.support.files import study_files

N = 24
HEADER = "participant_id,day,outcome,value"
ROWS = [
    f"S{who},{day},{outcome},{80 + who}.{place}"
    for who in range(1, N + 1)
    for place, outcome in enumerate(("c3", "c4"))
    for day in (1, 22, 43)
]


def files_of(
    rows: Sequence[str], *, end: str = "\n", more: str = "", gone: str = ""
) -> dict[str, bytes]:
    """A study of 24 participants, of whom one may have withdrawn, with these measurements."""
    people = [
        f"S{who},{'drug' if who % 2 else 'placebo'},{'moved' if f'S{who}' == gone else ''}"
        for who in range(1, N + 1)
    ]
    return study_files(
        participants="\n".join(["participant_id,arm,withdrawal_reason", *people]) + "\n",
        measurements="\n".join([HEADER, *rows]) + end + more,
    )


def by(*places: int) -> list[str]:
    """The rows sorted by some of their fields: 0 the participant, 1 the day, 2 the outcome."""

    def key(row: str) -> list[tuple[int, str]]:
        fields = row.split(",")
        return [(len(fields[place]), fields[place]) for place in places]

    return sorted(ROWS, key=key)


def test_a_whole_table_is_in_no_doubt_with_and_without_its_last_end() -> None:
    assert doubts_of(files_of(ROWS)) == ()
    assert doubts_of(files_of(ROWS, end="")) == ()


def test_participants_without_any_row_are_told_and_decided_once() -> None:
    # Of 24 participants two have no row; the last before them has all.
    files = files_of(ROWS[:-12])
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.column) == ("no_rows", "measurements", "participant_id")
    assert doubt.cells == ("S23", "S24")
    assert doubt.proposed is None
    study = read_with(files, AS_WRITTEN)
    assert len(study.participants) == N
    # Where one more lacks them, that is told of this one alone.
    (said,) = [doubt.decided(option) for option in doubt.options]
    (other,) = decided(files_of(ROWS[:-18]), [said]).doubts
    assert other.cells == ("S22",)
    # A folder of the server is not shown so.
    with pytest.raises(StudyError, match="S23, S24"):
        read_study(files)


def test_who_withdrew_need_not_have_a_row() -> None:
    assert doubts_of(files_of(ROWS[:-6], gone="S24")) == ()


@pytest.mark.parametrize(
    ("order", "left", "who", "days"),
    [
        # By participant: the last of them lacks the last visit of c4.
        ((0, 2, 1), 143, "S24", "43"),
        # By outcome and day: of the last block 22 participants have a row.
        ((2, 1, 0), 142, "S23, S24", "43"),
        # By day: at day 43 of c4, which comes last, half and one more have a row.
        ((1, 2, 0), 133, "S14, S15, S16, S17, S18 …", "43"),
    ],
)
def test_the_last_participants_without_what_those_before_them_have_are_told(
    order: Sequence[int], left: int, who: str, days: str
) -> None:
    (doubt,) = doubts_of(files_of(by(*order)[:left]))
    assert doubt.kind == "fewer"
    assert (doubt.facts["who"], doubt.facts["days"], doubt.facts["outcomes"]) == (who, days, "c4")
    assert read_with(files_of(by(*order)[:left]), AS_WRITTEN).participants.shape[0] == N


def test_a_file_that_ends_within_its_last_block_is_told_if_its_last_line_has_no_end() -> None:
    # By day: at day 43 of c4 the first 5 of 24 participants have a row.
    rows = by(1, 2, 0)[:125]
    (doubt,) = doubts_of(files_of(rows, end=""))
    assert doubt.kind == "fewer"
    assert (doubt.n, doubt.facts["days"], doubt.facts["outcomes"]) == (19, "43", "c4")
    # With its end it may be a visit of some alone.
    assert doubts_of(files_of(rows)) == ()


def test_visits_that_others_missed_as_well_are_no_sign_of_a_cut() -> None:
    # The last participant misses day 43, and so do two in the middle.
    missed = {f"S{who},43" for who in (5, 9, 24)}
    rows = [row for row in ROWS if row.rsplit(",", 2)[0] not in missed]
    assert doubts_of(files_of(rows)) == ()


def test_the_chance_of_the_last_is_hypergeometric() -> None:
    # By hand: one of 24; two of 6; both last of three who lack it among 6: 4 of 20 choices.
    assert chance_of_last(24, 1, 1) == pytest.approx(1 / 24)
    assert chance_of_last(6, 2, 2) == pytest.approx(1 / 15)
    assert chance_of_last(6, 2, 3) == pytest.approx(4 / 20)
    assert chance_of_last(20_000, 9000, 9000) < 1e-300
    assert math.isfinite(chance_of_last(20_000, 9000, 9000))


def test_a_line_that_is_cut_is_a_problem_that_says_so() -> None:
    found = examine(files_of(ROWS[:-1], end="\n", more="S24,43,c")).problems
    assert [(each.row, each.found) for each in found] == [(len(ROWS) + 1, "S24,43,c")]
    assert "ends in the middle of this line" in found[0].allowed


def test_a_last_cell_that_is_shorter_than_all_others_is_told() -> None:
    files = files_of([*ROWS[:-1], "S24,43,c4,104"], end="")
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("cut_cell", "value", ("104",))
    assert doubt.rows == (len(ROWS) + 1,)
    assert not doubt.is_of_outcome
    read_with(files, AS_WRITTEN)
    # With the end of the line it is a number like another.
    assert doubts_of(files_of([*ROWS[:-1], "S24,43,c4,104"])) == ()


@pytest.mark.parametrize(
    ("cell", "others", "is_cut"),
    [
        ("12", ["12.5", "3.1", "104.0"], True),
        ("12.", ["12.5", "3.1", "104.0"], True),
        ("12.5", ["12.5", "3.1", "104.0"], False),
        ("12.6", ["12.5", "3.1", "104.0"], False),
        # Numbers that are written with as many decimals as they have.
        ("12", ["12.5", "31", "104.25"], False),
        ("1", ["12", "31", "7"], False),
        ("", ["12", "31", "7"], False),
        ("<3.", ["<3.1", "4.5"], True),
        ("Head", ["Headache", "Nausea"], True),
        ("Rash", ["Headache", "Nausea"], False),
        ("ye", ["yes", "no"], True),
        ("no", ["yes", "no"], False),
        ("cramps (", ["cramps (left)", "rash"], True),
    ],
)
def test_what_looks_like_the_beginning_of_a_cell(
    cell: str, others: Sequence[str], is_cut: bool
) -> None:
    assert looks_cut(cell, others, 20) == is_cut
    # Of a few cells nobody knows what the column is like.
    assert not looks_cut(cell, others, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_the_end_of_the_last_line_is_known_in_each_encoding(end: str, encoding: str) -> None:
    assert plain(("a,b\n1,2" + end).encode(encoding)).is_ended()
    assert not plain("a,b\n1,2".encode(encoding)).is_ended()


def test_a_decision_about_many_participants_is_one_about_all() -> None:
    people = [f"T{who},{'drug' if who % 2 else 'placebo'}" for who in range(300)]
    files = study_files(
        participants="\n".join(["participant_id,arm", *people]) + "\n",
        measurements="\n".join([HEADER, *(row.replace("S", "T") for row in ROWS)]) + "\n",
    )
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.n) == ("no_rows", (), 300 - N)
    said = Decision("measurements", "participant_id", (), AS_WRITTEN)
    assert decided(files, [said]).doubts == ()
