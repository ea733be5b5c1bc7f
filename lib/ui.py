"""What the pages share of Streamlit: frame, controls, and the places where results are shown."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException

from lib import sensitivity, tables
from lib.estimates import BoolArray, FloatArray
from lib.event_sentences import KIND_NAMES
from lib.outcomes import Outcome
from lib.problems import StudyError
from lib.randomisation import Randomisation
from lib.sentences import neutral_label
from lib.study import Study, read_study
from lib.template import template
from lib.words import LANGUAGES, Language, Words, sentence

SAMPLE = Path(__file__).parent.parent / "sample_data"

PAGES = {
    "overview": sentence("Overview"),
    "disease_activity": sentence("Disease activity"),
    "complement_levels": sentence("Complement levels"),
    "cytokines_antibodies": sentence("Cytokines and antibodies"),
    "adverse_events": sentence("Adverse events"),
}

NO_CLASS = sentence("No class supplied")

ORDER_NAMES = {
    "frequency": sentence("most frequent first"),
    "difference": sentence("largest difference first"),
    "name": sentence("by name"),
}

Choice = TypeVar("Choice")

NO_BREAK = "\N{NO-BREAK SPACE}"
LONGEST_FIGURE = 26
CHART_CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    escaped = re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=])", r"\\\1", text)
    # Icons and colours (":material/…:", ":red[…]") are found even behind a backslash.
    return re.sub(r":(?=\S)", ":\N{WORD JOINER}", escaped)


def choose_language() -> Words:
    """The language control in the sidebar and in the link; at first the browser's language."""
    browser: Language = "it" if (st.context.locale or "").lower().startswith("it") else "en"
    with st.sidebar:
        return Words(_segments("lang", "Language / Lingua", LANGUAGES, browser))


def _segments(key: str, label: str, options: Sequence[Choice], first: Choice) -> Choice:
    """A choice that is always in the link, so that what a link shows depends on nothing else.

    A value that the link does not hold, or holds wrongly, is the one chosen last or else `first`.
    """
    last = st.session_state.setdefault("last", {}).get(key, first)
    last = last if last in options else first
    if st.query_params.get(key) not in [str(option) for option in options]:
        st.session_state[key] = last
        # Bound and yet absent: the reader went back to a link without it.
        with contextlib.suppress(StreamlitAPIException):
            st.query_params[key] = str(last)
    chosen = st.segmented_control(
        label, options, key=key, bind="query-params", default=None, required=True
    )
    st.session_state["last"][key] = last if chosen is None else chosen
    return last if chosen is None else chosen


def navigation(words: Words) -> st.Page:
    """The page menu, and the page to run."""
    # Streamlit serves a default page at the root alone; this one sends the root on, so that
    # /overview is an address like those of the other pages.
    home = st.Page(_to_overview, default=True, visibility="hidden")
    pages = [
        # No icon: Streamlit would fetch it from a font server as the tab's favicon.
        st.Page(f"pages/{name}.py", title=words.t(title))
        for name, title in PAGES.items()
    ]
    return st.navigation([home, *pages])


def _to_overview() -> None:
    st.switch_page("pages/overview.py", query_params=st.query_params)


@dataclass(frozen=True)
class View:
    """What a page shows, and where.

    Attributes:
        study: The study.
        words: The reader's language.
        head: Place above the controls, for title and answer.
        outcome: The chosen outcome, if the page has one.
        day: The chosen visit.
        statistic: "mean" or "median".
        highlighted: Identifier of the participant to be followed, if any.
    """

    study: Study
    words: Words
    head: DeltaGenerator
    outcome: Outcome | None
    day: int
    statistic: str
    highlighted: str | None


def choose_participant(study: Study, words: Words) -> str | None:
    """The participant to be followed, chosen in the sidebar and kept in the link."""
    return st.sidebar.selectbox(
        words.t("Follow one participant"),
        list(study.participants["participant_id"]),
        index=None,
        key="participant",
        bind="query-params",
        placeholder=words.t("Nobody"),
        help=words.t(
            "Marks the participant in every figure and table. Who is in an effect, an interval or "
            "a p value does not change."
        ),
    )


def lay_out(page: st.Page, study: Study, words: Words) -> None:
    """Make the places that a page fills and the controls that it reads.

    The controls live here, in the frame: those of a page's own script leave the link at every
    change of page and come back as a further step of the browser's history.
    """
    name = page.url_path
    highlighted = choose_participant(study, words)
    head = st.container()
    outcome, day, statistic = None, study.primary_day, "mean"
    outcomes = study.outcomes_of(name)
    if outcomes or name == "overview":
        with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
            if outcomes:
                outcome = _choose_outcome(outcomes, words, name)
            day = _segments(
                "day",
                words.t("Visit (study day)"),
                study.follow_up_days,
                study.primary_day,
            )
            if outcomes:
                label = words.t("Courses as median instead of mean")
                statistic = (
                    "median" if st.toggle(label, key="median", bind="query-params") else "mean"
                )
    st.session_state["view"] = View(study, words, head, outcome, day, statistic, highlighted)
    st.session_state["framed"] = True


def begin(name: str) -> View:
    """First call of every page: its title and the strip that says which study is shown."""
    # A server that has not yet run st.navigation routes a deep link to the page file alone.
    if not st.session_state.pop("framed", False):
        navigation(Words("en"))
        st.rerun()
    view: View = st.session_state["view"]
    words = view.words
    strip = f"**{plain(words.of(view.study.title))}**"
    if view.study.synthetic:
        not_the_trial = words.t("These are not the trial's patients and not its numbers.")
        strip = f":violet-badge[{words.t('Synthetic data')}] {strip} {plain(not_the_trial)}"
    with view.head:
        st.title(words.t(PAGES[name]), anchor=False)
        st.markdown(strip)
    return view


def outcome_of(view: View) -> Outcome:
    """The chosen outcome; ends the page if the study did not measure any of it."""
    if view.outcome is None:
        st.info(
            view.words.t("This study did not measure any outcome of this page."),
            icon=":material/info:",
        )
        st.stop()
    return view.outcome


@st.cache_data(show_spinner=False)
def _sample_study() -> Study:
    return read_study(SAMPLE)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def _uploaded_study(files: tuple[tuple[str, bytes], ...], control: str | None) -> Study:
    named: dict[str, bytes] = {}
    for name, content in files:
        # Two files of one name stay two: the reader of the study says that one is too many.
        copy = Path(name)
        while str(copy) in named:
            copy = copy.with_stem(f"{copy.stem} ({len(named)})")
        named[str(copy)] = content
    return read_study(named, control=control)


def choose_study(words: Words) -> Study:
    """The data controls in the sidebar and the study they lead to.

    Files with problems stop the run with a list of them: the sample study in their place would
    be taken for the reader's own.
    """
    attempt = st.session_state.setdefault("attempt", 0)
    with st.sidebar.expander(words.t("Show your own study"), icon=":material/upload_file:"):
        uploads = st.file_uploader(
            words.t("Participants, measurements and adverse events as CSV, or a zip of them"),
            type=["csv", "toml", "zip"],
            accept_multiple_files=True,
            key=f"files_{attempt}",
        )
        st.caption(words.t("Your files stay in the memory of this session and go when it ends."))
        st.download_button(
            words.t("Download an empty template"),
            template,
            file_name="study-template.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )
    if not uploads:
        return _sample_study()
    st.sidebar.button(
        words.t("Back to the sample study"),
        on_click=_forget_uploads,
        icon=":material/undo:",
        width="stretch",
    )
    files = tuple((upload.name, upload.getvalue()) for upload in uploads)
    try:
        return _uploaded_study(files, None)
    except StudyError as error:
        if not error.arm_codes:
            _show_problems(error, words)
        control = st.sidebar.radio(
            words.t("Which arm is the control arm?"),
            error.arm_codes,
            index=None,
            format_func=plain,
            key="control",
            persist_state="session",
        )
        if control is None:
            st.info(words.t("Choose the control arm in the sidebar."), icon=":material/west:")
            st.stop()
        return _uploaded_study(files, control)


def _forget_uploads() -> None:
    st.session_state["attempt"] += 1


def _show_problems(error: StudyError, words: Words) -> None:
    st.title(words.t("Problems in the files"), anchor=False)
    st.error(
        words.t("These files cannot be shown yet. Problems found: {n}.", n=len(error.problems)),
        icon=":material/error:",
    )
    rows = tables.problems(error.problems, words)
    table(rows.head(50), alt=words.t("Problems in the files"))
    if len(rows) > 50:
        st.caption(words.t("And {n} more.", n=len(rows) - 50))
    st.stop()


def _choose_outcome(outcomes: Sequence[Outcome], words: Words, page: str) -> Outcome:
    if len(outcomes) == 1:
        return outcomes[0]
    by_label = {neutral_label(outcome): outcome for outcome in outcomes}
    labels = list(by_label)
    return by_label[_segments(page, words.t("Outcome"), labels, labels[0])]


def answer(view: View, text: str, *notes: str) -> None:
    """The page's answer, the first thing read; notes in small print under it."""
    # "n 15 + 13" stays on one line.
    joined = re.sub(r"(?<=\bn) (?=\d)|(?<=\d) (?=\+)|(?<=\+) (?=\d)", NO_BREAK, text)
    with view.head, st.container(border=True, key="answer"):
        st.markdown(f"#### {plain(joined)}", anchors=False)
        small(*notes)


def threshold(view: View, outcome: Outcome, largest: int) -> int:
    """The smallest improvement that counts, as the reader sets it."""
    words = view.words
    unit = words.of(outcome.unit)
    label = words.t("Improvement of at least")
    return st.slider(
        plain(f"{label} ({unit})" if unit else label),
        min_value=1,
        max_value=largest,
        value=3,
        key="improvement",
        bind="query-params",
    )


def reference_limits(view: View, outcome: Outcome) -> tuple[float | None, float | None]:
    """The reference limits, at first those of the study, as the reader's laboratory has them.

    Only the limit that the outcome's good direction makes matter can be edited.
    """
    words = view.words
    is_low = outcome.better == "higher"
    unit = words.of(outcome.unit)
    label = words.t("Lower reference limit") if is_low else words.t("Upper reference limit")
    limit = st.number_input(
        plain(f"{label} ({unit})" if unit else label),
        min_value=0.0,
        value=outcome.reference_low if is_low else outcome.reference_high,
        step=1.0,
        format="%g",
        # A study of its own has limits of its own.
        key=f"limit_{outcome.code}_{st.session_state['attempt']}",
        persist_state="session",
        placeholder=words.t("that of your laboratory"),
        width=280,
    )
    return (limit, None) if is_low else (None, limit)


def rerandomised(study: Study, outcome: Outcome, day: int) -> Randomisation:
    """`sensitivity.rerandomisation`, remembered: millions of allocations take their time."""
    values = study.values(outcome)
    return _rerandomised(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        outcome.scale,
    )


@st.cache_data(scope="session", max_entries=60, show_spinner=False)
def _rerandomised(
    values: FloatArray, baseline: FloatArray, treated: BoolArray, scale: str
) -> Randomisation:
    return sensitivity.rerandomised(values, baseline, treated, scale=scale)


def term_controls(view: View, kinds: Sequence[str]) -> tuple[str, str, bool]:
    """Which kind of event is shown by term, in which order, and whether terms are folded away."""
    words = view.words
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        kind = st.segmented_control(
            words.t("Events"),
            kinds,
            default=kinds[0],
            format_func=lambda kind: words.t(KIND_NAMES[kind]),
            key="kind",
            required=True,
            persist_state="session",
        )
        order = st.segmented_control(
            words.t("Order"),
            list(ORDER_NAMES),
            default="frequency",
            format_func=lambda order: words.t(ORDER_NAMES[order]),
            key="order",
            required=True,
            persist_state="session",
        )
        classes_only = st.toggle(
            words.t("Classes only"), key="classes_only", persist_state="session"
        )
    return kind or kinds[0], order or "frequency", classes_only


def least_participants(view: View, fewest: int, most: int) -> int:
    """How many participants a class or term must have to be drawn, at first as few as fit."""
    if most < 2:
        return min(fewest, 1)
    return st.slider(
        view.words.t("Fewest participants that a drawn class or term has (both arms together)"),
        min_value=1,
        max_value=most,
        value=min(fewest, most),
        # Another kind or study has another smallest number that fits.
        key=f"at_least_{fewest}_{most}",
        persist_state="page",
    )


def selectable_chart(
    figure: go.Figure, *, key: str, alt: str, choose: Callable[[Sequence[str]], None]
) -> None:
    """A figure whose points can be clicked; `choose` gets what stands behind the point."""

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            choose(points[0]["customdata"])

    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config=CHART_CONFIG,
        on_select=chosen,
        selection_mode="points",
    )


def list_term(names: Sequence[str]) -> None:
    """Filter the listing by a class and term (or the class alone)."""
    system_organ_class, term = names
    st.session_state["listed_participant"] = None
    st.session_state["listed_class"] = system_organ_class or NO_CLASS
    st.session_state["listed_term"] = term or None


def list_participant(names: Sequence[str]) -> None:
    """Filter the listing by a participant."""
    st.session_state["listed_participant"] = names[0]
    st.session_state["listed_class"] = st.session_state["listed_term"] = None


def listing_filters(view: View, listing: pd.DataFrame) -> pd.DataFrame:
    """The events that the reader's filters leave; nothing else on the page depends on them."""
    words = view.words
    filters = {
        "participant_id": ("listed_participant", words.t("Participant")),
        "system_organ_class": ("listed_class", words.t("System organ class")),
        "term": ("listed_term", words.t("Preferred term")),
    }
    with st.container(horizontal=True):
        for column, (key, label) in filters.items():
            if column not in listing:
                continue
            # Events without a class are a class of their own.
            options = sorted({name or NO_CLASS for name in listing[column]})
            if st.session_state.get(key) not in options:
                st.session_state[key] = None
            chosen = st.selectbox(
                label,
                options,
                index=None,
                format_func=lambda name: words.t(NO_CLASS) if name == NO_CLASS else name,
                key=key,
                placeholder=words.t("All"),
                persist_state="page",
            )
            if chosen is not None:
                listing = listing[listing[column] == ("" if chosen == NO_CLASS else chosen)]
    return listing


def search(view: View) -> str:
    """What the reader looks for among classes and terms."""
    return st.text_input(
        view.words.t("Search classes and terms in the table"),
        key="search",
        icon=":material/search:",
        persist_state="page",
    ).strip()


def grid(frame: pd.DataFrame, *, alt: str) -> None:
    """A long table that scrolls and sorts; its cells are text and nothing else."""
    st.dataframe(frame, hide_index=True, alt=alt)


def download(label: str, frame: pd.DataFrame, name: str) -> None:
    """A button that saves a table as CSV."""
    st.download_button(
        label,
        lambda: tables.csv(frame),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def small(*notes: str) -> None:
    """Small print; empty notes are left out."""
    for note in notes:
        if note:
            st.caption(plain(note))


def finding(text: str) -> None:
    """What a block found, above its figure."""
    st.markdown(plain(text), anchors=False)


def claim(verdict: str, published: str, data: str, source: str) -> None:
    """A published sentence, the verdict on it, and what the data give."""
    with st.container(border=True, gap="xsmall"):
        # One colour for every verdict: none of them is good or bad.
        st.markdown(f":gray-badge[{plain(verdict)}] **{plain(published)}**", anchors=False)
        st.markdown(plain(data), anchors=False)
        st.caption(plain(source))


def section(title: str) -> None:
    """Heading of a block of a page."""
    st.subheader(plain(title), anchor=False)


def chart(figure: go.Figure, *, key: str, alt: str) -> None:
    """A figure; `alt` says what it shows, with numbers."""
    st.plotly_chart(figure, key=key, alt=alt, config=CHART_CONFIG)


def table(frame: pd.DataFrame, *, alt: str, folded: bool = False) -> None:
    """A table of text; a long one folded away under its name."""
    shown = frame.map(lambda cell: plain(_unbroken(str(cell))))
    shown.columns = pd.Index([plain(str(column)) for column in shown.columns])
    place = st.expander(alt, icon=":material/table:") if folded else st.container()
    place.table(shown, hide_index=True, border="horizontal", alt=alt)


def _unbroken(cell: str) -> str:
    """A cell with a short figure stays on one line; a narrow screen scrolls the table instead."""
    short = len(cell) <= LONGEST_FIGURE and any(character.isdigit() for character in cell)
    return cell.replace(" ", NO_BREAK) if short else cell


def method(words: Words, texts: Sequence[str], citations: Sequence[str]) -> None:
    """ "How this was computed": explanations, then where the methods come from."""
    with st.expander(words.t("How this was computed"), icon=":material/function:"):
        for text in filter(None, texts):
            st.markdown(plain(text))
        for citation in citations:
            st.caption(plain(citation))
