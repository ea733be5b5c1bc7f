"""The form that asks which days are the visits, and which is the primary one."""

from __future__ import annotations

from zlib import crc32

import streamlit as st

from lib.language import sentence
from lib.reading.doubts.measured import planned_days
from lib.reading.doubts.schedule import Proposal
from lib.screen.elements import plain
from lib.study.contract import MOST_DAYS
from lib.study.protocol import Schedule
from lib.wording.names import day_number
from lib.wording.reading.doubts import schedule_sentences
from lib.words import Words

NEED_BASELINE_OF_VISITS = sentence("The baseline must be the first of the visits.")
NEED_PRIMARY_OF_VISITS = sentence("The primary day must be a visit after the baseline.")
NEED_VISITS = sentence("Give from 2 to {most} visits, the study day of each.")


def untouched(proposal: Proposal) -> Schedule | None:
    """The schedule that the form holds before anybody answers, or None if that is none."""
    if proposal.baseline is None or len(proposal.visits) < 2:
        return None
    return proposal.schedule(
        baseline=proposal.baseline,
        visits=proposal.visits,
        primary=proposal.visits[-1],
        window=proposal.window,
    )


def _attended(proposal: Proposal, words: Words) -> str:
    """How many participants have a value on each day."""
    return "; ".join(
        words.plural(
            n,
            one="day {day}: {n} participant",
            many="day {day}: {n} participants",
            day=day_number(day),
        )
        for day, n in list(proposal.attended.items())[:MOST_DAYS]
    )


def ask_visits(
    words: Words, proposal: Proposal, before: Schedule | None, key: str, wanted: list[str]
) -> Schedule | None:
    """Which days are the visits, or None if that cannot be.

    Args:
        words: The reader's language.
        proposal: What the days are taken for.
        before: The schedule that was decided before, if one was.
        key: Of the files, for the controls.
        wanted: Collects what is still to be said.
    """
    # Of other days nothing was entered.
    key = f"{crc32(repr(proposal).encode())}_{key}"
    visits = before.visit_days if before else proposal.visits
    with st.container(border=True):
        for text in schedule_sentences(proposal, words):
            st.markdown(f"**{plain(text)}**")
        st.caption(plain(_attended(proposal, words)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(
                words.t("Planned visits (study days), the baseline first"),
                value=", ".join(map(str, visits)),
                on_change="ignore",
                key=f"visits_{key}",
            )
            baseline = st.number_input(
                words.t("Baseline day"),
                value=before.baseline_day if before else proposal.baseline,
                step=1,
                on_change="ignore",
                key=f"baseline_{key}",
                width=140,
            )
            primary = st.number_input(
                words.t("Primary day"),
                value=before.compared_day if before else visits[-1],
                step=1,
                on_change="ignore",
                key=f"primary_{key}",
                width=140,
            )
            window = st.number_input(
                words.t("Days around a visit that belong to it"),
                min_value=0,
                value=before.window if before else proposal.window,
                step=1,
                on_change="ignore",
                key=f"window_{key}",
                width=240,
            )
        is_of_protocol = st.checkbox(
            words.t("The protocol, written before the data were seen, names this primary day"),
            value=before is not None and before.is_of_protocol,
            on_change="ignore",
            key=f"protocol_{key}",
        )
    answers = (planned_days(text), baseline, primary, window)
    return _schedule_of(words, proposal, answers, wanted, is_of_protocol=is_of_protocol)


def _schedule_of(
    words: Words,
    proposal: Proposal,
    answers: tuple[list[int], int | None, int | None, int],
    wanted: list[str],
    *,
    is_of_protocol: bool,
) -> Schedule | None:
    """The schedule of the visits, the baseline, the primary day and the window that stand there."""
    planned, baseline, primary, window = answers
    if not 2 <= len(planned) <= MOST_DAYS:
        wanted.append(words.t(NEED_VISITS, most=MOST_DAYS))
        return None
    if baseline != planned[0]:
        wanted.append(words.t(NEED_BASELINE_OF_VISITS))
    if primary not in planned[1:]:
        wanted.append(words.t(NEED_PRIMARY_OF_VISITS))
    if wanted or baseline is None or primary is None:
        return None
    return proposal.schedule(
        baseline=baseline,
        visits=planned,
        primary=primary,
        window=window,
        is_of_protocol=is_of_protocol,
    )
