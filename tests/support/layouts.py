"""One small trial in the forms in which people keep theirs, each beside the contract's."""

import copy
import csv
import datetime
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from lib.reading.examine import Examined, examine, read_study
from lib.study.files.settings_file import answers_text, kept_settings
from lib.study.layout import DAY_FIRST, MONTH_FIRST, ColumnSaid, Taken
from lib.study.study import Study
from tests.support.files import EVENTS, PARTICIPANTS, SETTINGS, toml
from tests.support.studies import assert_same_study
from tests.support.workbooks import Cell, workbook

Files = dict[str, bytes]
Rows = list[list[str]]

ROSTER = [line.split(",") for line in PARTICIPANTS.split()[1:]]
IDS = [who for who, *_ in ROSTER]
AE_HEADER, *AE_ROWS = [line.split(",") for line in EVENTS.splitlines()]
DAYS = (1, 22, 43)
# By outcome and participant the values of the three visits.
COURSES = {
    "mex_sledai": ["8 6 3", "10 7 .", "9 9 5", "8 8 7", "11 9 10", "7 . ."],
    "c3": [
        *("45.3 64.9 81.25", "98.0 98.8 105.3", "71.1 80 79.6"),
        *("66.4 65 67.3", "80.2 . 78.15", "90 88.7 87.1"),
    ],
    "il6": [
        *("12.5 9.75 <3.1", "20 11.2 8.4", "14.8 . 6.61"),
        *("15 15.3 16.2", "9.9 10.4 12", "18.6 17 19.35"),
    ],
}
VALUES = {
    (who, day, code): "" if text == "." else text
    for code, courses in COURSES.items()
    for who, course in zip(IDS, courses, strict=True)
    for day, text in zip(DAYS, course.split(), strict=True)
}
# The day of each first dose: no two are the same, and each has a day above 12 within six weeks.
FIRST_DOSES = {who: date(2024, 3, 4) + timedelta(days=9 * n) for n, who in enumerate(IDS)}

C3 = {
    "code": "c3",
    "page": "complement_levels",
    "en": "C3",
    "unit": "mg/dL",
    "scale": "linear",
    "better": "higher",
    "digits": 1,
}


def settings_of(days: Sequence[int] = DAYS) -> dict[str, Any]:
    """The entries of `study.toml` of a trial that has visits on these days."""
    found = copy.deepcopy(SETTINGS)
    del found["claims"]
    found["outcomes"].insert(1, C3)
    found["schedule"] |= {"visit_days": list(days), "primary_day": days[-1]}
    return found


def with_settings(files: Files, days: Sequence[int] = DAYS) -> Files:
    """Files with the settings beside them."""
    return files | {"study.toml": toml(settings_of(days)).encode()}


def delimited(rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """Rows as text between separators, with an Italian spreadsheet's commas between semicolons."""
    text = io.StringIO()
    if separator == ";":
        rows = [[cell.replace(".", ",") for cell in row] for row in rows]
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("cp1252" if separator == ";" else "utf-8")


def long_rows(days: Sequence[int] = DAYS) -> Rows:
    """A row for each value: participant, day, outcome, value."""
    return [[who, str(day), code, text] for (who, day, code), text in VALUES.items() if day in days]


def contract(
    days: Sequence[int] = DAYS, *, events: bool = True, lacks: Sequence[str] = ()
) -> Files:
    """The files in the contract's own form, without these columns of adverse events."""
    files = {
        "participants.csv": PARTICIPANTS.encode(),
        "measurements.csv": delimited(
            [["participant_id", "day", "outcome", "value"], *long_rows(days)]
        ),
    }
    if events:
        kept = [place for place, name in enumerate(AE_HEADER) if name not in lacks]
        rows = [[row[place] for place in kept] for row in (AE_HEADER, *AE_ROWS)]
        files["adverse_events.csv"] = delimited(rows)
    return with_settings(files, days)


@cache
def expected(
    days: tuple[int, ...] = DAYS, *, events: bool = True, lacks: tuple[str, ...] = ()
) -> Study:
    """The study of the files in the contract's own form."""
    return read_study(contract(days, events=events, lacks=lacks))


@dataclass(frozen=True)
class Layout:
    """The trial in another form.

    Attributes:
        files: The files, the settings among them.
        answers: What a reader answers, as entries of `study.toml`.
        days: The visits that the form holds.
        events: Whether it holds adverse events.
        lacks: Columns of adverse events that it has none for.
    """

    files: Files
    answers: str = ""
    days: tuple[int, ...] = DAYS
    events: bool = False
    lacks: tuple[str, ...] = ()

    def examined(self) -> Examined:
        """The files as they are read with the answers."""
        return examine(self.files, answers=self.answers)

    def settled(self) -> Files:
        """The files with the settings that the page gives back for the next time."""
        examined = self.examined()
        assert examined.understood is not None
        kept = kept_settings(examined.settings, examined.understood)
        return self.files | {"study.toml": kept.encode()}


def assert_same_study_as_contract(study: Study, layout: Layout) -> None:
    """A study is that of the contract's form in all that a page can read, to the digit.

    Pages read measurements by participant, outcome and day: neither the order of their rows nor a
    row without a value is on any.
    """
    right = expected(layout.days, events=layout.events, lacks=layout.lacks)
    assert_same_study(_in_order(study), _in_order(right))


def _in_order(study: Study) -> Study:
    table = study.measurements.dropna(subset="value")
    table = table.sort_values(["participant_id", "outcome", "day"], ignore_index=True)
    return replace(study, measurements=table)


LAYOUTS: dict[str, Callable[[], Layout]] = {}


def layout(made: Callable[[], Layout]) -> Callable[[], Layout]:
    """Keep a form under its name, made once."""
    LAYOUTS[made.__name__.replace("_", " ")] = once = cache(made)
    return once


def per_patient(headings: Mapping[tuple[str, int], str]) -> Rows:
    """A row per participant, with the heading of each outcome at each visit."""
    return [
        ["ID", "Treatment", "Sex", "Age", *headings.values()],
        *([*row, *(VALUES[row[0], day, code] for code, day in headings)] for row in ROSTER),
    ]


@layout
def visit_in_the_heading() -> Layout:
    names = {"mex_sledai": "MEX-SLEDAI", "c3": "C3 (mg/dL)", "il6": "IL-6 (pg/mL)"}
    visits = {1: "baseline", 22: "day 22", 43: "day 43"}
    headings = {(c, d): f"{names[c]} {visits[d]}" for c in names for d in visits}
    return Layout(with_settings({"trial.csv": delimited(per_patient(headings), ";")}))


@layout
def visit_behind_an_underscore() -> Layout:
    complement, cytokine = ("C3_baseline", "C3_d22", "C3_d43"), ("g1_il6", "g22_il6", "g43_il6")
    headings = {
        **{("mex_sledai", d): f"mex_sledai_t{n}" for n, d in enumerate(DAYS)},
        **{("c3", d): name for d, name in zip(DAYS, complement, strict=True)},
        **{("il6", d): name for d, name in zip(DAYS, cytokine, strict=True)},
    }
    days = visits_said({"t1": 22, "t2": 43})
    return Layout(with_settings({"dati.csv": delimited(per_patient(headings))}), days)


def visits_said(days: Mapping[str, int | None]) -> str:
    """What the page writes of visits."""
    return answers_text(None, (), (), days.items())


def per_visit(visits: Mapping[int, str] | None = None) -> Rows:
    """A row per participant and visit, what is known of her in each."""
    return [
        ["Patient", "Arm", "Sex", "Age", "Visit" if visits else "Day", "MEX-SLEDAI", "C3", "IL-6"],
        *(
            [*row, visits[day] if visits else str(day)]
            + [VALUES[row[0], day, code] for code in COURSES]
            for row in ROSTER
            for day in DAYS
        ),
    ]


def cells(rows: Rows) -> list[list[Cell]]:
    """Rows of text as a spreadsheet holds them: numbers as numbers, nothing as nothing."""
    return [[_cell(text) for text in row] for row in rows]


def _cell(text: str) -> Cell:
    try:
        return float(text)
    except ValueError:
        return text or None


@layout
def one_sheet() -> Layout:
    return Layout(with_settings({"trial.xlsx": workbook({"Sheet1": cells(per_visit())})}))


@layout
def one_sheet_between_tabs() -> Layout:
    return Layout(with_settings({"trial.tsv": delimited(per_visit(), "\t")}))


@layout
def title_units_and_foot() -> Layout:
    header, *rows = per_visit()
    header[4:] = ["Day", "MEX-SLEDAI", "C3", "IL-6"]
    mean = ["Mean", "", "", "38", "", "8.1", "79", "13"]
    # Of merged cells the first alone holds what stands in them.
    merged = [row if row[4] == "1" else ["", "", "", "", *row[4:]] for row in rows]
    blank = [""] * len(header)
    units = ["", "", "", "", "", "points", "mg/dL", "pg/mL"]
    every = [["Secretome in lupus: all data"], blank, header, units, *merged[:9], blank]
    every += [*merged[9:], blank, mean]
    return Layout(with_settings({"trial.xlsx": workbook({"Data": cells(every)})}))


@layout
def two_rows_of_headings() -> Layout:
    upper, lower, places = ["ID", "Arm", "Sex", "Age"], [""] * 4, []
    names = {"mex_sledai": "MEX-SLEDAI", "c3": "C3", "il6": "IL-6"}
    for code, name in names.items():
        upper += [name, "", ""]
        lower += ["baseline", "day 22", "day 43"]
        places += [(code, day) for day in DAYS]
    rows = [[*row, *(VALUES[row[0], day, code] for code, day in places)] for row in ROSTER]
    return Layout(with_settings({"t.xlsx": workbook({"Data": cells([upper, lower, *rows])})}))


@layout
def outcomes_under_visits() -> Layout:
    upper, lower = [""] * 4, ["ID", "Arm", "Sex", "Age"]
    for visit in ("Baseline", "Day 22", "Day 43"):
        upper += [visit, "", ""]
        lower += ["MEX-SLEDAI", "C3 (mg/dL)", "IL-6 (pg/mL)"]
    rows = [[*row, *(VALUES[row[0], day, c] for day in DAYS for c in COURSES)] for row in ROSTER]
    # A title, two rows of means, and the p of a test nobody asked for.
    title, foot = ["Lupus clinic", *[""] * 12], ["", "", "38", *["9.1"] * 9]
    last = [[name, *foot] for name in ("Secretome mean", "Placebo mean", "p value (t test)")]
    every = [title, upper, lower, *rows, *last]
    return Layout(with_settings({"t.xlsx": workbook({"Data": cells(every)})}))


@layout
def arms_over_their_participants() -> Layout:
    header, *rows = per_visit()
    arms = [row[1] for row in rows]
    for place, row in enumerate(rows):
        row[1] = "" if arms[place] in arms[:place] else arms[place]
        if row[4] != "1":
            row[0] = row[2] = row[3] = ""
    return Layout(with_settings({"t.xlsx": workbook({"Data": cells([header, *rows])})}))


@layout
def visits_behind_outcomes() -> Layout:
    codes = {1: "V1", 22: "V2", 43: "V3"}
    headings = {(code, day): f"{code}{codes[day]}" for code in COURSES for day in DAYS}
    days = visits_said({"V1": 1, "V2": 22, "V3": 43})
    return Layout(with_settings({"t.csv": delimited(per_patient(headings))}), days)


@layout
def weeks_in_a_column() -> Layout:
    header, *rows = per_visit()
    header[4] = "Week"
    weeks = {"1": "0", "22": "3", "43": "6"}
    rows = [[*row[:4], weeks[row[4]], *row[5:]] for row in rows]
    return Layout(with_settings({"t.csv": delimited([header, *rows])}))


def dated(written: Callable[[date], str], days: Sequence[int] = DAYS) -> Files:
    """Two tables with dates in place of study days, as somebody writes them."""
    people = [["Subject", "Group", "Sex", "Age", "First dose date"]]
    people += [[*row, written(FIRST_DOSES[row[0]])] for row in ROSTER]
    visits = [["Subject", "Visit date", "MEX-SLEDAI", "C3", "IL-6"]]
    for who in IDS:
        for day in days:
            on = FIRST_DOSES[who] + timedelta(days=day - 1)
            visits.append([who, written(on), *(VALUES[who, day, code] for code in COURSES)])
    return with_settings({"people.csv": delimited(people), "visits.csv": delimited(visits)}, days)


@layout
def dates_year_first() -> Layout:
    return Layout(dated(date.isoformat))


@layout
def dates_day_first() -> Layout:
    return Layout(dated(lambda on: f"{on:%d/%m/%Y}"))


@layout
def dates_of_America() -> Layout:  # noqa: N802 (its name is shown)
    return Layout(dated(lambda on: f"{on.month}/{on.day}/{on:%Y}"))


@layout
def dates_with_names_of_months() -> Layout:
    return Layout(dated(lambda on: f"{on:%d-%b-%Y}"))


@layout
def dates_of_SAS() -> Layout:  # noqa: N802
    return Layout(dated(lambda on: f"{on:%d%b%Y}".upper()))


@layout
def dates_in_English_words() -> Layout:  # noqa: N802
    return Layout(dated(lambda on: f"{on:%B} {on.day}, {on.year}"))


def order_said(order: str) -> str:
    """What the page writes of the order of dates."""
    said = [ColumnSaid("First dose date", Taken("first_dose_date"), "people.csv", order)]
    return answers_text(None, (), said)


def dated_unclearly(first: str, second: str) -> Files:
    """Everybody has the visits 1 and 22 on dates whose day and month could be each other."""
    people = [["Subject", "Group", "Sex", "Age", "First dose date"]]
    people += [[*row, first] for row in ROSTER]
    visits = [["Subject", "Visit date", "MEX-SLEDAI", "C3", "IL-6"]]
    for who in IDS:
        for day, on in ((1, first), (22, second)):
            visits.append([who, on, *(VALUES[who, day, code] for code in COURSES)])
    files = {"people.csv": delimited(people), "visits.csv": delimited(visits)}
    return with_settings(files, (1, 22))


@layout
def dates_asked_for_and_day_first() -> Layout:
    return Layout(dated_unclearly("12/01/2024", "02/02/2024"), order_said(DAY_FIRST), (1, 22))


@layout
def dates_asked_for_and_month_first() -> Layout:
    return Layout(dated_unclearly("01/12/2024", "02/02/2024"), order_said(MONTH_FIRST), (1, 22))


def visits_by_name(visits: Mapping[int, str]) -> Files:
    """Two tables, the one of values long, with names in place of study days."""
    rows = [["subject", "visit", "parameter", "result"]]
    rows += [[who, visits[int(day)], code, text] for who, day, code, text in long_rows()]
    return with_settings({"subjects.csv": PARTICIPANTS.encode(), "results.csv": delimited(rows)})


@layout
def visits_of_weeks() -> Layout:
    # Week 3 is day 22, week 6 day 43.
    return Layout(visits_by_name({1: "Baseline", 22: "Week 3", 43: "Week 6"}))


@layout
def visits_in_Italian() -> Layout:  # noqa: N802
    visits = {1: "Basale", 22: "Settimana 3", 43: "Giorno 43"}
    return Layout(visits_by_name(visits))


@layout
def visits_with_numbers() -> Layout:
    days = visits_said({"Visita 1": 1, "Visita 2": 22, "V3": 43})
    return Layout(visits_by_name({1: "Visita 1", 22: "Visita 2", 43: "V3"}), days)


@layout
def visits_of_months_as_said() -> Layout:
    visits = {1: "Baseline", 22: "Month 1", 43: "Month 6"}
    return Layout(visits_by_name(visits), visits_said({"Month 1": 22, "Month 6": 43}))


@layout
def registry_export() -> Layout:
    header = ["record_id", "redcap_event_name", "redcap_repeat_instrument"]
    header += ["redcap_repeat_instance", "arm", "sex", "age", "demographics_complete"]
    header += ["mex_sledai", "c3", "il6", "labs_complete"]
    header += [*(f"ae_{name}" for name in AE_HEADER[1:]), "adverse_events_complete"]
    rows = [header]
    events = {1: "baseline_arm_1", 22: "day_22_arm_1", 43: "day_43_arm_1"}
    for row in ROSTER:
        for day, event in events.items():
            known = [*row[1:], "2"] if day == 1 else [""] * 4
            found = [VALUES[row[0], day, code] for code in COURSES]
            rows.append([row[0], event, "", "", *known, *found, "2", *[""] * 9])
        for number, entry in enumerate([each for each in AE_ROWS if each[0] == row[0]], 1):
            repeated = [row[0], "baseline_arm_1", "adverse_events", str(number)]
            rows.append([*repeated, *[""] * 8, *entry[1:], "2"])
    return Layout(with_settings({"REDCap_export.csv": delimited(rows)}), events=True)


def written(write: Callable[..., None], frame: pd.DataFrame, suffix: str, **more: Any) -> bytes:
    """A data set as its program writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        write(frame, str(path), **more)
        return path.read_bytes()


def spss(frame: pd.DataFrame, **more: Any) -> bytes:
    """A data set of SPSS; `more` goes to the writer."""
    return written(pyreadstat.write_sav, frame, ".sav", **more)


def stata(frame: pd.DataFrame, **more: Any) -> bytes:
    """One of Stata."""
    return written(pyreadstat.write_dta, frame, ".dta", **more)


def sas(frame: pd.DataFrame, **more: Any) -> bytes:
    """A transport file of SAS."""
    return written(pyreadstat.write_xport, frame, ".xpt", **more)


# Two people, one of them without a value.
PEOPLE = pd.DataFrame(
    {
        "id": ["S1", "P1"],
        "arm": [1, 2],
        "c3": [80.25, float("nan")],
        "first": [datetime.date(2024, 3, 4), datetime.date(2024, 3, 5)],
    }
)


def coded() -> tuple[pd.DataFrame, dict[str, Any], dict[str, dict[int, str]]]:
    """A row per participant with codes, the labels of the columns and those of the codes."""
    arms, sexes = {1: "secretome", 2: "placebo"}, {1: "female", 2: "male"}
    names = {"mex_sledai": "MEX-SLEDAI", "c3": "C3 (mg/dL)", "il6": "IL-6 (pg/mL)"}
    columns: dict[str, list[Any]] = {
        "id": IDS,
        "arm": [next(c for c, name in arms.items() if name == row[1]) for row in ROSTER],
        "sex": [next(c for c, name in sexes.items() if name == row[2]) for row in ROSTER],
        "age": [int(row[3]) for row in ROSTER],
    }
    labels = {"id": "Patient", "arm": "Treatment arm", "sex": "Sex", "age": "Age"}
    for code, name in names.items():
        for day in DAYS:
            texts = [VALUES[who, day, code] for who in IDS]
            below = any(text.startswith("<") for text in texts)
            columns[f"{code}_{day}"] = texts if below else [float(text or "nan") for text in texts]
            labels[f"{code}_{day}"] = f"{name} day {day}"
    return pd.DataFrame(columns), labels, {"arm": arms, "sex": sexes}


@layout
def data_set_of_SPSS() -> Layout:  # noqa: N802
    frame, labels, codes = coded()
    more = {"column_labels": labels, "variable_value_labels": codes}
    content = written(pyreadstat.write_sav, frame, ".sav", **more)
    return Layout(with_settings({"trial.sav": content}))


@layout
def data_set_of_Stata() -> Layout:  # noqa: N802
    frame, labels, codes = coded()
    more = {"column_labels": labels, "variable_value_labels": codes}
    content = written(pyreadstat.write_dta, frame, ".dta", **more)
    return Layout(with_settings({"trial.dta": content}))


def analysis_sets() -> dict[str, tuple[pd.DataFrame, dict[str, str]]]:
    """The trial as CDISC's analysis data sets have it, with the labels of their columns."""
    people = pd.DataFrame(
        {
            "STUDYID": "T1",
            "USUBJID": IDS,
            "TRT01P": [row[1] for row in ROSTER],
            "TRT01A": [row[1] for row in ROSTER],
            "SAFFL": "Y",
            "SEX": [row[2] for row in ROSTER],
            "AGE": [float(row[3]) for row in ROSTER],
            "TRTSDT": [FIRST_DOSES[who].isoformat() for who in IDS],
        }
    )
    visits = {1: "Baseline", 22: "Day 22", 43: "Day 43"}
    rows = []
    for who, day, code, text in long_rows():
        number = float(text) if text and not text.startswith("<") else None
        flag = "Y" if day == "1" else ""
        first = ("T1", who, code.upper().replace("_", ""), float(day), visits[int(day)])
        rows.append((*first, number, text, flag, "Y", ""))
    names = ["STUDYID", "USUBJID", "PARAMCD", "ADY", "AVISIT", "AVAL", "AVALC", "ABLFL"]
    values = pd.DataFrame(rows, columns=[*names, "ANL01FL", "DTYPE"])
    events = pd.DataFrame(AE_ROWS, columns=AE_HEADER).drop(columns="led_to_withdrawal")
    cdisc = ["USUBJID", "AEDECOD", "AEBODSYS", "ASTDY", "AENDY", "AETOXGR", "AESER", "AEREL"]
    events.columns = pd.Index(cdisc)
    for name in ("ASTDY", "AENDY"):
        events[name] = pd.to_numeric(events[name])
    events["AESER"] = events["AESER"].map({"yes": "Y", "no": "N"})
    events["AEREL"] = events["AEREL"].map({"yes": "RELATED", "no": "NOT RELATED", "": ""})
    events["TRTEMFL"] = "Y"
    return {
        "adsl": (people, {"USUBJID": "Unique Subject Identifier", "AGE": "Age"}),
        "adlb": (values, {"AVAL": "Analysis Value", "PARAMCD": "Parameter Code"}),
        "adae": (events, {"AEDECOD": "Dictionary-Derived Term"}),
    }


@layout
def transport_files_of_SAS() -> Layout:  # noqa: N802
    files = {}
    for name, (frame, labels) in analysis_sets().items():
        more = {"table_name": name.upper(), "column_labels": labels, "file_format_version": 5}
        files[f"{name}.xpt"] = written(pyreadstat.write_xport, frame, ".xpt", **more)
    return Layout(
        with_settings(files),
        events=True,
        lacks=("led_to_withdrawal",),
    )


def dataset_json(name: str, frame: pd.DataFrame, labels: Mapping[str, str]) -> bytes:
    """A data set in the JSON form of CDISC, version 1.1."""
    described = [
        {"itemOID": f"IT.{name}.{column}", "name": column, "label": labels.get(column, column)}
        for column in frame.columns
    ]
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    head = {"datasetJSONVersion": "1.1.0", "name": name.upper(), "records": len(rows)}
    return json.dumps({**head, "columns": described, "rows": rows}).encode()


@layout
def data_sets_in_JSON() -> Layout:  # noqa: N802
    files = {f"{name}.json": dataset_json(name, *each) for name, each in analysis_sets().items()}
    return Layout(
        with_settings(files),
        events=True,
        lacks=("led_to_withdrawal",),
    )
