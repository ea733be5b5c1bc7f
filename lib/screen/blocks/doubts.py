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
from lib.screen.forms.pending import is_show_wanted, refuse, use_button
from lib.screen.forms.visits import ask_visits, untouched
from lib.screen.sessions.memory import session_memory
from lib.screen.view import View
from lib.study.entries import AS_VISITS, REAL
from lib.study.files.settings_file import answers_text
from lib.study.layout import ColumnSaid
from lib.study.protocol import Schedule
from lib.wording.reading.answered import doubts_answered
from lib.wording.reading.doubts import (
    option_text,
    place_sentence,
    recognised_sentence,
    seen_sentence,
)
from lib.words import Words

MOST_SHOWN = 100

NEED_CHOICE = sentence("Choose how each of these is read.")
NEED_PLANNED_DAYS = sentence("Give the planned study day of each visit: {n} days.")


@dataclass(slots=True)
class Answered:
    """What a reader decided about the files that were dropped.

    Attributes:
        files: The digest of the files.
        options: The doubts with the option that was chosen, by their keys.
        proposal: What the days were taken for when the schedule was decided, or None.
        schedule: The visits, or None if they were not decided.
        earlier: Both as they were before other columns were read; they hold if the days are the
            same.
        late: What came into doubt once the settings were completed.
        columns: What was said of columns, by file and heading.
        visits: Study days of visits by name, None for what is no visit of the study.
    """

    files: str
    options: dict[object, tuple[Doubt, Option]] = field(default_factory=dict)
    proposal: Proposal | None = None
    schedule: Schedule | None = None
    earlier: tuple[Proposal, Schedule] | None = None
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
    if said.earlier is not None and examined.proposal == said.earlier[0]:
        said.proposal, said.schedule = said.earlier
        said.earlier = None
        st.rerun()
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
            _form(view, doubts, None if is_clear else proposal, said, places, title)
    if is_clear and proposal is not None and examined.draft is not None and not examined.doubts:
        title = words.t("Visits: baseline and primary day")
        with st.expander(title, icon=":material/event:"):
            show_finding(recognised_sentence(proposal, examined.draft.schedule, words))
            _form(view, [], proposal, said, {}, title)


def _form(
    view: View,
    doubts: list[Doubt],
    proposal: Proposal | None,
    said: Answered,
    places: Mapping[str, str],
    title: str,
) -> None:
    """Each doubt and the visits with their controls; `places` says by table where its rows are."""
    words = view.words
    # Another set of files, another form.
    key = f"{said.files[:8]}_{st.session_state['attempt']}"
    wanted: list[str] = []
    form = f"doubts_{key}_{proposal is None}"
    with st.container(border=True):
        chosen: dict[object, tuple[Doubt, Option]] = {}
        for doubt in doubts:
            place = places.get(doubt.table, "")
            option = _ask(words, doubt, said, key, wanted, place=place)
            if option is not None:
                chosen[doubt.key] = doubt, option
        if len(chosen) < len(doubts):
            wanted.insert(0, words.t(NEED_CHOICE))
        schedule = None
        if proposal is not None:
            schedule = ask_visits(words, proposal, said.schedule, key, wanted)
        label = words.t("Read the cells and visits like this")
        is_sent = use_button(label, form)
    is_changed = any(said.options.get(key) != choice for key, choice in chosen.items())
    if proposal is not None:
        is_changed |= schedule != (said.schedule or untouched(proposal))
    if not (is_sent or (is_show_wanted() and (is_changed or wanted))):
        return
    if wanted:
        warn(list(dict.fromkeys(wanted)))
        refuse(title, words)
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
            on_change="ignore",
            key=f"doubt_{own}",
        )
        days = ""
        if Option(AS_VISITS) in doubt.options:
            days = st.text_input(
                words.t("If these are numbers of visits: the planned study day of each"),
                value=before.of if before is not None else "",
                placeholder="1, 22, 43",
                on_change="ignore",
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
