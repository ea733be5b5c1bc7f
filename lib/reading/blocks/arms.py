"""Which two arms are compared: as `[arms]` of `study.toml` says, as was decided, or to be asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check, are_longer
from lib.reading.doubts.doubt import Doubt, Doubts, Option, about
from lib.reading.names import look_alikes
from lib.study.contract import LONGEST_NAME, MOST_ARMS, TOO_LONG
from lib.study.entries import AS_WRITTEN, COMPARED, SAME_AS
from lib.study.outcomes import same
from lib.study.problems import Problems
from lib.study.protocol import Arm, Protocol

TABLE, COLUMN = "participants", "arm"
# Doubts: an arm that looks like another one, and one that study.toml does not name.
SPELLING, FURTHER = "arm_spelling", "further_arm"
# A column with more different cells holds no arms.
MOST_SPELLINGS = 20
# Two names of at least so many letters may be one with a slip if they are as much alike.
SHORTEST, CLOSE = 5, 0.8
# A further arm of so few participants may be a slip of the pen, whatever study.toml says.
A_FEW = 2

NO_PARTICIPANTS = sentence("At least one participant in each arm is needed.")
TOO_MANY_ARMS = sentence(
    "Of at most {most} arms two can be chosen to be compared; this table has {n}, here with their "
    "rows: {codes}. Correct the spelling, or keep the rows of the two arms to compare."
)
UNKNOWN_ARM = sentence("The arm must be one of {codes}, as study.toml says.")

CONTROL_NAMES = ("placebo", "control", "saline", "standard of care")


@dataclass(frozen=True, slots=True)
class ArmsRead:
    """The arms of a table of participants.

    Attributes:
        codes: Codes of the arms that are compared, sorted; after a problem or in doubt of all.
        further: Participants of each arm that is not, by its code.
    """

    codes: tuple[str, ...]
    further: Mapping[str, int] = field(default_factory=dict)


def settled_arms(check: Check, protocol: Protocol, doubts: Doubts) -> ArmsRead:
    """Which arms are compared, and which are not.

    Args:
        check: Holds the table of all participants, and afterwards with each arm in one spelling,
            as was decided or is proposed.
        protocol: What `study.toml` says of the arms.
        doubts: Holds what was decided, and collects what is not.
    """
    assert check.table is not None
    named: tuple[str, ...] = ()
    if protocol.treatment and protocol.control:
        named = protocol.treatment.code, protocol.control.code
    is_open = _settle_spellings(check, named, doubts)
    arm = check.table[COLUMN]
    rows = arm[arm != ""].value_counts()
    codes = tuple(sorted(rows.index))
    if is_open or not _check_codes(check, codes, rows, named):
        return ArmsRead(codes)
    pair = named or (codes if len(codes) == 2 else _decided(codes, doubts))
    if not pair:
        pairs = tuple(Option(COMPARED, cells=two) for two in itertools.combinations(codes, 2))
        facts = {"n": len(codes), "codes": _counted(codes, rows)}
        doubts.add(Doubt("arms", TABLE, COLUMN, codes, (), len(codes), pairs, None, facts))
        return ArmsRead(codes)
    return ArmsRead(
        tuple(sorted(pair)), {code: int(rows[code]) for code in codes if code not in pair}
    )


def _settle_spellings(check: Check, named: tuple[str, ...], doubts: Doubts) -> bool:
    """Write each arm in one way; whether nobody knows of some cells which arm they mean."""
    assert check.table is not None
    arm = check.table[COLUMN]
    rows = arm[arm != ""].value_counts()
    if len(rows) > MOST_SPELLINGS:
        return False
    said, settled, is_open = doubts.decisions(TABLE, COLUMN), {}, False
    lacking = [code for code in named if code not in rows.index]
    # Of two spellings the commoner one is kept, and one of study.toml before all.
    known = [*named, *sorted(rows.index.difference(named), key=lambda code: (-rows[code], code))]
    for place, code in enumerate(known):
        decision = said.get(code)
        if code in named:
            continue
        if decision is not None and decision.meaning == SAME_AS and decision.of in known:
            settled[code] = decision.of
        elif decision is None or decision.meaning not in (AS_WRITTEN, COMPARED):
            few = rows[code] <= A_FEW and len(rows) > 2
            others = named or [other for other in known[:place] if other not in settled]
            doubt = _doubt_of(code, arm, others, named, lacking, is_few=bool(few))
            if doubt is None or (few and named and _decided(named, doubts) is not None):
                continue
            doubts.add(doubt)
            is_open |= doubt.proposed is None
            if doubt.proposed is not None and doubt.proposed.meaning == SAME_AS:
                settled[code] = doubt.proposed.of
    if settled:
        check.table = check.table.assign(**{COLUMN: arm.map(lambda text: settled.get(text, text))})
    return is_open


def _doubt_of(
    code: str,
    arm: pd.Series,
    others: Sequence[str],
    named: Sequence[str],
    lacking: Sequence[str],
    *,
    is_few: bool,
) -> Doubt | None:
    """What is in doubt of an arm: whether it is another one that is spelt otherwise, or which.

    Args:
        code: The arm.
        arm: The arm of each participant.
        others: Arms that it may be.
        named: Those that study.toml names, or none.
        lacking: Those of them that nobody is in.
        is_few: Whether it has so few participants that it may be a slip.
    """
    cells, apart = arm[arm == code], Option(AS_WRITTEN)
    alike = [each for each in others if look_alikes([each, code])]
    close = [each for each in others if (is_few or each in lacking) and _is_close(each, code)]
    # "UC-MSC secretome" is the secretome that study.toml names if no other arm is.
    words = set(re.findall(r"\w+", code.casefold()))
    within = [each for each in lacking if set(re.findall(r"\w+", each.casefold())) <= words]
    found = alike or close or within
    if alike or len(found) == 1:
        same_as = Option(SAME_AS, found[0])
        options = [same_as, apart]
        return about(SPELLING, TABLE, COLUMN, cells, options, same_as, other=found[0])
    if not named or not (lacking or is_few):
        return None
    options = [*(Option(SAME_AS, each) for each in named), apart]
    proposed = None if lacking else apart
    facts = {"named": ", ".join(named), "n": len(cells)}
    return about(FURTHER, TABLE, COLUMN, cells, options, proposed, **facts)


def _is_close(one: str, other: str) -> bool:
    """Whether two names may be one with a slip; a digit or a letter alone is none."""
    first, second = (re.findall(r"\w+", name.casefold()) for name in (one, other))
    short = [[word for word in words if len(word) == 1] for words in (first, second)]
    digits = [re.findall("[0-9]", name) for name in (one, other)]
    is_long = max(len(one), len(other)) > LONGEST_NAME
    if short[0] != short[1] or digits[0] != digits[1] or is_long:
        return False
    pair = "".join(first), "".join(second)
    return min(map(len, pair)) >= SHORTEST and SequenceMatcher(None, *pair).ratio() >= CLOSE


def leave_further_out(check: Check, arms: ArmsRead, doubts: Doubts) -> None:
    """Leave the participants of further arms out of the table, and of all later ones too.

    Args:
        check: Holds the table of all participants, and afterwards that of those of two arms.
        arms: From `settled_arms`.
        doubts: Is told who is left out.
    """
    assert check.table is not None
    assert check.text is not None
    ids, further = check.table["participant_id"], check.table[COLUMN].isin(list(arms.further))
    # Nobody reads these cells again.
    long = further & are_longer(check.table[COLUMN], LONGEST_NAME)
    check.each(long, COLUMN, TOO_LONG, most=LONGEST_NAME)
    doubts.left_out |= set(ids[further]) - set(ids[~further]) - {""}
    table = check.table[~further]
    check.text, check.table = replace(check.text, cells=table), table


def _check_codes(
    check: Check, codes: tuple[str, ...], rows: pd.Series, named: tuple[str, ...]
) -> bool:
    """Whether the table has the arms that study.toml names, or two of which any can be chosen."""
    assert check.table is not None
    if len(codes) > MOST_ARMS and named:
        wrong = ~check.table[COLUMN].isin([*named, ""])
        check.each(wrong, COLUMN, UNKNOWN_ARM, codes=", ".join(named))
    elif len(codes) > MOST_ARMS:
        listed = _counted(codes[:20], rows)
        check.note(TOO_MANY_ARMS, column=COLUMN, n=len(codes), most=MOST_ARMS, codes=listed)
    is_whole = set(named) <= set(codes) and len(codes) >= 2
    if check.whole and not is_whole:
        check.note(NO_PARTICIPANTS, column=COLUMN, found=", ".join(codes))
    return is_whole and len(codes) <= MOST_ARMS


def tell_unnamed(doubts: Doubts, protocol: Protocol, problems: Problems) -> None:
    """Tell, together with what else is wrong, which arms `study.toml` does not name.

    Where nothing else is wrong it is asked what they are, and nothing is added here.

    Args:
        doubts: What the tables leave in doubt.
        protocol: What `study.toml` says of the arms.
        problems: All that is wrong with the files.
    """
    if not problems or protocol.treatment is None or protocol.control is None:
        return
    named = f"{protocol.treatment.code}, {protocol.control.code}"
    for doubt in doubts.found:
        if doubt.kind == FURTHER and doubt.proposed is None:
            row, (code,) = doubt.rows[0], doubt.cells
            problems.add(
                f"{TABLE}.csv", UNKNOWN_ARM, row=row, column=COLUMN, found=code, codes=named
            )


def _decided(codes: tuple[str, ...], doubts: Doubts) -> tuple[str, ...] | None:
    """The two arms that were chosen, if the table still has both; of several choices the last."""
    found = doubts.decisions(TABLE, COLUMN).values()
    chosen = [set(said.cells) for said in found if said.meaning == COMPARED]
    pairs = [pair for pair in chosen if len(pair) == 2 and pair <= set(codes)]
    return tuple(sorted(pairs[-1])) if pairs else None


def _counted(codes: tuple[str, ...] | list[str], rows: pd.Series) -> str:
    return ", ".join(f"{code} ({rows[code]})" for code in codes)


def named_control(codes: tuple[str, ...]) -> str | None:
    """The code that is a name of control arms, if exactly one of them is."""
    named = [code for code in codes if re.sub(r"[\s_-]+", " ", code.lower()) in CONTROL_NAMES]
    return named[0] if len(named) == 1 else None


def arms_of(
    protocol: Protocol, codes: tuple[str, ...], control: str | None
) -> tuple[Arm, Arm] | None:
    """The treatment and the control arm, or None if nobody knows which is the control.

    Args:
        protocol: The declared part of the study, which may name both.
        codes: The codes of the two arms.
        control: The code that a reader chose, or None.
    """
    if protocol.treatment and protocol.control:
        return protocol.treatment, protocol.control
    control = control if control in codes else named_control(codes)
    if control is None:
        return None
    treatment = next(code for code in codes if code != control)
    first, second = (Arm(code, same(code[:1].upper() + code[1:])) for code in (treatment, control))
    return first, second
