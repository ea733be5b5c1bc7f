"""What files leave in doubt, each with the control that decides it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

import streamlit as st

from lib.language import sentence
from lib.reading.doubts.doubt import Doubt, Option
from lib.reading.doubts.measured import COUNTED, planned_days
from lib.reading.doubts.schedule import Proposal
from lib.reading.examine import Examined
from lib.screen.elements import failure, plain, show_finding, step, warn
from lib.screen.sessions.memory import session_memory
from lib.screen.view import View
from lib.study.contract import MOST_DAYS
from lib.study.entries import AS_VISITS, REAL
from lib.study.files.settings_file import answers_text
from lib.study.layout import ColumnSaid
from lib.study.protocol import Schedule
from lib.wording.names import day_number
from lib.wording.reading.answered import doubts_answered
from lib.wording.reading.doubts import (
    option_text,
    place_sentence,
    recognised_sentence,
    schedule_sentences,
    seen_sentence,
)
from lib.words import Words

MOST_SHOWN = 100

NEED_CHOICE = sentence("Choose how each of these is read.")
NEED_PLANNED_DAYS = sentence("Give the planned study day of each visit: {n} days.")
NEED_BASELINE_OF_VISITS = sentence("The baseline must be the first of the visits.")
NEED_PRIMARY_OF_VISITS = sentence("The primary day must be a visit after the baseline.")
NEED_VISITS = sentence("Give from 2 to {most} visits, the study day of each.")


@dataclass(slots=True)
class Answered:
    """What a reader decided about the files that were dropped.

    Attributes:
        files: The digest of the files.
        options: The doubts with the option that was chosen, by their keys.
        proposal: What the days were taken for when the schedule was decided, or None.
        schedule: The visits, or None if they were not decided.
        late: What came into doubt once the settings were completed.
        columns: What was said of columns, by file and heading.
        visits: Study days of visits by name, None for what is no visit of the study.
    """

    files: str
    options: dict[object, tuple[Doubt, Option]] = field(default_factory=dict)
    proposal: Proposal | None = None
    schedule: Schedule | None = None
    late: tuple[Doubt, ...] = ()
    columns: dict[tuple[str, str], ColumnSaid] = field(default_factory=dict)
    visits: dict[str, int | None] = field(default_factory=dict)


def answered(files: str) -> Answered:
    """What was decided about the files of this digest; nothing at first."""
    found: Answered | None = session_memory().get("answered")
    if found is None or found.files != files:
        found = session_memory()["answered"] = Answered(files)
    return found


def answers_of(said: Answered, *, has_settings: bool) -> str:
    """What was decided, as entries at the end of the settings."""
    if not (said.options or said.schedule or said.columns or said.visits):
        return ""
    decisions = [doubt.decided(option) for doubt, option in said.options.values()]
    first = "" if has_settings else f'data = "{REAL}"\n'
    return first + answers_text(
        said.schedule, decisions, said.columns.values(), said.visits.items()
    )


def look_at(view: View, examined: Examined, said: Answered) -> None:
    """Everything that is in doubt, and what was decided before, each with its control."""
    words = view.words
    doubts = [doubt for doubt, _ in said.options.values()]
    found = {doubt.key: doubt for doubt in (*examined.doubts, *said.late)}
    doubts += [doubt for key, doubt in found.items() if key not in said.options]
    proposal = said.proposal or examined.proposal
    is_clear = proposal is None or not (proposal.reasons or said.schedule)
    if doubts or not is_clear:
        title = words.t("Please look at these")
        place: AbstractContextManager[object] = nullcontext()
        is_open = len(doubts) > len(said.options) or examined.is_in_doubt
        if is_open or examined.problems:
            step(title)
        else:
            # What is answered is folded away, so that the preview comes into view.
            chosen = said.options.values()
            show_finding(doubts_answered(chosen, said.schedule, words))
            place = st.expander(title, icon=":material/edit:")
        if is_open:
            show_finding(words.t("Each can be read in several ways, and the numbers depend on it."))
        if len(doubts) > MOST_SHOWN:
            failure(
                words.t(
                    "{n} kinds of cells are in doubt: correct the files and drop them again.",
                    n=len(doubts),
                )
            )
            return
        places = {table.name: table.place for table in examined.tables}
        with place:
            _form(view, doubts, None if is_clear else proposal, said, places)
    if is_clear and proposal is not None and examined.draft is not None and not examined.doubts:
        small_form = st.expander(
            words.t("Visits: baseline and primary day"), icon=":material/event:"
        )
        with small_form:
            show_finding(recognised_sentence(proposal, examined.draft.schedule, words))
            _form(view, [], proposal, said, {})


def _form(
    view: View,
    doubts: list[Doubt],
    proposal: Proposal | None,
    said: Answered,
    places: Mapping[str, str],
) -> None:
    """Each doubt and the visits with their controls; `places` says by table where its rows are."""
    words = view.words
    # Another set of files, another form.
    key = f"{said.files[:8]}_{st.session_state['attempt']}"
    wanted: list[str] = []
    form = f"doubts_{key}_{proposal is None}"
    with st.form(form):
        chosen: dict[object, tuple[Doubt, Option]] = {}
        for doubt in doubts:
            place = places.get(doubt.table, "")
            option = _ask(words, doubt, said, key, wanted, place=place)
            if option is not None:
                chosen[doubt.key] = doubt, option
        if len(chosen) < len(doubts):
            wanted.insert(0, words.t(NEED_CHOICE))
        schedule = None if proposal is None else _ask_visits(words, proposal, said, key, wanted)
        label = words.t("Read them like this")
        st.form_submit_button(label, on_click=_accept, args=(form,), type="primary")
    # There may be two forms.
    if st.session_state.get("decided") != form:
        return
    del st.session_state["decided"]
    if wanted:
        warn(list(dict.fromkeys(wanted)))
        return
    is_other_count = any(
        said.options.get(key, choice) != choice
        for key, choice in chosen.items()
        if choice[0].kind == COUNTED
    )
    said.options.update(chosen)
    if is_other_count:
        # The visits were decided of other days.
        said.proposal = said.schedule = None
    elif proposal is not None:
        said.proposal, said.schedule = proposal, schedule
    st.rerun()


def _accept(form: str) -> None:
    st.session_state["decided"] = form


def _ask(
    words: Words, doubt: Doubt, said: Answered, key: str, wanted: list[str], *, place: str
) -> Option | None:
    """How a doubt is read, or None if that is not chosen."""
    _, before = said.options.get(doubt.key, (doubt, doubt.proposed))
    texts = [option_text(doubt, option, words) for option in doubt.options]
    own = f"{key}_{doubt.kind}_{doubt.table}_{doubt.column}_{'_'.join(doubt.cells)}"
    with st.container(border=True):
        st.markdown(f"**{plain(seen_sentence(doubt, words))}**")
        st.caption(plain(place_sentence(doubt, words, place)))
        # Of the numbers of visits the days were given beside the option.
        chosen = Option(AS_VISITS) if before and before.meaning == AS_VISITS else before
        number = st.radio(
            words.t("Read as"),
            range(len(texts)),
            index=doubt.options.index(chosen) if chosen in doubt.options else None,
            format_func=lambda place: plain(texts[place]),
            horizontal=True,
            key=f"doubt_{own}",
        )
        days = ""
        if Option(AS_VISITS) in doubt.options:
            days = st.text_input(
                words.t("If these are numbers of visits: the planned study day of each"),
                value=before.of if before is not None else "",
                placeholder="1, 22, 43",
                key=f"days_{own}",
            )
    if number is None:
        return None
    option = doubt.options[number]
    if option.meaning == AS_VISITS:
        if len(planned_days(days)) != doubt.n:
            wanted.append(words.t(NEED_PLANNED_DAYS, n=doubt.n))
        return Option(AS_VISITS, ", ".join(map(str, planned_days(days))))
    return option


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


def _ask_visits(
    words: Words, proposal: Proposal, said: Answered, key: str, wanted: list[str]
) -> Schedule | None:
    """Which days are the visits, or None if that cannot be."""
    before = said.schedule
    visits = before.visit_days if before else proposal.visits
    with st.container(border=True):
        for text in schedule_sentences(proposal, words):
            st.markdown(f"**{plain(text)}**")
        st.caption(plain(_attended(proposal, words)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(
                words.t("Planned visits (study days), the baseline first"),
                value=", ".join(map(str, visits)),
                key=f"visits_{key}",
            )
            baseline = st.number_input(
                words.t("Baseline day"),
                value=before.baseline_day if before else proposal.baseline,
                step=1,
                key=f"baseline_{key}",
                width=140,
            )
            primary = st.number_input(
                words.t("Primary day"),
                value=before.compared_day if before else visits[-1],
                step=1,
                key=f"primary_{key}",
                width=140,
            )
            window = st.number_input(
                words.t("Days around a visit that belong to it"),
                min_value=0,
                value=before.window if before else proposal.window,
                step=1,
                key=f"window_{key}",
                width=240,
            )
        is_of_protocol = st.checkbox(
            words.t("The protocol, written before the data were seen, names this primary day"),
            value=before is not None and before.is_of_protocol,
            key=f"protocol_{key}",
        )
    planned = planned_days(text)
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
        baseline=int(baseline),
        visits=planned,
        primary=int(primary),
        window=int(window),
        is_of_protocol=is_of_protocol,
    )
