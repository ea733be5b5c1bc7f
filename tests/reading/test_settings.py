"""What `study.toml` may say, and that whatever else it says is reported."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language import Text
from lib.reading.entries import (
    MISSING,
    NEED_BANDS,
    NEED_BLOCKS,
    NEED_BOTH_LANGUAGES,
    NEED_DAYS,
    NEED_DIGITS,
    NEED_INTEGER,
    NEED_NUMBER,
    NEED_ONE_OF,
    NEED_TABLE,
    NEED_TEXT,
    NEED_TRUTH,
    UNKNOWN_KEY,
)
from lib.reading.participants import FEW_SCREENED
from lib.reading.settings import (
    NEED_ABOVE_ZERO,
    NEED_FIRST,
    NEED_IMPROVEMENT,
    NEED_LATER,
    NEED_ORDER,
    NEED_OUTCOMES,
    NEED_SCREENED,
    NEED_TWO_ARMS,
    NEED_VISIT,
    NOT_TOML,
    ONE_PRIMARY,
    TOO_MANY_DAYS,
    TOO_MANY_OUTCOMES,
    TWICE_OUTCOME,
    read_protocol,
)
from lib.reading.text.delimited import NOT_UTF8, TOO_LARGE
from lib.study.contract import MOST_DAYS, MOST_OUTCOMES
from lib.study.entries import STUDY, names_of
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.pages import KNOWN_PAGES
from lib.study.problems import LONGEST_SHOWN, LONGEST_VALUE, Problem, Problems
from lib.study.protocol import Protocol
from tests.support.changes import Steps, with_entry, without_entry
from tests.support.files import PARTICIPANTS, SETTINGS, study_files, toml
from tests.support.profiles import examples
from tests.support.studies import problem, problems_of

broken = examples(120)


T = "study.toml"


LIMITS = ("minimum", "maximum", "reference_low", "reference_high")


PAGES = [page.code for page in KNOWN_PAGES]
HUGE = "1" + "0" * 400


def read(content: str | bytes | dict[str, Any]) -> tuple[Protocol, tuple[Problem, ...]]:
    """The protocol and its problems."""
    problems = Problems()
    if isinstance(content, dict):
        content = toml(content)
    content = content.encode() if isinstance(content, str) else content
    return read_protocol(content, problems), problems.found


def places(entries: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all entries, tables and list items."""
    steps = entries.items() if isinstance(entries, dict) else enumerate(entries)
    found: list[tuple[str | int, ...]] = []
    for step, entry in steps:
        found.append((*path, step))
        if isinstance(entry, dict | list):
            found += places(entry, (*path, step))
    return found


def test_without_a_file_the_tables_decide() -> None:
    problems = Problems()
    protocol = read_protocol(None, problems)
    assert not problems
    assert protocol == Protocol()
    assert protocol.outcomes == BUILT_IN_OUTCOMES
    assert not protocol.declared


def test_all_entries_are_read() -> None:
    protocol, problems = read(SETTINGS)
    assert problems == ()
    assert not protocol.synthetic
    assert protocol.title == Text("Secretome against placebo", "Secretoma contro placebo")
    assert protocol.treatment is not None
    assert (protocol.treatment.code, protocol.treatment.name.it) == ("secretome", "Secretoma")
    assert (protocol.baseline_day, protocol.visit_days, protocol.primary_day) == (
        1,
        (1, 22, 43),
        43,
    )
    assert protocol.dosing_days == (1, 8, 15)
    assert protocol.declared
    score, il6 = protocol.outcomes
    assert (score.code, score.page, score.scale, score.better) == (
        *("mex_sledai", "disease_activity", "linear", "lower"),
    )
    assert (score.primary, il6.primary) == (True, False)
    assert [getattr(score, limit) for limit in LIMITS] == [0, 32, None, None]
    assert [getattr(il6, limit) for limit in LIMITS] == [None, None, 0.5, 7]
    assert score.bands is not None
    assert score.bands.lower == (0, 6)
    assert score.bands.labels == (Text("Low", "Bassa"), Text("High", "Alta"))
    assert il6.reference_source == Text("The laboratory", "The laboratory")


def test_the_shortest_file_says_where_the_data_come_from() -> None:
    assert read('data = "synthetic"') == (Protocol(synthetic=True), ())


def test_an_outcome_needs_a_code_a_page_and_a_direction() -> None:
    outcome = {"code": "c3", "page": "complement_levels", "better": "higher"}
    protocol, problems = read(with_entry(["outcomes"], [outcome]))
    assert problems == ()
    (c3,) = protocol.outcomes
    assert (c3.name, c3.unit, c3.scale, c3.digits) == (Text("c3", "c3"), Text("", ""), "linear", 1)
    assert (c3.primary, c3.bands) == (False, None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("A study", Text("A study", "A study")),
        ({"en": "A study"}, Text("A study", "A study")),
        ({"it": "Uno studio"}, Text("Uno studio", "Uno studio")),
        ({"en": " A study ", "it": "Uno studio"}, Text("A study", "Uno studio")),
        ({"en": "", "it": "Uno studio"}, Text("Uno studio", "Uno studio")),
    ],
)
def test_a_text_may_be_given_in_one_language_or_both(given: Any, expected: Text) -> None:
    protocol, problems = read(with_entry(["title"], given))
    assert problems == ()
    assert protocol.title == expected


def test_visit_days_may_stand_in_any_order() -> None:
    protocol, problems = read(with_entry(["schedule", "visit_days"], [43, 1, 22, 1]))
    assert problems == ()
    assert protocol.visit_days == (1, 22, 43)


def test_the_file_may_begin_with_a_byte_order_mark() -> None:
    assert read("\ufeff" + toml(SETTINGS)) == read(SETTINGS)


ROOT_NAMES = ", ".join(names_of(STUDY))


SCORE, IL6 = "outcomes[1]", "outcomes[2]"


BAND = {"scheme": "One band", "lower": [0], "en": ["All"]}


OUTCOME = {"code": "c3", "page": "complement_levels", "better": "higher"}


def fault(column: str, found: str, allowed: str, **values: object) -> Problem:
    return problem(T, None, column, found, allowed, **values)


BAD_LIMITS: list[tuple[Steps, Any, Problem]] = [
    (["outcomes", 1, limit], given, fault(f"{IL6}.{limit}", str(given), NEED_NUMBER))
    for limit in LIMITS
    for given in ("7", [7], float("nan"), float("inf"), 10**15)
]


FAULTS: list[tuple[Steps, Any, Problem]] = [
    (["data"], "true", fault("data", "true", NEED_ONE_OF, names="synthetic, real")),
    (["data"], True, fault("data", "true", NEED_ONE_OF, names="synthetic, real")),
    (["data"], "", fault("data", "", NEED_ONE_OF, names="synthetic, real")),
    (["author"], "N.", fault("author", "", UNKNOWN_KEY, names=ROOT_NAMES)),
    (["title"], 3, fault("title", "3", NEED_BOTH_LANGUAGES)),
    (["title"], " ", fault("title", " ", NEED_BOTH_LANGUAGES)),
    (["title"], {}, fault("title", "{}", NEED_BOTH_LANGUAGES)),
    (["title"], {"de": "x"}, fault("title", "{'de': 'x'}", NEED_BOTH_LANGUAGES)),
    (
        ["title", "en"],
        3,
        fault("title", "{'en': 3, 'it': 'Secretoma contro placebo'}", NEED_BOTH_LANGUAGES),
    ),
    (["source"], ["x"], fault("source", "['x']", NEED_BOTH_LANGUAGES)),
    (["arms"], "two", fault("arms", "two", NEED_TABLE)),
    (["arms"], [], fault("arms", "[]", NEED_TABLE)),
    (["arms", "third"], {}, fault("arms.third", "", UNKNOWN_KEY, names="treatment, control")),
    (["arms", "control"], "placebo", fault("arms.control", "placebo", NEED_TABLE)),
    (["arms", "control", "code"], 1, fault("arms.control.code", "1", NEED_TEXT)),
    (["arms", "control", "code"], "  ", fault("arms.control.code", "  ", NEED_TEXT)),
    (["arms", "control", "en"], False, fault("arms.control.en", "false", NEED_TEXT)),
    (
        ["arms", "control", "de"],
        "x",
        fault("arms.control.de", "", UNKNOWN_KEY, names="code, en, it"),
    ),
    (
        ["arms", "control", "code"],
        "secretome ",
        fault("arms.control.code", "secretome", NEED_TWO_ARMS),
    ),
    (["schedule"], 3, fault("schedule", "3", NEED_TABLE)),
    (
        ["schedule", "days"],
        [1],
        fault(
            "schedule.days",
            "",
            UNKNOWN_KEY,
            names="baseline_day, visit_days, primary_day, dosing_days, other_days, window, "
            "primary_day_after_data",
        ),
    ),
    (["schedule", "baseline_day"], 1.0, fault("schedule.baseline_day", "1.0", NEED_INTEGER)),
    (["schedule", "baseline_day"], True, fault("schedule.baseline_day", "true", NEED_INTEGER)),
    (["schedule", "primary_day"], "43", fault("schedule.primary_day", "43", NEED_INTEGER)),
    (["schedule", "visit_days"], 43, fault("schedule.visit_days", "43", NEED_DAYS)),
    (["schedule", "visit_days"], [], fault("schedule.visit_days", "[]", NEED_DAYS)),
    (["schedule", "visit_days"], [1, "22"], fault("schedule.visit_days", "[1, '22']", NEED_DAYS)),
    (
        ["schedule", "visit_days"],
        [1, 10**6],
        fault("schedule.visit_days", "[1, 1000000]", NEED_DAYS),
    ),
    (
        ["schedule", "visit_days"],
        list(range(1, MOST_DAYS + 2)),
        fault("schedule.visit_days", "", TOO_MANY_DAYS, limit=MOST_DAYS),
    ),
    (["schedule", "dosing_days"], [1, 2.5], fault("schedule.dosing_days", "[1, 2.5]", NEED_DAYS)),
    (["schedule", "baseline_day"], 2, fault("schedule.baseline_day", "2", NEED_VISIT)),
    (["schedule", "baseline_day"], 22, fault("schedule.baseline_day", "22", NEED_FIRST)),
    (["schedule", "primary_day"], 44, fault("schedule.primary_day", "44", NEED_VISIT)),
    (["schedule", "primary_day"], 1, fault("schedule.primary_day", "1", NEED_LATER)),
    (["outcomes"], {"code": "c3"}, fault("outcomes", "", NEED_BLOCKS, block="outcomes")),
    (["outcomes"], "c3", fault("outcomes", "", NEED_BLOCKS, block="outcomes")),
    (["outcomes"], [], fault("outcomes", "", NEED_OUTCOMES)),
    (["outcomes"], [OUTCOME, 3], fault("outcomes[2]", "3", NEED_TABLE)),
    (["outcomes"], [OUTCOME, OUTCOME], fault("outcomes", "c3", TWICE_OUTCOME)),
    (
        ["outcomes"],
        [OUTCOME] * (MOST_OUTCOMES + 1),
        fault("outcomes", "", TOO_MANY_OUTCOMES, limit=MOST_OUTCOMES),
    ),
    (["outcomes", 1, "primary"], True, fault("outcomes", "", ONE_PRIMARY)),
    (["outcomes", 1, "code"], 6, fault(f"{IL6}.code", "6", NEED_TEXT)),
    (
        ["outcomes", 1, "page"],
        "overview",
        fault(f"{IL6}.page", "overview", NEED_ONE_OF, names=", ".join(PAGES)),
    ),
    (["outcomes", 1, "en"], 6, fault(f"{IL6}.en", "6", NEED_TEXT)),
    (["outcomes", 1, "it"], [], fault(f"{IL6}.it", "[]", NEED_TEXT)),
    (["outcomes", 1, "unit"], 6, fault(f"{IL6}.unit", "6", NEED_BOTH_LANGUAGES)),
    (
        ["outcomes", 1, "scale"],
        "log10",
        fault(f"{IL6}.scale", "log10", NEED_ONE_OF, names="linear, log, binary"),
    ),
    (
        ["outcomes", 1, "better"],
        "low",
        fault(f"{IL6}.better", "low", NEED_ONE_OF, names="higher, lower"),
    ),
    (
        ["outcomes", 1, "better"],
        {"a": 1},
        fault(f"{IL6}.better", "{'a': 1}", NEED_ONE_OF, names="higher, lower"),
    ),
    (["outcomes", 1, "digits"], 7, fault(f"{IL6}.digits", "7", NEED_DIGITS)),
    (["outcomes", 1, "digits"], -1, fault(f"{IL6}.digits", "-1", NEED_DIGITS)),
    (["outcomes", 1, "digits"], 1.0, fault(f"{IL6}.digits", "1.0", NEED_DIGITS)),
    (["outcomes", 1, "primary"], "no", fault(f"{IL6}.primary", "no", NEED_TRUTH)),
    (["outcomes", 1, "primary"], 0, fault(f"{IL6}.primary", "0", NEED_TRUTH)),
    *BAD_LIMITS,
    (["outcomes", 1, "maximum"], False, fault(f"{IL6}.maximum", "false", NEED_NUMBER)),
    (["outcomes", 1, "reference_low"], 7, fault(f"{IL6}.reference_high", "7.0", NEED_ORDER)),
    (["outcomes", 0, "minimum"], 32.5, fault(f"{SCORE}.maximum", "32.0", NEED_ORDER)),
    (["outcomes", 1, "reference_low"], 0, fault(f"{IL6}.reference_low", "0.0", NEED_ABOVE_ZERO)),
    (
        ["outcomes", 1, "reference_source"],
        1,
        fault(f"{IL6}.reference_source", "1", NEED_BOTH_LANGUAGES),
    ),
    (["outcomes", 1, "bands"], 3, fault(f"{IL6}.bands", "3", NEED_TABLE)),
    (
        ["outcomes", 1, "bands"],
        {**BAND, "upper": 3},
        fault(f"{IL6}.bands.upper", "", UNKNOWN_KEY, names="scheme, lower, en, it"),
    ),
    (
        ["outcomes", 0, "bands", "scheme"],
        3,
        fault(f"{SCORE}.bands.scheme", "3", NEED_BOTH_LANGUAGES),
    ),
    (["outcomes", 0, "bands", "lower"], [0], fault(f"{SCORE}.bands.lower", "(0.0,)", NEED_BANDS)),
    (
        ["outcomes", 0, "bands", "lower"],
        [6, 0],
        fault(f"{SCORE}.bands.lower", "(6.0, 0.0)", NEED_BANDS),
    ),
    (
        ["outcomes", 0, "bands", "lower"],
        [0, 0],
        fault(f"{SCORE}.bands.lower", "(0.0, 0.0)", NEED_BANDS),
    ),
    (
        ["outcomes", 0, "bands", "lower"],
        [0, "6"],
        fault(f"{SCORE}.bands.lower", "[0, '6']", NEED_BANDS),
    ),
    (
        ["outcomes", 0, "bands", "en"],
        ["Low", 6],
        fault(f"{SCORE}.bands.en", "['Low', 6]", NEED_BANDS),
    ),
    (["outcomes", 0, "bands", "it"], "Bassa", fault(f"{SCORE}.bands.it", "Bassa", NEED_BANDS)),
]


@pytest.mark.parametrize(("path", "value", "expected"), FAULTS)
def test_a_fault_is_reported_with_its_entry_and_what_is_allowed(
    path: Steps, value: Any, expected: Problem
) -> None:
    assert read(with_entry(path, value))[1] == (expected,)


@pytest.mark.parametrize(
    "path",
    [
        *(["data"], ["arms", "treatment"], ["arms", "control"], ["arms", "treatment", "code"]),
        *(["schedule", "baseline_day"], ["schedule", "visit_days"]),
        *(["outcomes", 0, "code"], ["outcomes", 0, "page"], ["outcomes", 0, "better"]),
        *(["outcomes", 0, "bands", step] for step in ("scheme", "lower", "en")),
    ],
)
def test_a_required_entry_that_is_absent_is_reported(path: Steps) -> None:
    (found,) = read(without_entry(path))[1]
    assert found.allowed == MISSING
    assert found.column == ".".join(map(str, path)).replace(".0.", "[1].")


@pytest.mark.parametrize(
    "path",
    [
        *(["source"], ["title"], ["arms"], ["schedule"], ["outcomes"], ["claims"]),
        *(["schedule", "dosing_days"], ["schedule", "primary_day"]),
        *(["arms", "control", "en"], ["arms", "control", "it"]),
        *(["outcomes", 0, name] for name in SETTINGS["outcomes"][0] if name not in OUTCOME),
        *(["outcomes", 0, "bands", "it"], ["outcomes", 1, "reference_source"]),
    ],
)
def test_an_optional_entry_may_be_absent(path: Steps) -> None:
    assert read(without_entry(path))[1] == ()


@pytest.mark.parametrize(
    ("entries", "column", "found", "allowed"),
    [
        ({"screened": 0}, "design.screened", "0", NEED_SCREENED),
        ({"screened": -3}, "design.screened", "-3", NEED_SCREENED),
        ({"screened": "many"}, "design.screened", "many", NEED_INTEGER),
        ({"blinding": True}, "design.blinding", "true", NEED_BOTH_LANGUAGES),
        ("double-blind", "design", "double-blind", NEED_TABLE),
    ],
)
def test_a_fault_of_the_design_is_reported(
    entries: Any, column: str, found: str, allowed: str
) -> None:
    assert read(with_entry(["design"], entries))[1] == (fault(column, found, allowed),)


def test_fewer_screened_than_randomised_is_refused_unless_another_trial_is_described() -> None:
    # Six were randomised.
    for screened, describes, is_refused in (
        (5, None, True),
        (6, None, False),
        (5, "the published trial", False),
    ):
        design = {"screened": screened} | ({"describes": describes} if describes else {})
        settings = toml(with_entry(["design"], design))
        found = problems_of(study_files(settings=settings))
        expected = fault("design.screened", "5", FEW_SCREENED, n=6)
        assert found == ((expected,) if is_refused else ())


def test_a_primary_day_chosen_later_is_named() -> None:
    settings = without_entry(["schedule", "primary_day"])
    settings = with_entry(["schedule", "primary_day_after_data"], True, settings)
    assert read(settings)[1] == (fault("schedule.primary_day", "", MISSING),)


def test_a_baseline_alone_has_no_last_visit_to_compare() -> None:
    settings = with_entry(
        ["schedule", "visit_days"], [1], without_entry(["schedule", "primary_day"])
    )
    assert read(settings)[1] == (fault("schedule.primary_day", "1", NEED_LATER),)


def test_a_primary_outcome_chosen_later_is_a_primary_one() -> None:
    settings = with_entry(["outcomes", 1, "primary_after_data"], True)
    assert read(settings)[1] == (fault("outcomes[2].primary", "", MISSING),)


def test_all_faults_are_reported_at_once() -> None:
    settings = with_entry(["data"], 1)
    faults: list[tuple[Steps, Any]] = [
        (["arms", "control", "code"], 2),
        (["schedule", "visit_days"], 3),
        (["outcomes", 0, "page"], 4),
        (["outcomes", 0, "digits"], 5.5),
        (["outcomes", 1, "scale"], 6),
    ]
    for path, value in faults:
        settings = with_entry(path, value, settings)
    assert [found.found for found in read(settings)[1]] == ["1", "2", "3", "4", "5.5", "6"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("data = real", "at line 1, column 8"),
        ('data = "real"\ndata = "real"', "overwrite"),
        ("x = 2024-02-30", "at line 1"),
        ("x = " + "9" * 4301, "4300 digits"),
        ("x = " + "[" * 4900, "recursion"),
        ("x = " + "1" * 5000, "a line of more than 5000 characters"),
        (".".join("a" * 3000) + " = 1", "a line of more than 5000 characters"),
        ("\0", "at line 1, column 1"),
    ],
)
def test_what_is_not_toml_is_reported_with_the_reason(content: str, reason: str) -> None:
    (found,) = read(content)[1]
    assert (found.table, found.row, found.column) == (T, None, "")
    assert found.allowed == NOT_TOML
    assert reason in found.values["error"]


def test_a_file_that_is_not_utf_8_is_reported() -> None:
    assert read("data = 'è'".encode("latin-1"))[1] == (fault("", "", NOT_UTF8),)


def test_a_file_may_hold_only_a_megabyte() -> None:
    line = "#" * 1023 + "\n"
    assert read('data = "real"\n' + line * 1023)[1] == ()
    assert read('data = "real"\n' + line * 1024)[1] == (fault("", "", TOO_LARGE, limit=1),)


@pytest.mark.parametrize(
    "value", ["{" + "a = {" * 90 + "}" * 91, ".a" * 8, HUGE, "0x" + "f" * 4900, "[" + HUGE + "]"]
)
@pytest.mark.parametrize("name", ["title", "data", "arms", "schedule", "outcomes"])
def test_what_python_cannot_write_out_is_reported_all_the_same(name: str, value: str) -> None:
    lines = [] if name == "data" else ['data = "real"']
    lines.append(f"{name}{value} = 1" if value.startswith(".") else f"{name} = {value}")
    problems = read("\n".join(lines))[1]
    assert problems
    assert all(found.column.startswith(name) for found in problems if found.allowed != MISSING)
    assert all(len(found.found) <= LONGEST_SHOWN + 1 for found in problems)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("a" + ".b" * 10 + " = 1", "a name of more than 10 parts", id="dotted"),
        pytest.param('["a"' + " . 'b'" * 10 + "]", "a name of more than 10 parts", id="quoted"),
        pytest.param("x = {" + "b." * 10 + "a = 1}", "a name of more than 10 parts", id="inline"),
        pytest.param("[a]\n" * 20_001, "more than 20000 tables and entries", id="tables"),
        pytest.param("a=1\n" * 20_001, "more than 20000 tables and entries", id="entries"),
    ],
)
def test_what_toml_would_take_long_to_read_is_refused_before_it_does(
    content: str, reason: str
) -> None:
    assert read(content)[1] == (fault("", "", NOT_TOML, error=reason),)


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_of_hundreds_of_digits_is_reported(limit: str) -> None:
    (found,) = read(with_entry(["outcomes", 1, limit], int(HUGE)))[1]
    assert found.allowed == NEED_NUMBER


def test_long_names_and_texts_are_shown_shortened() -> None:
    (found,) = read(toml(SETTINGS) + f'\n"{"k" * 4000}" = 1')[1]
    assert found.column == "k" * LONGEST_SHOWN + "…"
    settings = with_entry(["arms", "control", "code"], "c" * 1000)
    more = "".join(f"X{n},arm {n},male,40\n" for n in range(20))
    files = study_files(participants=PARTICIPANTS + more, settings=settings)
    listed = [found.values.get("codes") for found in problems_of(files)]
    assert ("secretome, " + "c" * 1000)[:LONGEST_VALUE] + "…" in listed


SCALARS = (
    st.none().map(lambda _: "")
    | st.booleans()
    | st.integers()
    | st.sampled_from([0, 1, 22, 43, -1, 10**6, 10**15, 10**400, -(10**400), 2**63])
    | st.floats()
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    | st.sampled_from(["real", "placebo", "mex_sledai", "log", "lower", " ", "{n}", "%", "\x7f"])
)


NAMES = st.sampled_from(
    ["en", "it", "code", "lower", "treatment", "", "a.b", "é", "{x}", "schedule", "baseline_day"]
)


VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=3)
)


PLACES = places(SETTINGS)


@st.composite
def changed_settings(draw: st.DrawFn) -> dict[str, Any]:
    """Settings with up to three entries changed, lost or added, nested ones among them."""
    settings = copy.deepcopy(SETTINGS)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(settings) or PLACES))
        change = draw(st.sampled_from(["value", "value", "lost", "added"]))
        if change == "value":
            settings = with_entry(path, draw(VALUES), settings)
        elif change == "lost":
            settings = without_entry(path, settings)
        else:
            name = draw(NAMES)
            table: Any = settings
            for step in path:
                table = table[step]
            if isinstance(table, dict):
                table[name] = draw(VALUES)
    return settings


@broken
@given(changed_settings())
def test_changed_settings_are_read_or_their_problems_reported(settings: dict[str, Any]) -> None:
    protocol, problems = read(settings)
    assert all(found.table == T for found in problems)
    if not problems:
        keeps_its_promises(protocol)


@broken
@given(st.sampled_from(PLACES), VALUES)
def test_any_value_at_any_entry_is_read_or_reported(path: Steps, value: Any) -> None:
    protocol, problems = read(with_entry(path, value))
    if not problems:
        keeps_its_promises(protocol)


@broken
@given(st.integers(0, len(toml(SETTINGS))), st.text(max_size=5), st.integers(0, 5))
def test_changed_characters_are_read_or_reported(place: int, inserted: str, lost: int) -> None:
    text = toml(SETTINGS)
    text = text[:place] + inserted + text[place + lost :]
    protocol, problems = read(text.encode("utf-8", "surrogatepass"))
    if not problems:
        keeps_its_promises(protocol)


def keeps_its_promises(protocol: Protocol) -> None:
    """A protocol without problems is complete and consistent."""
    for arm in (protocol.treatment, protocol.control):
        assert arm is None or (arm.code and arm.name.en and arm.name.it)
    if protocol.treatment and protocol.control:
        assert protocol.treatment.code != protocol.control.code
    assert (protocol.treatment is None) == (protocol.control is None)
    if protocol.visit_days is not None:
        assert protocol.baseline_day == protocol.visit_days[0]
        assert protocol.primary_day in protocol.visit_days[1:]
    assert protocol.outcomes_readable
    codes = [outcome.code for outcome in protocol.outcomes]
    assert codes
    assert len(codes) == len(set(codes))
    for outcome in protocol.outcomes:
        assert outcome.page in {page.code for page in protocol.pages} or outcome.page in PAGES
        assert outcome.scale in ("linear", "log")
        assert outcome.better in ("higher", "lower")
        assert type(outcome.digits) is int
        assert 0 <= outcome.digits <= 6
        assert type(outcome.primary) is bool
        for text in (outcome.name, outcome.unit):
            assert isinstance(text.en, str)
            assert isinstance(text.it, str)
        for limit in LIMITS:
            value = getattr(outcome, limit)
            assert value is None or abs(value) < 1e15
        if outcome.bands is not None:
            assert len(outcome.bands.lower) == len(outcome.bands.labels)
            assert list(outcome.bands.lower) == sorted(set(outcome.bands.lower))


@pytest.mark.parametrize("language", ["en", "it"])
def test_two_arms_of_one_name_are_refused(language: str) -> None:
    settings = f"""
        [arms.treatment]
        code = "A"
        {language} = "Arm"
        [arms.control]
        code = "B"
        {language} = "Arm"
    """
    problems = Problems()
    read_protocol(b'data = "real"\n' + settings.encode(), problems)
    assert [(problem.column, problem.found) for problem in problems.found] == [
        ("arms.control", "Arm")
    ]


@pytest.mark.parametrize(("number", "least"), [(0, 0), (1, 1)], ids=["difference", "ratio"])
def test_an_important_difference_is_an_improvement_with_its_source(
    number: int, least: float
) -> None:
    path: list[str | int] = ["outcomes", number, "important_difference"]
    place = f"outcomes[{number + 1}].important_difference"
    alone = toml(with_entry(path, least + 0.5, SETTINGS))
    assert problems_of(study_files(settings=alone)) == (fault(f"{place}_source", "", MISSING),)
    for value in (least, least - 1):
        entries = with_entry([*path[:2], "important_difference_source"], "a book", SETTINGS)
        found = problems_of(study_files(settings=toml(with_entry(path, value, entries))))
        assert found == (fault(place, str(float(value)), NEED_IMPROVEMENT),)
    good = toml(with_entry(path, least + 0.5, entries))
    outcome = read_protocol(good.encode(), Problems()).outcomes[number]
    assert outcome.important_difference == least + 0.5
    assert outcome.important_difference_source == Text("a book", "a book")
