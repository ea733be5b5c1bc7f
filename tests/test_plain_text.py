"""Text from a file: in one line, and without a hold on the direction of what stands around it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.plain_text import isolated, tidied

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
SHALOM, SALAM = "שלום", "سلام"

# Classes of Unicode Standard Annex 9 by which a character may turn over what stands around it.
TURNING = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ZERO_WIDTH_SPACE, NON_JOINER, JOINER, WORD_JOINER = "\u200b", "\u200c", "\u200d", "\u2060"
BYTE_ORDER_MARK, SOFT_HYPHEN, LRM, RLM, ALM = "\ufeff", "\u00ad", "\u200e", "\u200f", "\u061c"
# Marks without width that tell nothing in a Latin text.
UNSEEN = (
    *(ZERO_WIDTH_SPACE, NON_JOINER, JOINER, WORD_JOINER, BYTE_ORDER_MARK, SOFT_HYPHEN),
    *(LRM, RLM, ALM, LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI),
)
SPACES = "\u00a0\u1680\u2000\u2007\u2009\u200a\u202f\u205f\u3000"
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

awkward = st.text(
    st.sampled_from([*"aè1 (-", *BREAKS, "\t", *SHALOM, *SALAM, *UNSEEN, *SPACES])
    | st.characters(codec="utf-8"),
    max_size=20,
)


def depths(text: str) -> list[int]:
    """How many isolates are open after each character; a closing one that closes none is -1."""
    depth, found = 0, []
    for character in text:
        depth += (character in (LRI, RLI, FSI)) - (character == PDI)
        found.append(depth)
    return found


def without_unmatched_closers(text: str) -> str:
    """The text without each closing character before which no isolate is open, by recursion."""
    kept = ""
    for character in text:
        if character == PDI and kept.count(PDI) == sum(
            kept.count(opener) for opener in (LRI, RLI, FSI)
        ):
            continue
        kept += character
    return kept


@given(awkward)
def test_an_isolated_text_closes_each_isolate_that_it_opens_and_no_other(text: str) -> None:
    found = depths(isolated(text))
    if isolated(text) != text or any(character in text for character in SHALOM + SALAM):
        assert found[-1] == 0
        # Until its last character the text stays within its own isolate.
        assert min(found[:-1]) >= 1


@given(awkward)
def test_isolating_twice_is_isolating_once(text: str) -> None:
    assert isolated(isolated(text)) == isolated(text)


@given(awkward)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)


@given(awkward)
def test_isolating_loses_nothing_but_unmatched_closers(text: str) -> None:
    found = isolated(text)
    if found != text:
        inner = without_unmatched_closers(text)
        assert found.startswith(FSI + inner)
        assert set(found[1 + len(inner) :]) == {PDI}


@given(
    st.text(
        st.characters(codec="utf-8").filter(
            lambda character: unicodedata.bidirectional(character) == "L"
        ),
        max_size=20,
    )
)
def test_left_to_right_text_is_not_changed(text: str) -> None:
    assert isolated(text) == text


@given(awkward)
def test_a_tidied_text_is_one_line_without_spaces_around_it(text: str) -> None:
    found = tidied(text)
    assert not set(BREAKS) & set(found)
    assert len(found.splitlines()) <= 1
    assert found == found.strip()


def test_every_character_that_may_turn_its_surroundings_over_is_isolated() -> None:
    free = [
        f"U+{number:04X}"
        for number in range(sys.maxunicode + 1)
        if unicodedata.bidirectional(chr(number)) in TURNING
        and not isolated(chr(number)).startswith(FSI)
    ]
    assert free == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("mg/dL", "mg/dL"),
        ("TNF-α µg/L però 😀 头痛", "TNF-α µg/L però 😀 头痛"),
        (SHALOM, FSI + SHALOM + PDI),
        (f"grade {SALAM} 3", f"{FSI}grade {SALAM} 3{PDI}"),
        (RLO + "abc", FSI + RLO + "abc" + PDI),
        (PDI + "abc", FSI + "abc" + PDI),
        (RLI + "abc", FSI + RLI + "abc" + PDI + PDI),
        (f"{FSI}{SHALOM}{PDI}", f"{FSI}{SHALOM}{PDI}"),
        (f"{FSI}a{PDI}b{FSI}c{PDI}", f"{FSI}{FSI}a{PDI}b{FSI}c{PDI}{PDI}"),
        (f"{FSI}{FSI}a{PDI}", f"{FSI}{FSI}{FSI}a{PDI}{PDI}{PDI}"),
        (f"{FSI}{LRI}{RLI}a{PDI}", f"{FSI}{FSI}{LRI}{RLI}a{PDI}{PDI}{PDI}{PDI}"),
        (f"a{PDI}{PDI}{LRI}b", f"{FSI}a{LRI}b{PDI}{PDI}"),
        (PDI, FSI + PDI),
        (FSI, FSI + FSI + PDI + PDI),
    ],
)
def test_a_text_that_has_or_sets_another_direction_is_isolated(text: str, expected: str) -> None:
    assert isolated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a b ", "a b"),
        ("a\nb", "a b"),
        ("a \r\n\r\n b", "a b"),
        ("a\u2028b\u2029c\x85d\x1ce", "a b c d e"),
        ("\u00a0è\u3000", "è"),
        ("a\tb", "a\tb"),
        ("a\u00a0b\u202fc", "a b c"),
        (f" {BYTE_ORDER_MARK} è {ZERO_WIDTH_SPACE} ", "è"),
        (f"\u00a0{LRI} active {PDI}", "active"),
        (RLO + "abc", "abc"),
        ("a  b", "a  b"),
        (f" {SHALOM}\n{SALAM} ", f"{FSI}{SHALOM} {SALAM}{PDI}"),
    ],
)
def test_a_text_is_brought_into_one_line(text: str, expected: str) -> None:
    assert tidied(text) == expected


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_text_with_what_nobody_sees_is_the_text_without_it(sign: str) -> None:
    for text in ("placebo", "P-01", "12.5", "più µg/L", "头痛"):
        for place in range(len(text) + 1):
            assert tidied(text[:place] + sign + text[place:]) == text


@pytest.mark.parametrize("space", SPACES)
def test_every_space_within_a_text_is_a_plain_one(space: str) -> None:
    assert tidied(f"{space}low{space}dose{space}") == "low dose"


@pytest.mark.parametrize(
    "text",
    [
        # Persian "I want", Devanagari "ksha" in two letters, an emoji of a woman who is a doctor.
        "می" + NON_JOINER + "خواهم",
        "क्" + JOINER + "ष",
        "\U0001f469" + JOINER + "\u2695\ufe0f",
    ],
)
def test_a_joiner_stays_where_a_script_needs_it(text: str) -> None:
    assert text in tidied(f" {text}{ZERO_WIDTH_SPACE}{JOINER} ")
    assert ZERO_WIDTH_SPACE not in tidied(text + ZERO_WIDTH_SPACE)


def test_signs_of_direction_stay_among_right_to_left_letters_and_go_at_the_ends() -> None:
    assert tidied(f"{SHALOM}{LRM} (a) {SHALOM}") == f"{FSI}{SHALOM}{LRM} (a) {SHALOM}{PDI}"
    assert tidied(f"{RLM}{SHALOM}{RLM}") == tidied(SHALOM)


@given(awkward)
def test_a_tidied_text_holds_no_sign_that_nobody_sees_and_nothing_needs(text: str) -> None:
    found = tidied(text)
    assert not {ZERO_WIDTH_SPACE, WORD_JOINER, BYTE_ORDER_MARK, SOFT_HYPHEN} & set(found)
    assert not set(SPACES) & set(found)
