"""Studies whose every text tries to be something else: markup, a link, a formula, a template."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lib.plain_text import tidied
from lib.study.contract import (
    LONGEST_CLAIM,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REMARK,
    LONGEST_TERM,
    LONGEST_TEXT,
    LONGEST_TITLE,
)

TEXTS = (
    "<img src=x onerror=window.__hacked=1>",
    "**bold** and *thin*",
    "$x^2$ or $$y_1$$",
    ":material/delete: :red[x] :smile:",
    "%{x} %{customdata[0]} {n}",
    "[link](javascript:window.__hacked=1)",
    "https://evil.example/a",
    "www.evil.example",
    '=HYPERLINK("http://evil.example")',
    "<b>b</b><br><a href='https://evil.example'>a</a>",
    "# heading",
    "- item -> item -- item",
    "1. first",
    "> quoted <= quoted",
    "`code` ```code```",
    "![i](https://evil.example/i.png)",
    "mailto:a@evil.example",
    "{} {0} {{n}}",
    "&lt;b&gt; &amp; &#60;",
    "| a | b |",
    "<script>window.__hacked=1</script>",
    "@SUM(1+1)",
    "+1+cmd|' /C calc'!A0",
    "-1/SUM(A1)",
    ":blue-badge[y] :streamlit:",
    "__under__ ~~gone~~",
    "a@evil.example",
    "\u202egnp.exe\u202c",
    "مرحبا <b>",
    "שלום :red[x]",
    "zero\u200bwidth\u2060joined",
    "Z\u0336a\u0338l\u0337g\u0335o",
    "* star",
    "---",
    "\\(x\\) \\$y$ \\*z*",
    "[^1] [x]: https://evil.example",
    "<!-- gone -->",
    "<details><summary>s</summary></details>",
    "%{y:.3f}<extra>name</extra>",
    "</text><svg onload=window.__hacked=1>",
    "WWW.EVIL.EXAMPLE/x",
    "::note[x] :::",
    '"quoted" \'quoted\' "=1"',
    "C:\\dir\\*.csv ~1~ ^2^",
    "<style>*{display:none}</style>",
    "& p <0.5 & ;",
)
# Codes are names in tables: readers see what they stand for. Of two outcomes of a page, the
# second one's limits are shown when it is chosen.
NOT_SHOWN = {"treatment code", "control code", "antibody reference"} | {
    f"{outcome} code" for outcome in ("activity", "complement", "cytokine", "antibody")
}
# How long the text of a field may be, by the first or last word of its name; else a name.
BOUNDS = {
    "participant": LONGEST_ID,
    "term": LONGEST_TERM,
    "class": LONGEST_TERM,
    "reason": LONGEST_REMARK,
    "title": LONGEST_TITLE,
    "claim": LONGEST_CLAIM,
    "published": LONGEST_CLAIM,
    "source": LONGEST_TEXT,
    "scheme": LONGEST_TEXT,
    "reference": LONGEST_TEXT,
}
PAIR = {
    "treatment": "A" * LONGEST_NAME,
    "control": "A" * 60 + "B" * (LONGEST_NAME - 60),
}


class Texts:
    """A text for each field, none given twice: round the list, then numbered."""

    def __init__(self, texts: Sequence[str], *, first: int = 0) -> None:
        self._endless = self._turns(texts, first)
        self.given: dict[str, str] = {}

    @staticmethod
    def _turns(texts: Sequence[str], first: int) -> Iterator[str]:
        yield from (*texts[first:], *texts[:first])
        turn = 1
        while True:
            turn += 1
            yield from (f"{text} {turn}" for text in texts)

    def of(self, field: str) -> str:
        """The text of a field, as a reader should see it; the same whenever it is asked for."""
        if field not in self.given:
            self.given[field] = next(self._endless)
        return self.given[field]


class LongTexts(Texts):
    """A text of the greatest length for each field, or of some more characters.

    By turns they are many words and one word. The names of the arms part after the 60th letter.
    """

    def __init__(self, further: int) -> None:
        super().__init__([])
        self._further = further
        self.given |= {role: name + "C" * further for role, name in PAIR.items()}

    def of(self, field: str) -> str:
        if field not in self.given:
            number = str(len(self.given))
            letters = longest(field) + self._further - len(number)
            text = "many words " if int(number) % 2 else "X"
            self.given[field] = (text * letters)[:letters] + number
        return self.given[field]


def longest(field: str) -> int:
    """How many characters the text of a field may have."""
    words = field.split()
    return BOUNDS.get(words[0]) or BOUNDS.get(words[-1], LONGEST_NAME)


def hostile_files(texts: Texts) -> dict[str, bytes]:
    """A study of four and four participants in which every name is hostile."""
    ids = [texts.of(f"participant {number}") for number in range(1, 9)]
    codes = [texts.of("treatment code"), texts.of("control code")]
    levels = [texts.of("level 1"), texts.of("level 2")]
    columns = [texts.of("characteristic"), texts.of("number column")]
    roster = [
        ["participant_id", "arm", "withdrawn_day", "withdrawal_reason", *columns],
        *(
            [
                who,
                codes[place // 4],
                "30" if place in (1, 6) else "",
                texts.of(f"reason {place}") if place in (1, 6) else "",
                levels[place % 2],
                str(20 + place),
            ]
            for place, who in enumerate(ids)
        ),
    ]
    outcomes = ("activity", "complement", "cytokine", "antibody")
    measurements = [["participant_id", "day", "outcome", "value"]]
    for number, outcome in enumerate(outcomes):
        for place, who in enumerate(ids):
            for day in (1, 22, 43):
                below = outcome == "cytokine" and place == 3 and day == 43
                value = 9 + (place * 7 + day * (number + 1)) % 5 - (place < 4) * day / 20
                cell = "<3.1" if below else f"{value:.1f}"
                measurements.append([who, str(day), texts.of(f"{outcome} code"), cell])
    events = [
        [
            *("participant_id", "term", "system_organ_class", "start_day", "end_day"),
            *("grade", "serious", "related", "led_to_withdrawal"),
        ],
        *(
            [
                who,
                texts.of(f"term {place % 5}"),
                texts.of(f"class {place % 3}"),
                str(2 + 3 * place),
                str(9 + 3 * place),
                str(1 + place % 4),
                "yes" if place == 2 else "no",
                "yes" if place % 2 else "no",
                "no",
            ]
            for place, who in enumerate(ids)
        ),
    ]
    return {
        "participants.csv": _csv(roster),
        "measurements.csv": _csv(measurements),
        "adverse_events.csv": _csv(events),
        "study.toml": _toml(_settings(texts, codes, outcomes)).encode(),
    }


def _settings(texts: Texts, codes: Sequence[str], outcomes: Sequence[str]) -> dict[str, Any]:
    pages = ("disease_activity", "complement_levels", "cytokines_antibodies")
    described: list[dict[str, Any]] = [
        {
            "code": texts.of(f"{outcome} code"),
            "page": pages[min(number, 2)],
            "en": texts.of(f"{outcome} name"),
            "it": texts.of(f"{outcome} name"),
            "unit": texts.of(f"{outcome} unit"),
            "scale": "log" if outcome == "cytokine" else "linear",
            "better": "higher" if outcome == "complement" else "lower",
            "reference_low": 5,
            "reference_high": 12,
            "reference_source": texts.of(f"{outcome} reference"),
        }
        for number, outcome in enumerate(outcomes)
    ]
    described[0]["primary"] = True
    described[0]["bands"] = {
        "scheme": texts.of("scheme"),
        "lower": [0, 8, 11],
        "en": [texts.of(f"band {number}") for number in range(3)],
    }
    claims = [
        {
            "en": texts.of("claim 1"),
            "published": texts.of("published 1"),
            "outcome": described[0]["code"],
            "contrast": "between_arms",
            "direction": "lower",
            "p_below_005": True,
        },
        {"en": texts.of("claim 2"), "published": texts.of("published 2"), "no_events": "serious"},
    ]
    return {
        "data": "real",
        "source": texts.of("source"),
        "title": texts.of("title"),
        "arms": {
            role: {"code": code, "en": texts.of(role)}
            for role, code in zip(("treatment", "control"), codes, strict=True)
        },
        "schedule": {
            "baseline_day": 1,
            "visit_days": [1, 22, 43],
            "primary_day": 43,
            "dosing_days": [1, 8],
        },
        "outcomes": described,
        "claims": claims,
        "design": {
            "blinding": texts.of("blinding source"),
            "describes": texts.of("describes"),
            "not_stated": texts.of("unstated source"),
        },
    }


def hostile_texts(*, first: int = 0) -> Texts:
    """The texts of the list, one per field, beginning with one of them."""
    return Texts(TEXTS, first=first)


def long_texts(*, further: int = 0) -> Texts:
    """A text of the greatest length for each field, or of some more characters."""
    return LongTexts(further)


def seen(text: str) -> str:
    """A text of a file as it should be seen: in one line, keeping its direction to itself."""
    return tidied(text)


def bare(text: str) -> str:
    """A text without what may be added to it or, in a column's name, put in another's place."""
    return re.sub(r"[\s\u200b\u2060\u2066-\u2069_-]|<br>", "", text).casefold()


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _toml(settings: Mapping[str, Any]) -> str:
    lines: list[str] = []
    _add_table(lines, "", settings)
    return "\n".join(lines) + "\n"


def _add_table(lines: list[str], path: str, table: Mapping[str, Any]) -> None:
    later = {}
    for name, value in table.items():
        if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
            later[name] = value
        else:
            lines.append(f"{name} = {_value(value)}")
    for name, value in later.items():
        where = f"{path}.{name}" if path else name
        for each in value if isinstance(value, list) else [value]:
            lines.append(f"[[{where}]]" if isinstance(value, list) else f"[{where}]")
            _add_table(lines, where, each)


def _value(value: Any) -> str:
    if isinstance(value, str):
        # No line is longer than a settings file may have.
        parts = [value[start : start + 500] for start in range(0, len(value), 500)]
        quoted = [json.dumps(part)[1:-1] for part in parts]
        # A space at the beginning of a continued line would be left out.
        quoted = ["\\u0020" + part[1:] if part.startswith(" ") else part for part in quoted]
        return '"""' + "\\\n".join(quoted) + '"""'
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value)
