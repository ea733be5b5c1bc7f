"""Which two arms are compared: as `[arms]` of `study.toml` says, as was decided, or to be asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check, are_longer
from lib.reading.doubts.doubt import Doubt, Doubts, Option, about_column, rows_of
from lib.reading.names import look_alikes
from lib.study.contract import LONGEST_NAME, MOST_ARMS, TOO_LONG
from lib.study.entries import COMPARED
from lib.study.outcomes import same
from lib.study.protocol import Arm, Protocol

TABLE, COLUMN = "participants", "arm"
# A further arm of so few participants may be a slip of the pen, whatever study.toml says.
A_FEW = 2

NO_PARTICIPANTS = sentence("At least one participant in each arm is needed.")
TOO_MANY_ARMS = sentence(
    "Of at most {most} arms two can be chosen to be compared; this table has {n}, here with their "
    "rows: {codes}. Correct the spelling, or keep the rows of the two arms to compare."
)
ALIKE_ARMS = sentence(
    "These look like the same arm, here with their rows: {alike}. Write each arm in one way."
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
        check: Holds the table of all participants.
        protocol: What `study.toml` says of the arms.
        doubts: Holds what was decided, and collects what is not.
    """
    assert check.table is not None
    arm = check.table[COLUMN]
    rows = arm[arm != ""].value_counts()
    codes = tuple(sorted(rows.index))
    if protocol.treatment and protocol.control:
        named = protocol.treatment.code, protocol.control.code
        if not _check_named(check, codes, named):
            return ArmsRead(codes)
        pair: tuple[str, ...] | None = tuple(sorted(named))
        if any(rows[code] <= A_FEW for code in codes if code not in named):
            _doubt_few(arm, rows, named, doubts)
    elif not _check_codes(check, codes, rows):
        return ArmsRead(codes)
    else:
        pair = codes if len(codes) == 2 else _decided(codes, doubts)
    if pair is None:
        pairs = tuple(Option(COMPARED, cells=two) for two in itertools.combinations(codes, 2))
        facts = {"n": len(codes), "codes": _counted(codes, rows)}
        doubts.add(Doubt("arms", TABLE, COLUMN, codes, (), len(codes), pairs, None, facts))
        return ArmsRead(codes)
    return ArmsRead(pair, {code: int(rows[code]) for code in codes if code not in pair})


def leave_further_out(check: Check, arms: ArmsRead, doubts: Doubts) -> pd.DataFrame:
    """The table without the participants of further arms, who are left out of all later ones too.

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
    return table


def _check_named(check: Check, codes: tuple[str, ...], named: tuple[str, str]) -> bool:
    """Whether the table has the arms that study.toml names, and others as it may."""
    assert check.table is not None
    arm, alike = check.table[COLUMN], set(itertools.chain(*look_alikes(codes)))
    is_whole = set(named) <= set(codes)
    if is_whole and not alike and len(codes) <= MOST_ARMS:
        return True
    wrong = ~arm.isin([*named, ""])
    if is_whole and alike - set(named) and len(codes) <= MOST_ARMS:
        wrong &= arm.isin(alike)
    check.each(wrong, COLUMN, UNKNOWN_ARM, codes=", ".join(named))
    if check.whole and not is_whole:
        check.note(NO_PARTICIPANTS, column=COLUMN, found=", ".join(codes))
    return False


def _check_codes(check: Check, codes: tuple[str, ...], rows: pd.Series) -> bool:
    """Whether the table has two arms, or more of which two can be chosen."""
    alike = look_alikes(codes)
    if alike:
        groups = (", ".join(f'"{code}" ({rows[code]})' for code in group[:20]) for group in alike)
        check.note(ALIKE_ARMS, column=COLUMN, alike="; ".join(itertools.islice(groups, 20)))
    n_arms = len(codes) - sum(len(group) - 1 for group in alike)
    if n_arms > MOST_ARMS:
        listed = _counted(codes[:20], rows)
        check.note(TOO_MANY_ARMS, column=COLUMN, n=len(codes), most=MOST_ARMS, codes=listed)
    elif check.whole and len(codes) < 2:
        check.note(NO_PARTICIPANTS, column=COLUMN, found=", ".join(codes))
    return not alike and 2 <= n_arms <= MOST_ARMS


def _decided(codes: tuple[str, ...], doubts: Doubts) -> tuple[str, ...] | None:
    """The two arms that were chosen, if the table still has both; of several choices the last."""
    found = doubts.decisions(TABLE, COLUMN).values()
    chosen = [set(said.cells) for said in found if said.meaning == COMPARED]
    pairs = [pair for pair in chosen if len(pair) == 2 and pair <= set(codes)]
    return tuple(sorted(pairs[-1])) if pairs else None


def _doubt_few(arm: pd.Series, rows: pd.Series, named: tuple[str, str], doubts: Doubts) -> None:
    """Note that further arms have so few participants that they may be of one of the two."""
    if _decided(named, doubts) is not None:
        return
    few = [code for code in sorted(rows.index) if code not in named and rows[code] <= A_FEW]
    pair = Option(COMPARED, cells=named)
    doubt = about_column(
        *("few_of_arm", TABLE, COLUMN, int(rows[few].sum()), [pair], pair),
        codes=_counted(few, rows),
        named=", ".join(named),
    )
    doubts.add(replace(doubt, cells=tuple(few), rows=rows_of(arm.index[arm.isin(few)])))


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
