"""Characteristics that may be codes, and levels that may be one: asked for, and used as decided."""

import math

import pytest

from lib.reading.examine import examine
from lib.results.participants.baseline import baseline_characteristics
from lib.study.entries import AS_CATEGORIES, AS_NUMBERS, AS_WRITTEN, MISSING_VALUE, SAME_AS
from lib.study.protocol import Decision
from tests.support.doubtful import decided, doubts_of, files_with, option_of, read_with


@pytest.mark.parametrize(
    ("name", "cells", "levels"),
    [
        ("sex", ["1", "2"] * 6, "1, 2"),
        ("Sesso", ["0", "1"] * 6, "0, 1"),
        ("site", ["101", "102", "103"] * 4, "101, 102, 103"),
        ("centro", ["7", "7", "12"] * 4, "7, 12"),
        ("smoking status", ["0", "1", "2"] * 4, "0, 1, 2"),
        ("fumo", ["1", "1", "2", "3"] * 3, "1, 2, 3"),
        # Two levels are hardly numbers whatever the name.
        ("diabetes", ["0", "1"] * 6, "0, 1"),
    ],
)
def test_numbers_that_look_like_codes_are_proposed_to_be_categories(
    name: str, cells: list[str], levels: str
) -> None:
    files = files_with(columns={name: cells})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.cells, doubt.n) == ("codes", "participants", (), 12)
    assert doubt.facts["levels"] == levels
    assert doubt.proposed == option_of(doubt, AS_CATEGORIES)
    column = doubt.column
    assert read_with(files, AS_CATEGORIES).participants[column].tolist() == cells
    numbers = read_with(files, AS_NUMBERS).participants[column]
    assert numbers.tolist() == [float(cell) for cell in cells]


@pytest.mark.parametrize("cells", [["0", "1", "2", "3"] * 3, ["1", "2", "3"] * 4])
def test_of_few_small_whole_numbers_nobody_can_know_what_they_are(cells: list[str]) -> None:
    (doubt,) = doubts_of(files_with(columns={"children": cells}))
    assert (doubt.kind, doubt.proposed) == ("codes", None)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("age", [str(age) for age in range(31, 43)]),
        ("weight", ["61.5", "70.25"] * 6),
        ("score", ["1.0", "2.0", "1.5"] * 4),
        ("days since diagnosis", ["10", "20", "30"] * 4),
        # Every value once or twice: no sign of codes.
        ("flares", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"]),
    ],
)
def test_ordinary_numbers_are_read_without_a_question(name: str, cells: list[str]) -> None:
    study = examine(files_with(columns={name: cells})).study
    assert study is not None
    (column,) = study.participants.columns.difference(["participant_id", "arm"])
    assert study.participants[column].tolist() == [float(cell) for cell in cells]


def test_codes_that_are_categories_are_counted_and_have_no_mean() -> None:
    # S1, S3, ... have drug: of the six 1s five; of placebo one.
    sex = ["1", "2"] * 5 + ["2", "1"]
    study = read_with(files_with(columns={"sex": sex}), AS_CATEGORIES)
    table = baseline_characteristics(study)
    rows = table[table["name"] == "sex"].set_index("level")
    assert list(rows.index) == ["1", "2"]
    assert list(rows["value_treatment"]) == pytest.approx([5 / 6, 1 / 6], rel=1e-12)
    assert list(rows["value_control"]) == pytest.approx([1 / 6, 5 / 6], rel=1e-12)


def test_nine_beside_the_categories_one_and_two_is_asked_for() -> None:
    sex = ["1", "2"] * 5 + ["9", "1"]
    files = files_with(columns={"sex": sex})
    (codes,) = doubts_of(files)
    as_categories = codes.decided(option_of(codes, AS_CATEGORIES))
    (nine,) = decided(files, [as_categories]).doubts
    assert (nine.kind, nine.cells, nine.rows) == ("word_of_level", ("9",), (12,))
    study = decided(files, [as_categories, nine.decided(option_of(nine, MISSING_VALUE))]).study
    assert study is not None
    assert study.participants["sex"].tolist() == ["1", "2"] * 5 + ["", "1"]


def test_nine_beside_the_numbers_one_and_two_is_asked_for() -> None:
    files = files_with(columns={"children": ["1", "2"] * 5 + ["9", "1"]})
    (codes,) = doubts_of(files)
    as_numbers = codes.decided(option_of(codes, AS_NUMBERS))
    (nine,) = decided(files, [as_numbers]).doubts
    assert (nine.kind, nine.cells) == ("code", ("9",))
    study = decided(files, [as_numbers, nine.decided(option_of(nine, MISSING_VALUE))]).study
    assert study is not None
    assert math.isnan(study.participants["children"][10])


@pytest.mark.parametrize("word", ["n.d.", "Unknown", "NA", "mancante", "non noto", "missing", "?"])
def test_a_word_for_missing_among_levels_is_asked_for(word: str) -> None:
    sex = ["F", "M"] * 5 + [word, "F"]
    files = files_with(columns={"sex": sex})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("word_of_level", (word,), (12,))
    missing = read_with(files, MISSING_VALUE).participants["sex"].tolist()
    assert missing == ["F", "M"] * 5 + ["", "F"]
    assert read_with(files, AS_WRITTEN).participants["sex"].tolist() == sex


@pytest.mark.parametrize("level", ["none", "None", "assente", "lost"])
def test_a_level_that_says_something_is_one(level: str) -> None:
    therapy = ["steroid", level] * 6
    study = examine(files_with(columns={"therapy": therapy})).study
    assert study is not None
    assert study.participants["therapy"].tolist() == therapy


def test_of_a_sign_among_levels_nothing_is_proposed() -> None:
    (doubt,) = doubts_of(files_with(columns={"anti-Sm": ["+", "-"] * 6}))
    assert (doubt.kind, doubt.cells, doubt.proposed) == ("word_of_level", ("-",), None)


@pytest.mark.parametrize(
    ("cells", "odd", "commonest"),
    [
        (["F", "F", "M", "f"] * 3, "f", "F"),
        (["Male", "female", "female", "Female"] * 3, "Female", "female"),
        (["St. Anna", "St Anna", "St. Anna", "Rho"] * 3, "St Anna", "St. Anna"),
        (["class-III", "class III", "class III", "class IV"] * 3, "class-III", "class III"),
    ],
)
def test_levels_that_differ_in_spelling_alone_are_asked_for(
    cells: list[str], odd: str, commonest: str
) -> None:
    files = files_with(columns={"level": cells})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.n) == ("spelling", (odd,), 3)
    assert doubt.facts["other"] == commonest
    assert doubt.proposed == option_of(doubt, SAME_AS)
    read = read_with(files, SAME_AS).participants["level"].tolist()
    assert read == [commonest if cell == odd else cell for cell in cells]
    assert read_with(files, AS_WRITTEN).participants["level"].tolist() == cells


def test_a_letter_that_may_be_short_for_a_level_is_asked_for() -> None:
    sex = ["F", "f", "Female", "Male", "Male", "F"] * 2
    files = files_with(columns={"sex": sex})
    doubts = doubts_of(files)
    assert [(doubt.kind, doubt.cells, doubt.facts["other"]) for doubt in doubts] == [
        ("spelling", ("f",), "F"),
        ("short", ("F",), "Female"),
    ]
    read = read_with(files, SAME_AS, SAME_AS).participants["sex"].tolist()
    assert read == ["Female", "Female", "Female", "Male", "Male", "Female"] * 2
    read = read_with(files, SAME_AS, AS_WRITTEN).participants["sex"].tolist()
    assert read == ["F", "F", "Female", "Male", "Male", "F"] * 2


@pytest.mark.parametrize(
    "cells",
    [["A", "B", "AB", "0"] * 3, ["M", "Male", "Mixed", "F"] * 3, ["I", "II", "IV", "V"] * 3],
)
def test_a_letter_that_is_short_for_no_level_or_for_several_is_one_of_its_own(
    cells: list[str],
) -> None:
    study = examine(files_with(columns={"group": cells})).study
    assert study is not None
    assert study.participants["group"].tolist() == cells


def test_what_is_the_same_goes_on_to_what_that_is_the_same_as_and_never_in_a_circle() -> None:
    files = files_with(columns={"sex": ["a", "b", "c", "d"] * 3})
    said = [
        Decision("participants", "sex", (text,), SAME_AS, of)
        for text, of in (("a", "b"), ("b", "c"), ("c", "a"))
    ]
    study = decided(files, said[:2]).study
    assert study is not None
    assert study.participants["sex"].tolist() == ["c", "c", "c", "d"] * 3
    circle = decided(files, said).study
    assert circle is not None
    assert set(circle.participants["sex"]) <= {"a", "b", "c", "d"}


def test_codes_can_be_given_names_in_study_toml() -> None:
    files = files_with(columns={"sex": ["1", "2"] * 6})
    said = [
        Decision("participants", "sex", (), AS_CATEGORIES),
        Decision("participants", "sex", ("1",), SAME_AS, "female"),
        Decision("participants", "sex", ("2",), SAME_AS, "male"),
    ]
    study = decided(files, said).study
    assert study is not None
    assert study.participants["sex"].tolist() == ["female", "male"] * 6


@pytest.mark.parametrize(
    "levels", [("I", "II", "III"), ("I", "III", "IV"), ("II", "III", "V"), ("i", "ii", "iii")]
)
def test_a_roman_number_is_not_short_for_another_one(levels: tuple[str, ...]) -> None:
    assert doubts_of(files_with(columns={"nyha": levels * 4})) == ()


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("n_flares", "0123"), ("gravidanze", "0123"), ("numero di ricoveri", "0123")],
)
def test_a_name_that_says_of_a_number_that_it_counts_answers_the_question(
    name: str, numbers: str
) -> None:
    study = examine(files_with(columns={name: tuple(numbers) * 3})).study
    assert study is not None
    # (0 + 1 + 2 + 3) / 4.
    assert study.participants.iloc[:, -1].mean() == 1.5


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("struttura", ("101", "102", "103")),
        ("ospedale", ("11", "12")),
        ("fototipo", tuple("123456")),
    ],
)
def test_numbers_side_by_side_or_of_a_name_of_places_may_be_codes(
    name: str, codes: tuple[str, ...]
) -> None:
    (doubt,) = doubts_of(files_with(columns={name: codes * (12 // len(codes))}))
    assert (doubt.kind, doubt.column) == ("codes", name)


def test_a_dose_of_hundreds_is_a_number() -> None:
    assert doubts_of(files_with(columns={"dose": ("100", "200", "400") * 4})) == ()


def test_a_code_for_missing_among_words_is_asked_for() -> None:
    files = files_with(columns={"sesso": ["F", "M"] * 5 + ["9", "F"]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("word_of_level", ("9",), (12,))
    assert read_with(files, MISSING_VALUE).participants["sesso"][10] == ""


def test_levels_that_differ_by_an_accent_alone_are_asked_for() -> None:
    (doubt,) = doubts_of(files_with(columns={"fumatore": ["sì", "no"] * 5 + ["si", "no"]}))
    assert (doubt.kind, doubt.cells, doubt.facts["other"]) == ("spelling", ("si",), "sì")


@pytest.mark.parametrize("pair", [("<6 m", ">6 m"), ("ANA+", "ANA-"), ("≥ 2", "< 2"), ("+", "-")])
def test_levels_that_differ_in_a_sign_that_says_something_are_two(pair: tuple[str, str]) -> None:
    found = doubts_of(files_with(columns={"duration": list(pair) * 6}))
    assert "spelling" not in [doubt.kind for doubt in found]


def test_numbers_of_which_most_are_not_known_stay_numbers() -> None:
    files = files_with(columns={"crp": ["NA"] * 9 + ["5", "7.5", "10"]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.n) == ("word", ("NA",), 9)
    assert read_with(files, MISSING_VALUE).participants["crp"].mean() == 7.5


def test_a_word_among_codes_is_decided_before_the_codes() -> None:
    files = files_with(columns={"classe": ["1", "2", "3"] * 3 + ["1", "2", "II"]})
    assert [doubt.kind for doubt in doubts_of(files)] == ["word"]


@pytest.mark.parametrize(("name", "first"), [("data arruolamento", 45301), ("birth", 29000)])
def test_dates_of_a_spreadsheet_get_no_mean_unless_that_is_decided(name: str, first: int) -> None:
    # Ten days apart: the mean is 55 days after the first one.
    files = files_with(columns={name: [str(first + 10 * n) for n in range(12)]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.proposed) == ("dates", option_of(doubt, AS_CATEGORIES))
    # 2024-01-10 and 1979-05-25, as a spreadsheet says.
    assert doubt.facts["date"] == {45301: "2024-01-10", 29000: "1979-05-25"}[first]
    assert read_with(files, AS_CATEGORIES).participants.iloc[:, -1].tolist()[0] == str(first)
    assert read_with(files, AS_NUMBERS).participants.iloc[:, -1].mean() == first + 55


def test_numbers_of_other_sizes_are_no_dates() -> None:
    platelets = [str(150_000 + 9000 * n) for n in range(12)]
    years = [str(1980 + n) for n in range(12)]
    assert doubts_of(files_with(columns={"platelets": platelets, "anno_diagnosi": years})) == ()
