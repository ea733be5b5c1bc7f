"""Settings written as `study.toml`: whatever could be read is written and read as it was."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language import Text
from lib.reading.settings import read_protocol
from lib.study.claims import Claim
from lib.study.contract import LONGEST_TEXT
from lib.study.entries import REPORTED, names_of
from lib.study.files.settings_file import settings_file
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.pages import KNOWN_PAGES
from lib.study.problems import Problems
from lib.study.protocol import Arm, Design, Protocol
from tests.support.changes import with_entry, without_entry
from tests.support.files import SETTINGS, toml

WITHOUT_CLAIMS = without_entry(["claims"])


def read(text: str) -> Protocol:
    """The settings of a file in which nothing is wrong."""
    problems = Problems()
    protocol = read_protocol(text.encode(), problems)
    assert problems.found == ()
    return protocol


def read_again(protocol: Protocol) -> Protocol:
    return read(settings_file(protocol))


# What a file may hold

NASTY = st.sampled_from(
    [
        *('"', "\\", '\\"', '"""', "'''", "'", "#", "a = 1", "[x]", "\\u0041", "\\n", "{n}", "%s"),
        *("\x01", "\x08", "\x1b", "\x7f", "\x80", "\t", "a\nb", "a\r\nb", "\u2028", "\ufeff"),
        *("שלום", "\u202eabc", "\u2069", "\u2068a", "😀", "µg/L", "1e5", "true", "=1+1", "<b>"),
    ]
)
texts = (NASTY | st.text(st.characters(codec="utf-8"), max_size=12)).map(lambda text: "x" + text)
both = texts | st.fixed_dictionaries({"en": texts, "it": texts}) | texts.map(lambda it: {"it": it})
limits = st.sampled_from(
    [0.1, 1e-300, 5e-324, 1.7976931348623157e-308, 999999999999999.9, 0.1 + 0.2, 1 / 3, 7]
) | st.floats(1e-9, 1e9)
days = st.integers(-999_999, 999_999)


def pair(draw: st.DrawFn, low: str, high: str, *, may_be_negative: bool) -> dict[str, Any]:
    """A lower and an upper limit in their order, or one of them, or none."""
    ends = sorted({draw(limits), draw(limits)})
    if may_be_negative and draw(st.booleans()):
        ends = [-end for end in reversed(ends)]
    named = dict(zip((low, high), ends, strict=False))
    return {name: end for name, end in named.items() if draw(st.booleans())}


@st.composite
def outcomes(draw: st.DrawFn, number: int, *, primary: bool) -> dict[str, Any]:
    scale = draw(st.sampled_from(["linear", "log"]))
    entries: dict[str, Any] = {
        # The number keeps codes and names apart.
        "code": f"{number}{draw(texts)}",
        "page": draw(st.sampled_from([page.code for page in KNOWN_PAGES])),
        "better": draw(st.sampled_from(["lower", "higher"])),
        "en": f"{number}{draw(texts)}",
        "it": f"{number}{draw(texts)}",
        "unit": draw(both),
        "reference_source": draw(both),
        "digits": draw(st.integers(0, 6)),
        "scale": scale,
    }
    for name in ("unit", "reference_source", "digits"):
        if draw(st.booleans()):
            del entries[name]
    if primary:
        entries["primary"] = True
    if draw(st.booleans()):
        entries["above_is_positive"] = draw(st.booleans())
    if draw(st.booleans()):
        entries["important_difference"] = 1 + draw(st.floats(1e-9, 1e9))
        entries["important_difference_source"] = draw(both)
    if draw(st.booleans()):
        entries["important_difference_note"] = draw(both)
    if draw(st.booleans()):
        entries["markers_note"] = draw(both)
    entries |= pair(draw, "minimum", "maximum", may_be_negative=True)
    entries |= pair(draw, "reference_low", "reference_high", may_be_negative=scale == "linear")
    if draw(st.booleans()):
        lower = sorted(draw(st.sets(limits | limits.map(lambda limit: -limit), min_size=1)))
        entries["bands"] = {
            "scheme": draw(both),
            "lower": lower,
            "en": [f"{band}{draw(texts)}" for band in range(len(lower))],
            "it": [f"{band}{draw(texts)}" for band in range(len(lower))],
        }
    return entries


@st.composite
def files(draw: st.DrawFn) -> str:
    """The text of a `study.toml` without claims that can be read."""
    entries: dict[str, Any] = {"data": draw(st.sampled_from(["real", "synthetic"]))}
    for name in ("source", "title"):
        if draw(st.booleans()):
            entries[name] = draw(both)
    if draw(st.booleans()):
        optional: dict[str, st.SearchStrategy[Any]] = {
            name: both for name in names_of(REPORTED) if name != "screened"
        }
        optional["screened"] = st.integers(1, 999_999)
        entries["design"] = draw(st.fixed_dictionaries({}, optional=optional))
    if draw(st.booleans()):
        entries["arms"] = {
            role: {
                "code": f"{role}{draw(texts)}",
                "en": f"{role}{draw(texts)}",
                "it": f"{role}{draw(texts)}",
            }
            for role in ("treatment", "control")
        }
    if draw(st.booleans()):
        scheme = draw(st.sampled_from(["simple", "fixed sizes", "permuted blocks"]))
        entries["design"] = {"allocation": scheme}
        if draw(st.booleans()):
            entries["design"]["strata"] = draw(st.lists(texts, min_size=1, max_size=3))
        if scheme == "permuted blocks" and draw(st.booleans()):
            entries["design"]["block_size"] = draw(st.integers(2, 999_999))
    if draw(st.booleans()):
        visits = sorted(draw(st.sets(days, min_size=2, max_size=60)))
        entries["schedule"] = {
            "baseline_day": visits[0],
            "visit_days": visits,
            "primary_day": draw(st.sampled_from(visits[1:])),
            "dosing_days": draw(st.lists(days, min_size=1, max_size=5)),
            "primary_day_after_data": draw(st.booleans()),
        }
    if draw(st.booleans()):
        n = draw(st.integers(1, 3))
        primary = draw(st.integers(0, n))
        entries["outcomes"] = [
            draw(outcomes(number, primary=number == primary)) for number in range(n)
        ]
    return toml(entries)


@given(files())
def test_whatever_can_be_read_is_written_and_read_again(text: str) -> None:
    protocol = read(text)
    assert read_again(protocol) == protocol


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(str.strip))
def test_a_text_is_written_so_that_toml_means_it(text: str) -> None:
    protocol = Protocol(title=Text(text, text), source=Text(text, text + "x"))
    written = tomllib.loads(settings_file(protocol))
    assert written["title"] == {"en": text, "it": text}
    assert written["source"] == {"en": text, "it": text + "x"}


def test_every_entry_of_a_full_file_is_written() -> None:
    entries = with_entry(["outcomes", 0, "reference_low"], 1.5, WITHOUT_CLAIMS)
    written = tomllib.loads(settings_file(read(toml(entries))))
    # What was left away in both languages is written for either; a text alone stands for both.
    expected = with_entry(["outcomes", 0, "reference_low"], 1.5, WITHOUT_CLAIMS)
    assert written == expected


def test_the_settings_that_say_least_are_written() -> None:
    written = tomllib.loads(settings_file(read('data = "synthetic"')))
    assert written == {"data": "synthetic"}


def test_the_built_in_outcomes_are_written_once_they_are_declared() -> None:
    declared = Protocol(declared=True)
    again = read_again(declared)
    assert again.declared
    assert again.outcomes == BUILT_IN_OUTCOMES
    assert not read_again(Protocol()).declared


def test_the_file_is_text_with_a_newline_at_each_end_of_line() -> None:
    text = settings_file(read(toml(WITHOUT_CLAIMS)))
    assert text.endswith("\n")
    assert "\r" not in text
    assert text.splitlines() == text.split("\n")[:-1]


def test_lists_and_texts_of_two_languages_that_fill_several_lines_are_read_again() -> None:
    labels = [f"band {number}".ljust(60, "x") for number in range(200)]
    long = {"en": "e" * LONGEST_TEXT, "it": "i" * LONGEST_TEXT}
    protocol = read(
        "\n".join(
            [
                'data = "real"',
                *("[source]", *(f'{language} = "{text}"' for language, text in long.items())),
                *("[schedule]", "baseline_day = 1", "visit_days = [1, 2]", "primary_day = 2"),
                *("dosing_days = [", *(f"{day}," for day in range(3000)), "]"),
                *("[[outcomes]]", 'code = "x"', 'page = "disease_activity"', 'better = "lower"'),
                *("bands.scheme = 'x'", "bands.lower = [", *(f"{n}," for n in range(200)), "]"),
                *("bands.en = [", *(f"'{label}'," for label in labels), "]"),
            ]
        )
    )
    assert protocol.source == Text(long["en"], long["it"])
    assert len(protocol.dosing_days) == 3000
    assert read_again(protocol) == protocol


@pytest.mark.parametrize("limit", [5e-324, 1e-300, 0.1 + 0.2, 1e14 + 0.1, 123456789012345.0, 1e-5])
def test_a_limit_keeps_every_digit(limit: float) -> None:
    for sign in (1, -1):
        entries = with_entry(["outcomes", 0, "minimum"], sign * limit, WITHOUT_CLAIMS)
        entries = without_entry(["outcomes", 0, "maximum"], entries)
        again = read_again(read(toml(entries)))
        assert again.outcomes[0].minimum == sign * limit


@pytest.mark.parametrize(
    "changed",
    [
        *({"synthetic": True}, {"title": None}, {"source": Text("a", "b")}, {"primary_day": 22}),
        *({"cite": Text("c", "d")}, {"design": Design(population=Text("29", "29"))}),
        *({"dosing_days": ()}, {"dosing_days": (-5, 0)}, {"visit_days": (1, 22, 43, 64)}),
        {"treatment": Arm("arm A", Text("Drug", "Farmaco"))},
        {"control": Arm("secretomes", Text("Nothing", "Niente"))},
    ],
)
def test_what_differs_between_two_settings_differs_between_their_files(
    changed: dict[str, Any],
) -> None:
    protocol = read(toml(WITHOUT_CLAIMS))
    altered = replace(protocol, **changed)
    assert altered != protocol
    assert read_again(altered) == altered
    assert settings_file(altered) != settings_file(protocol)


def test_published_claims_are_not_written_away_silently() -> None:
    protocol = read(toml(SETTINGS))
    assert all(isinstance(claim, Claim) for claim in protocol.claims)
    with pytest.raises(ValueError, match="published texts"):
        settings_file(protocol)
    text = {"en": "A text", "source": "Journal"}
    for name in ("conclusions", "background"):
        with pytest.raises(ValueError, match="published texts"):
            settings_file(read(toml(WITHOUT_CLAIMS | {name: [text]})))


def test_what_is_built_in_is_not_written_away_silently() -> None:
    truth = [{"events": True, "shown_in": 500}]
    protocol = read(toml(WITHOUT_CLAIMS | {"data": "synthetic", "truth": truth}))
    with pytest.raises(ValueError, match="truth"):
        settings_file(protocol)
