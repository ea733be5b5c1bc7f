"""Tables of adverse events: hand counts, second counts, and names that stay text in a CSV."""

import csv
import io
import math
import re
from collections.abc import Callable, Sequence

import pandas as pd
import pytest
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.language import LANGUAGES, Language
from lib.results.event_terms import incidence_by_term, select_terms, term_differences
from lib.results.event_times import chances_of_seeing, event_listing, event_rates
from lib.results.events import differences_by_kind, incidence_by_kind
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import Study
from lib.study.template import as_csv
from lib.wording.event_times import listing_table, rates_table, terms_table
from lib.wording.events import chances_table, kinds_table
from lib.words import Words
from tests.support.files import SAMPLE
from tests.support.studies import (
    SETTINGS,
    dosed_study,
    large_study,
    sample,
    small_study,
    tiny_study,
)

ENGLISH, ITALIANO = Words("en"), Words("it")
CLASS_OR_TERM = "Class / preferred term (Any adverse event)"
HOSTILE = ("<img src=x onerror=1>", "%{x}", "{}", "=HYPERLINK(1)", "**b**")


def of_three(*events: str) -> Study:
    """Three participants, "1" and "2" on the drug, with events."""
    return small_study("TTC", score=["5 5"] * 3, events=events)


def bare(header: str, *events: str) -> Study:
    """Three and three participants whose table of events has these columns alone."""
    return tiny_study(events="\n".join([header, *events]), settings=SETTINGS)


def kinds(
    study: Study, words: Words = ENGLISH, *, followed: frozenset[str] = frozenset()
) -> pd.DataFrame:
    differences, incidence = differences_by_kind(study), incidence_by_kind(study)
    return kinds_table(study, differences, incidence, words, followed=followed)


def terms(
    study: Study,
    words: Words = ENGLISH,
    *,
    kind: str = "any",
    followed: frozenset[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    rows = select_terms(incidence_by_term(study), kind=kind, order="frequency")
    return terms_table(study, rows, term_differences(rows, kind), kind, words, followed=followed)


def rates(study: Study, words: Words = ENGLISH) -> pd.DataFrame:
    return rates_table(study, event_rates(study), words)


def chances(study: Study, words: Words = ENGLISH) -> pd.DataFrame:
    return chances_table(study, chances_of_seeing(study), words)


def listed(study: Study, words: Words = ENGLISH, who: str | None = None) -> pd.DataFrame:
    return listing_table(study, event_listing(study), words, highlighted=who)


def every_table(study: Study, words: Words) -> dict[str, pd.DataFrame]:
    """All tables of the page whose cells are text; some have no row where no event occurred."""
    found = {"kinds": kinds(study, words), "rates": rates(study, words)}
    found |= {f"terms, {kind}": terms(study, words, kind=kind) for kind in TERM_KINDS}
    return found | {"chances": chances(study, words)}


def read_back(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


STUDIES: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: bare("participant_id,term", "S1,Rash", "P1,Rash"),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,", "2,Rash,Skin,,,3,,"),
}


# Every table


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES)
def test_every_cell_and_header_is_text_and_none_says_nan(name: str, language: Language) -> None:
    study, words = STUDIES[name](), Words(language)
    for table_name, table in every_table(study, words).items():
        assert len(table) or (name == "no event" and table_name.startswith("terms"))
        for text in [*table.columns, *table.to_numpy().ravel()]:
            assert isinstance(text, str), table_name
            assert not re.search(r"\b(nan|None|NaN|inf|NA)\b", text), table_name
    texts = listed(study, words).select_dtypes(exclude="Int64")
    for text in [*texts.columns, *texts.to_numpy().ravel()]:
        assert not re.search(r"\b(nan|None|NaN|inf|NA)\b", str(text)), text


def test_italian_tables_have_decimal_commas_and_italian_headers() -> None:
    english = r"\b(CI|Arm|Events?|Risk|Fatal|Serious|Grade|True|Both|First|Last|not|told|yes)\b"
    for name, table in [*every_table(sample(), ITALIANO).items(), ("", listed(sample(), ITALIANO))]:
        cells = table.map(str)
        assert not cells.map(lambda cell: bool(re.search(r"\d\.\d", cell))).any(axis=None), name
        shown = " ".join([*table.columns, *cells.to_numpy().ravel()])
        assert re.search(english, shown) is None, name


@pytest.mark.parametrize("name", STUDIES)
def test_p_stands_in_the_table_of_kinds_alone_and_has_holm_beside_it(name: str) -> None:
    study = STUDIES[name]()
    for table_name, table in every_table(study, ENGLISH).items():
        headers = [header for header in table.columns if re.match(r"p\b", header)]
        assert headers == (["p (Fisher)", "p (Holm)"] if table_name == "kinds" else [])
    assert not [header for header in listed(study).columns if re.match(r"p\b", header)]
    table = kinds(study)
    told = table["p (Fisher)"] != "–"
    assert (told == (table["p (Holm)"] != "–")).all()
    assert int(told.sum()) == int(differences_by_kind(study)["p_value"].notna().sum())


def test_none_of_fifteen_never_has_an_upper_bound_below_18_percent() -> None:
    # The exact bound is 21.8%; 1 - 0.05^(1/15), for one side alone, would be 18.1%.
    zeros = small_study("T" * 15 + "C" * 15, score=["5 5"] * 30, events=[])
    one = small_study("T" * 15 + "C" * 15, score=["5 5"] * 30, events=["1,A,B,1,2,3,yes,yes"])
    checked = 0
    for study in (sample(), zeros, one):
        for table in every_table(study, ENGLISH).values():
            for cells in table.to_dict("records"):
                for header, cell in cells.items():
                    name = str(header).removesuffix(", n/N (%)")
                    if str(cell).startswith("0/15 "):
                        assert cells[f"95% CI, {name}"] == "0.0% to 21.8%"
                        checked += 1
    assert checked > 60


# Kinds


def test_a_row_of_kinds_by_hand() -> None:
    study = of_three("1,Rash,Skin,1,2,3,yes,no", "1,Cough,Chest,1,2,1,no,no")
    table = kinds(study).set_index("Adverse events")
    assert list(table.index) == list(KIND_NAMES.values())
    # Exact limits of 1/2 and 0/1; Newcombe's are made of Wilson's 9.45% to 90.55% and 0% to
    # 79.35%: 50 - sqrt(40.55² + 79.35²) and 50 + 40.55.
    # The smallest p that two and one can have is 1/3: no difference can be detected.
    assert table.loc["Any adverse event"].drop("95% CI (Miettinen–Nurminen)").to_dict() == {
        "Drug, n/N (%)": "1/2 (50%)",
        "95% CI, Drug": "1.3% to 98.7%",
        "Dummy, n/N (%)": "0/1 (0%)",
        "95% CI, Dummy": "0.0% to 97.5%",
        "Risk difference, points": "+50.0",
        "95% CI (Newcombe)": "−39.1 to 90.5",
        "p (Fisher)": "1.00",
        "p (Holm)": "1.00",
        "Detectable (80% power)": "–",
        "Events, Drug + Dummy": "2 + 0",
    }
    assert table.loc["Serious", "Events, Drug + Dummy"] == "1 + 0"
    assert table.loc["Grade 3 or higher (severe)", "Events, Drug + Dummy"] == "1 + 0"
    related = table.loc["Related to the injections"]
    assert related[
        ["Drug, n/N (%)", "Events, Drug + Dummy", "Risk difference, points"]
    ].tolist() == ["0/2 (0%)", "0 + 0", "0.0"]


def test_each_share_is_followed_by_its_own_interval() -> None:
    assert list(kinds(sample()).columns) == [
        "Adverse events",
        *("Secretome, n/N (%)", "95% CI, Secretome", "Placebo, n/N (%)", "95% CI, Placebo"),
        *("Risk difference, points", "95% CI (Newcombe)", "p (Fisher)", "p (Holm)"),
        *("Detectable (80% power)", "Events, Secretome + Placebo", "95% CI (Miettinen–Nurminen)"),
    ]


def test_kinds_that_nobody_had_keep_their_row_and_their_limits() -> None:
    table = kinds(sample()).set_index("Adverse events")
    assert len(table) == 6
    for name in ("Grade 3 or higher (severe)", "Serious", "Leading to withdrawal", "Fatal"):
        cells = table.loc[name]
        assert cells["Secretome, n/N (%)"] == "0/15 (0%)"
        assert cells["95% CI, Placebo"] == "0.0% to 23.2%"
        # Wilson's upper limits of 0/14 and 0/15: z² / (n + z²), z² = 3.8415.
        assert cells["95% CI (Newcombe)"] == "−21.5 to 20.4"
        assert cells["Events, Secretome + Placebo"] == "0 + 0"
        # Against 0/14, Fisher's p is 0.042 for 5/15 and 0.10 for 4/15: the chance of five or more
        # is 80% where the beta distribution of 5 and 11 has its 80th percentile, at 40.8%.
        assert round(100 * stats.beta.ppf(0.8, 5, 11), 1) == 40.8
        assert cells["Detectable (80% power)"] == "+40.8"
    assert table["Events, Secretome + Placebo"].tolist()[0] == "13 + 10"


def test_holm_allows_for_the_number_of_kinds_supplied() -> None:
    # 4 of 4 against 0 of 4: Fisher's p is 2/70. Five kinds are supplied, all alike.
    lines = [f"{who},Rash,Skin,1,2,5,yes,yes" for who in "1234"]
    table = kinds(small_study("TTTTCCCC", score=["5 5"] * 8, events=lines))
    supplied = table["Adverse events"] != "Leading to withdrawal"
    assert table.loc[supplied, "p (Fisher)"].tolist() == ["0.029"] * 5
    assert table.loc[supplied, "p (Holm)"].tolist() == ["0.14"] * 5
    assert table.loc[~supplied, ["p (Fisher)", "p (Holm)"]].to_numpy().tolist() == [["–", "–"]]


@pytest.mark.parametrize(("language", "text"), [("en", "not supplied"), ("it", "non fornito")])
def test_a_kind_that_was_not_supplied_has_neither_zeros_nor_limits(
    language: Language, text: str
) -> None:
    words = Words(language)
    table = kinds(bare("participant_id,term", "S1,Rash", "P1,Rash"), words)
    assert len(table) == 6
    for kind, row in zip(KIND_NAMES, table.to_numpy().tolist(), strict=True):
        assert row[0] == words.t(KIND_NAMES[kind])
        assert (row[1:] == [text, "–", text, *["–"] * 6, "– + –", "–"]) == (kind != "any")
        assert (text in row) == (kind != "any")
    # Blank throughout is as good as absent; one cell that tells is enough.
    some = kinds(of_three("1,Rash,Skin,1,2,,,no", "3,Rash,Skin,1,2,,,"), words)
    assert (some.iloc[:, 1] == text).tolist() == [False, False, True, True, True, True]


# Terms


def test_classes_count_a_participant_once_and_events_apart() -> None:
    study = of_three(
        "1,Rash,Skin,1,2,3,no,yes",
        "1,Itch,Skin,1,2,1,no,no",
        "1,rash ,Skin,9,9,1,yes,no",
        "3,Itch,Skin,1,2,1,no,yes",
        "3,Cough,,1,2,1,no,no",
    )
    table = terms(study).set_index(CLASS_OR_TERM)
    names = ["Skin", "— Itch", "— Rash", "No class supplied", "— Cough"]
    assert list(table.index) == names
    assert table["Drug, n/N (%)"].tolist() == [
        *["1/2 (50%)"] * 3,
        *["0/2 (0%)"] * 2,
    ]
    assert table["Events of any kind, Drug + Dummy"].tolist() == [
        "3 + 1",
        "1 + 1",
        "2 + 0",
        "0 + 1",
        "0 + 1",
    ]
    assert table["Related to the injections, Drug + Dummy"].tolist() == [
        *("1 + 1", "0 + 1", "1 + 0", "0 + 0", "0 + 0"),
    ]
    assert table["Grade 3 or higher (severe), Drug + Dummy"].tolist() == [
        *("1 + 0", "0 + 0", "1 + 0", "0 + 0", "0 + 0"),
    ]
    assert table["Serious, Drug + Dummy"].tolist() == [
        *("1 + 0", "0 + 0", "1 + 0", "0 + 0", "0 + 0"),
    ]


def test_terms_of_the_sample_are_those_of_its_file_counted_anew() -> None:
    rows = read_back((SAMPLE / "adverse_events.csv").read_bytes())
    people = read_back((SAMPLE / "participants.csv").read_bytes())
    arms = {person["participant_id"]: person["arm"] for person in people}

    def counted(chosen: Sequence[dict[str, str]]) -> list[set[str]]:
        return [
            {row["participant_id"] for row in chosen if arms[row["participant_id"]] == arm}
            for arm in ("secretome", "placebo")
        ]

    for kind, is_of_kind in (
        ("any", lambda row: True),
        ("related", lambda row: row["related"] == "yes"),
    ):
        table = terms(sample(), kind=kind)
        assert len(table) == 16
        system_organ_class = ""
        for cells in table.to_dict("records"):
            label = cells[f"Class / preferred term ({KIND_NAMES[kind]})"]
            if label.startswith("— "):
                here = [row for row in rows if row["term"] == label.removeprefix("— ")]
            else:
                system_organ_class = label
                here = [row for row in rows if row["system_organ_class"] == label]
            assert {row["system_organ_class"] for row in here} == {system_organ_class}
            had = counted([row for row in here if is_of_kind(row)])
            for who, name, n in zip(had, ("Secretome", "Placebo"), (15, 14), strict=True):
                assert cells[f"{name}, n/N (%)"].startswith(f"{len(who)}/{n} (")
            difference = 100 * (len(had[0]) / 15 - len(had[1]) / 14)
            shown = float(cells["Risk difference, points"].replace("−", "-"))
            assert abs(shown - difference) <= 0.05 + 1e-9
            related = counted([row for row in here if row["related"] == "yes"])
            assert cells["Related to the injections, Secretome + Placebo"] == (
                f"{len(related[0])} + {len(related[1])}"
            )
            assert cells["Serious, Secretome + Placebo"] == "0 + 0"


def test_a_column_of_terms_that_was_not_supplied_has_no_zeros() -> None:
    table = terms(bare("participant_id,term", "S1,Rash", "P1,Rash"))
    assert table[CLASS_OR_TERM].tolist() == ["No class supplied", "— Rash"]
    for kind in TERM_KINDS[1:]:
        assert (table[f"{KIND_NAMES[kind]}, Secretome + Placebo"] == "not supplied").all()
    # Of the kind itself nothing is counted either.
    assert (terms(bare("participant_id,term", "S1,Rash"), kind="serious").iloc[:, 1] == "–").all()


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_the_header_of_terms_names_the_kind_and_events_are_of_any_kind(kind: str) -> None:
    study = of_three("1,Rash,Skin,1,2,1,no,yes", "1,Itch,Skin,3,4,3,yes,no")
    table = terms(study, kind=kind)
    assert list(table.columns) == [
        f"Class / preferred term ({KIND_NAMES[kind]})",
        *("Drug, n/N (%)", "Dummy, n/N (%)", "Risk difference, points", "95% CI (Newcombe)"),
        *("95% CI, Drug", "95% CI, Dummy", "Events of any kind, Drug + Dummy"),
        "Related to the injections, Drug + Dummy",
        "Grade 3 or higher (severe), Drug + Dummy",
        "Serious, Drug + Dummy",
    ]
    by_name = table.set_index(table.columns[0])
    assert by_name["Events of any kind, Drug + Dummy"].to_dict() == {
        "Skin": "2 + 0",
        "— Rash": "1 + 0",
        "— Itch": "1 + 0",
    }
    had = {"any": "RI", "related": "R", "grade_3": "I", "serious": "I"}[kind]
    for name in ("Rash", "Itch"):
        share = "1/2 (50%)" if name[0] in had else "0/2 (0%)"
        assert by_name.loc[f"— {name}", "Drug, n/N (%)"] == share
    italian = terms(study, ITALIANO, kind=kind).columns
    assert (
        italian[0]
        == {
            "any": "Classe / termine preferito (Qualsiasi evento avverso)",
            "related": "Classe / termine preferito (Correlati alle iniezioni)",
            "grade_3": "Classe / termine preferito (Grado 3 o superiore (severo))",
            "serious": "Classe / termine preferito (Gravi)",
        }[kind]
    )
    assert "Eventi di qualsiasi tipo, Farmaco + Finto" in italian


def test_a_large_study_has_a_row_for_each_class_and_term() -> None:
    assert len(terms(large_study())) == 23 + 230


def test_names_of_a_file_are_the_names_in_the_table() -> None:
    long, chinese = "Very long name of a preferred term, " * 3, "注射部位反应"
    names = [*HOSTILE, long.strip(), "Dolore al sito d'iniezione", chinese]
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    study = of_three(*(f"1,{name},{name},1,2,1,no,no" for name in quoted))
    labels = set(terms(study)[CLASS_OR_TERM])
    assert labels == {*names, *(f"— {name}" for name in names)}


# Rates and chances


def test_rates_by_hand() -> None:
    # Participant "2" left on day 7: 22/7 + 7/7 weeks. The event on day 8 came after that.
    study = dosed_study(
        "TTC",
        "1,Rash,Skin,1,2,1,no,no",
        "1,Cough,Chest,22,,1,no,no",
        "2,Rash,Skin,8,9,1,no,no",
        withdrawn=["", "7", ""],
    )
    # Garwood's limits for 2 events, 0.2422 and 7.2247, over 29/7 weeks; 3.6889 over 22/7.
    assert rates(study).to_dict("records") == [
        {
            "Arm": "Drug",
            "Events": "2",
            "Participants with an event": "1/2",
            "Participant-weeks at risk": "4.1",
            "Events per participant-week": "0.483",
            "95% CI (exact)": "0.058 to 1.744",
        },
        {
            "Arm": "Dummy",
            "Events": "0",
            "Participants with an event": "0/1",
            "Participant-weeks at risk": "3.1",
            "Events per participant-week": "0.000",
            "95% CI (exact)": "0.000 to 1.174",
        },
    ]


def test_chances_are_those_of_at_least_one_case() -> None:
    table = chances(sample())
    assert list(table.columns) == [
        *("True risk of a participant", "Secretome (n 15)", "Placebo (n 14)"),
        "Both arms (n 29)",
    ]
    assert table.iloc[:, 0].tolist() == ["1%", "2%", "5%", "10%", "20%"]
    for risk, cells in zip((0.01, 0.02, 0.05, 0.1, 0.2), table.to_numpy()[:, 1:], strict=True):
        for n, cell in zip((15, 14, 29), cells, strict=True):
            chance = 1 - (1 - risk) ** n
            assert cell == (">99%" if chance > 0.995 else f"{100 * chance:.0f}%")


def test_a_chance_of_the_table_is_never_certain() -> None:
    study = small_study("T" * 127 + "C" * 127, score=["5 5"] * 254, events=[])
    cells = chances(study).iloc[:, 1:].to_numpy().ravel().tolist()
    assert cells[:3] == ["72%", "72%", "92%"]
    assert set(cells[6:]) == {">99%"}
    assert {">99%", "100%"} & set(chances(study, ITALIANO).iloc[4, 1:]) == {">99%"}


# The listing


def test_the_listing_by_hand() -> None:
    study = dosed_study(
        "TTC",
        "3,Rash,Skin,15,16,2,yes,no",
        "1,Cough,Chest,10,,,,yes",
        "1,Rash,Skin,,,1,no,",
        "2,Itch,Skin,-3,2,1,no,no",
    )
    table = listed(study)
    assert list(table.columns) == [
        *("Participant", "Arm", "Preferred term", "First day", "Last day", "Grade", "Serious"),
        *("Related", "Days after the previous dose", "Before the first dose"),
        "System organ class",
    ]
    shown = [["" if pd.isna(cell) else cell for cell in row] for row in table.to_numpy().tolist()]
    assert shown == [
        ["1", "Drug", "Cough", 10, "", "", "not told", "yes", 2, "no", "Chest"],
        ["1", "Drug", "Rash", "", "", 1, "no", "not told", "", "no", "Skin"],
        ["2", "Drug", "Itch", -3, 2, 1, "no", "no", "", "yes", "Skin"],
        ["3", "Dummy", "Rash", 15, 16, 2, "yes", "no", 0, "no", "Skin"],
    ]
    italian = listed(study, ITALIANO)
    assert italian["Gravi"].tolist() == ["non indicato", "no", "no", "sì"]
    assert "Grado" in italian
    assert "Before the first dose" not in listed(sample())


def test_the_listing_has_no_column_that_was_not_supplied() -> None:
    table = listed(bare("participant_id,term", "S1,Rash", "P1,Rash"))
    assert {"Grade", "Serious", "Related", "Led to withdrawal", "First day"}.isdisjoint(table)
    assert table["Preferred term"].tolist() == ["Rash", "Rash"]


def test_every_row_of_a_synthetic_study_says_so_and_no_row_of_a_real_one_does() -> None:
    invented = listed(sample())
    assert invented.columns[-1] == "Data"
    assert invented["Data"].tolist() == ["synthetic"] * 23
    assert listed(sample(), ITALIANO)["Dati"].tolist() == ["sintetici"] * 23
    for words, text in ((ENGLISH, "synthetic"), (ITALIANO, "sintetici")):
        rows = read_back(as_csv(listed(sample(), words)))
        assert [list(row.values())[-1] for row in rows] == [text] * 23
    real = of_three("1,Rash,Skin,1,2,1,no,no")
    assert "Data" not in listed(real)
    assert "Dati" not in listed(real, ITALIANO)
    # A listing without rows keeps the header.
    assert "Data" in listed(small_study("TC", data="synthetic", score=["5 5"] * 2, events=[]))


def test_days_and_grades_of_the_listing_sort_as_numbers() -> None:
    table = listed(of_three(*(f"1,Rash,Skin,{day},{day},1,no,no" for day in (9, 10, 2))))
    for column in ("First day", "Last day", "Grade"):
        assert str(table[column].dtype) == "Int64"
    assert table.sort_values("First day")["First day"].tolist() == [2, 9, 10]


# The participant followed


def test_the_mark_stands_at_what_she_had_and_changes_no_number() -> None:
    followed = frozenset({("Skin", ""), ("Skin", "Rash")})
    study = of_three("1,Rash,Skin,1,2,1,no,no", "3,Itch,Skin,1,2,1,yes,no")
    marked = terms(study, followed=followed)
    assert marked[CLASS_OR_TERM].tolist() == ["Skin ★", "— Itch", "— Rash ★"]
    assert marked.iloc[:, 1:].equals(terms(study).iloc[:, 1:])
    marked = kinds(study, followed=frozenset({"any", "serious"}))
    assert [name.endswith(" ★") for name in marked["Adverse events"]] == [
        *(True, False, False, True, False, False),
    ]
    assert marked.iloc[:, 1:].equals(kinds(study).iloc[:, 1:])
    assert listed(study, who="3")["Participant"].tolist() == ["1", "3 ★"]
    assert listed(study, who="3").iloc[:, 1:].equals(listed(study).iloc[:, 1:])


# CSV


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        *(
            (text, f"'{text}")
            for text in ("=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1")
        ),
        *((text, f"'{text}") for text in ("=HYPERLINK(1)", "-", "+", "-1e5+x")),
        *(
            (text, text)
            for text in ("-3", "-3.5", "+20.0", "-3,5", "−3.3", "a=b", "", "-1e5", "-3 to 4")
        ),
        *((text, text) for text in ("<img src=x onerror=1>", "%{x}", "{}", "**b**", 'a"b,c\nd')),
    ],
)
def test_a_formula_of_a_file_is_text_in_a_csv_and_a_number_stays_a_number(
    cell: str, written: str
) -> None:
    frame = pd.DataFrame({"plain": [cell], "number": [-3], "share": [-0.5]})
    assert read_back(as_csv(frame)) == [{"plain": written, "number": "-3", "share": "-0.5"}]
    # The same for a header.
    (row,) = read_back(as_csv(pd.DataFrame({cell: ["x"], "other": ["y"]})))
    assert list(row) == [written, "other"]


def test_a_csv_is_marked_as_utf_8_and_has_its_header_without_rows() -> None:
    content = as_csv(pd.DataFrame({"Età": ["più", "头痛"], "n": [1, 2]}))
    assert content == "\ufeffEtà,n\r\npiù,1\r\n头痛,2\r\n".encode()
    assert as_csv(pd.DataFrame(columns=["Età", "n"])) == "\ufeffEtà,n\r\n".encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_listing_is_the_same_when_read_back_from_its_csv(language: Language) -> None:
    words = Words(language)
    table = listed(sample(), words)
    rows = read_back(as_csv(table))
    assert len(rows) == 23
    for row, cells in zip(rows, table.to_dict("records"), strict=True):
        assert row == {
            str(name): "" if pd.isna(cell) else str(cell) for name, cell in cells.items()
        }
    supplied = read_back((SAMPLE / "adverse_events.csv").read_bytes())
    # Participant, term, first and last day; the class stands last, before the word for the data.
    read = sorted(tuple(tuple(row.values())[place] for place in (0, 2, 3, 4, -2)) for row in rows)
    columns = ("participant_id", "term", "start_day", "end_day", "system_organ_class")
    assert read == sorted(tuple(row[column] for column in columns) for row in supplied)


def test_hostile_names_are_text_in_the_csv_of_the_listing() -> None:
    study = dosed_study("TC", *(f"1,{name},{name},-3,2,1,no,no" for name in HOSTILE))
    rows = read_back(as_csv(listed(study)))
    tame = sorted("'=HYPERLINK(1)" if name.startswith("=") else name for name in HOSTILE)
    assert sorted(row["Preferred term"] for row in rows) == tame
    assert sorted(row["System organ class"] for row in rows) == tame
    assert {row["First day"] for row in rows} == {"-3"}


def test_a_csv_does_not_change_the_table_it_is_made_of() -> None:
    frame = pd.DataFrame({"=a": ["=1", "b"], "x": [math.nan, 2.0]})
    before = frame.copy()
    as_csv(frame)
    pd.testing.assert_frame_equal(frame, before)
