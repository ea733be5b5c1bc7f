"""What the pages share of Streamlit: frame, controls, and the places where results are shown."""

from __future__ import annotations

import contextlib
import os
import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import runtime
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.language import LANGUAGES, Language, sentence
from lib.reading.examine import Examined, examine, read_study
from lib.reading.sources import files_in, is_expected
from lib.results.robustness import rerandomised_effect
from lib.statistics.estimates import BoolArray, FloatArray
from lib.statistics.randomisation import Randomisation
from lib.study.contract import KIND_NAMES, LONGEST_NAME, LONGEST_TITLE, SUFFIXES
from lib.study.outcomes import OUTCOME_PAGES, PAGES, Outcome
from lib.study.problems import Problems, StudyError
from lib.study.provenance import Provenance, provenance
from lib.study.questions import LEAVE_OUT, Answers, Draft, OutcomeAnswers
from lib.study.study import Study
from lib.study.template import as_csv, localised, packed, template
from lib.upload_memory import Eraser, Held
from lib.wording.names import neutral_label, study_title, unit_text
from lib.wording.reading import (
    BETTER,
    SCALES,
    bounds_sentence,
    digests_table,
    problems_table,
    provenance_sentence,
)
from lib.words import Words

SAMPLE = Path(__file__).parent.parent / "sample_data"

SETTINGS_FILE = "study.toml"

NO_CLASS = sentence("No class supplied")

ORDER_NAMES = {
    "frequency": sentence("most frequent first"),
    "difference": sentence("largest difference first"),
    "name": sentence("by name"),
}

Choice = TypeVar("Choice")

# An upload of more than a megabyte would pass through a temporary file.
MultiPartParser.spool_max_size = 2**30


def _is_active(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _end(session: str) -> None:
    """End a session without open pages, with all that Streamlit keeps of it."""
    if runtime.exists():
        server = runtime.get_instance()
        server.uploaded_file_mgr.remove_session_files(session)
        # Of what ends a session, the one that another thread may call.
        server.clear_user_info_for_session(session)


ERASER = Eraser(
    _is_active,
    _end,
    # Streamlit no longer finds a session that is past its time.
    patience=lambda: 0.9 * float(st.get_option("server.disconnectedSessionTTL")),
)

NO_BREAK = "\N{NO-BREAK SPACE}"
LONGEST_FIGURE = 26
PLAIN_NAME = re.compile(r"[^\W_]+([ /+_-][^\W_]+)*")
CHART_CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


class DashboardError(Exception):
    """An unforeseen error: its kind and where it arose, without anything that the data hold."""


@contextlib.contextmanager
def discreet() -> Iterator[None]:
    """Keeps the data out of the server's log, which quotes the message of every error.

    Raises:
        DashboardError: In place of any other error.
    """
    try:
        yield
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        trail = " > ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames)
        raise DashboardError(f"{type(error).__name__} at {trail}") from None


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    # A line break could begin a list or a heading, a space before "**" ends no bold text.
    line = re.sub(r"[\t-\r \x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")
    # Icons, colours, addresses and arrows (":material/…:", ":red[…]", "www.…", "a@…", "->") are
    # found even behind a backslash.
    split = re.sub(
        r"(:(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-=>]))",
        "\\1\N{WORD JOINER}",
        line,
        flags=re.IGNORECASE,
    )
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=])", r"\\\1", split)


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
class Shown:
    """The study on screen.

    Attributes:
        study: The study.
        provenance: The files it came from, or None for the bundled sample.
    """

    study: Study
    provenance: Provenance | None


@dataclass(frozen=True)
class View:
    """What a page shows, and where.

    Attributes:
        study: The study.
        provenance: The files it came from, or None for the bundled sample.
        words: The reader's language.
        head: Place above the controls, for title and answer.
        outcome: The chosen outcome, if the page has one.
        day: The chosen visit.
        statistic: "mean" or "median".
        highlighted: Identifier of the participant to be followed, if any.
    """

    study: Study
    provenance: Provenance | None
    words: Words
    head: DeltaGenerator
    outcome: Outcome | None
    day: int
    statistic: str
    highlighted: str | None


def _listed_name(words: Words, name: str) -> str:
    return words.t(NO_CLASS) if name == NO_CLASS else name


def choose_participant(shown: Shown, words: Words) -> str | None:
    """The participant to be followed, chosen in the sidebar and kept in the link.

    Not in the link of an upload: it would write her patients' identifiers into the browser's
    history and into the logs of servers, and open on another study.
    """
    is_upload = shown.provenance is not None and shown.provenance.is_upload
    ids = list(shown.study.participants["participant_id"])
    return st.sidebar.selectbox(
        words.t("Follow one participant"),
        ids,
        index=None,
        key=f"participant_{st.session_state['attempt']}" if is_upload else "participant",
        bind=None if is_upload else "query-params",
        placeholder=words.t("Nobody"),
        help=words.t(
            "Marks the participant in every figure and table. Who is in an effect, an interval or "
            "a p value does not change."
        ),
    )


def lay_out(page: st.Page, shown: Shown, words: Words) -> None:
    """Make the places that a page fills and the controls that it reads.

    The controls live here, in the frame: those of a page's own script leave the link at every
    change of page and come back as a further step of the browser's history.
    """
    name, study = page.url_path, shown.study
    highlighted = choose_participant(shown, words)
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
    st.session_state["view"] = View(
        study, shown.provenance, words, head, outcome, day, statistic, highlighted
    )
    st.session_state["framed"] = True


def begin(name: str) -> View:
    """First call of every page: its title and the strip that says which study is shown."""
    # A server that has not yet run st.navigation routes a deep link to the page file alone.
    if not st.session_state.pop("framed", False):
        navigation(Words("en"))
        st.rerun()
    view: View = st.session_state["view"]
    words = view.words
    strip = f"**{plain(study_title(view.study, words))}**"
    if view.study.synthetic:
        not_the_trial = words.t("These are not the trial's patients and not its numbers.")
        strip = f":violet-badge[{words.t('Synthetic data')}] {strip} {plain(not_the_trial)}"
    with view.head:
        st.title(words.t(PAGES[name]), anchor=False)
        if name == "your_study":
            st.caption(words.t("The other pages show at present:"))
        st.markdown(strip)
        _whose(view)
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


@st.cache_data(show_spinner=False, max_entries=4)
def _hosted_study(
    folder: str, versions: tuple[tuple[str, int, int], ...]
) -> tuple[Study, Provenance]:
    """The study of a folder; other `versions` of its files make it be read again.

    Each file is read once, so that the digest is that of the data on screen.
    """
    problems = Problems()
    files = files_in(Path(folder), problems)
    problems.stop()
    loaded = datetime.now(UTC)
    return read_study(files), provenance(files, loaded, is_upload=False)


def choose_study(words: Words) -> Shown:
    """The study on screen: the reader's upload, else that of the server, else the sample.

    The server's folder is named by STUDY_DIR in the environment. If it has problems they are
    listed: the sample study in its place would be taken for it.
    """
    st.session_state.setdefault("attempt", 0)
    if st.session_state.pop("to_overview", False):
        _to_overview()
    shown: Shown | None = _held().get("shown")
    if shown is not None:
        return shown
    folder = os.environ.get("STUDY_DIR", "")
    if folder and not st.session_state.get("sample_wanted"):
        return _study_of_server(Path(folder), words)
    return Shown(_sample_study(), None)


def _study_of_server(folder: Path, words: Words) -> Shown:
    try:
        versions = tuple(
            (path.name, path.stat().st_size, path.stat().st_mtime_ns)
            for path in sorted(folder.iterdir())
            if is_expected(path)
        )
        return Shown(*_hosted_study(str(folder), versions))
    except (OSError, StudyError) as error:
        failure(words.t("The study of this server cannot be shown."))
        if isinstance(error, StudyError):
            title = words.t("Problems in the files")
            table(problems_table(error.problems, words).head(50), alt=title)
        _back_to_sample(words)
        st.stop()


def _back_to_sample(words: Words) -> None:
    st.button(
        words.t("Back to the sample study"),
        on_click=_show_sample,
        icon=":material/undo:",
        type="tertiary",
        key="back",
    )


def _show_sample() -> None:
    st.session_state["sample_wanted"] = True
    _start_anew()


def _show_hosted() -> None:
    st.session_state["sample_wanted"] = False
    _start_anew()


def _start_anew() -> None:
    """Let go of the reader's files and of all that was chosen for the study on screen."""
    st.session_state["attempt"] += 1
    _held().clear()


def _held() -> Held:
    """All that this session holds of its reader's files."""
    held: Held = st.session_state.setdefault("held", Held())
    return held


def _watch() -> None:
    """See to it that what this session holds goes when the session ends."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        ERASER.watch(context.session_id, _held())


def _whose(view: View) -> None:
    """Whose data are on screen, and the way back to the sample."""
    words = view.words
    if view.provenance is not None:
        zone = _reader_zone()
        st.caption(plain(provenance_sentence(view.study, view.provenance, zone, words)))
        with st.container(horizontal=True, gap="large"):
            with st.popover(words.t("Files"), type="tertiary", icon=":material/fingerprint:"):
                table(digests_table(view.provenance, words), alt="SHA-256")
            _back_to_sample(words)
    elif os.environ.get("STUDY_DIR"):
        st.button(
            words.t("Back to the study of this server"),
            on_click=_show_hosted,
            icon=":material/undo:",
            type="tertiary",
            key="back",
        )


def _reader_zone() -> tzinfo:
    """The time zone of the reader's browser."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def starting_files(view: View, dictionary: pd.DataFrame) -> None:
    """Downloads of the empty template, the sample study and the data dictionary."""
    words = view.words
    files = {
        path.name: path.read_bytes() for path in sorted(SAMPLE.iterdir()) if path.suffix != ".py"
    }
    with st.container(horizontal=True):
        for label, data, name in (
            (
                words.t("Empty template"),
                lambda: template(words.language),
                "study-template.zip",
            ),
            (
                words.t("Sample study (synthetic)"),
                lambda: packed(files, words.language),
                "sample-study-synthetic.zip",
            ),
        ):
            st.download_button(
                label, data, file_name=name, on_click="ignore", icon=":material/download:"
            )
        download(view, words.t("Data dictionary"), dictionary, "data-dictionary.csv")


def dropped_files(view: View) -> dict[str, bytes]:
    """The files that the reader dropped; of two of one name the newer one."""
    words = view.words
    section(words.t("2. Drop the files"))
    uploads = st.file_uploader(
        words.t("CSV files, an Excel workbook with one sheet per table, or a zip of them"),
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=f"files_{st.session_state['attempt']}",
    )
    small(
        words.t(
            "Your files stay in the memory of this session, are never saved, and go when the "
            "session ends, about two minutes after you close the page."
        ),
        bounds_sentence(words),
    )
    if uploads:
        _watch()
    return {upload.name: upload.getvalue() for upload in uploads or []}


def examined(files: Mapping[str, bytes], words: Words) -> Examined:
    """`examine`, remembered for the two latest sets of files of this session."""
    remembered: dict[str, Examined] = _held().setdefault("examined", {})
    key = provenance(files, datetime.now(UTC), is_upload=True).digest
    if key not in remembered:
        for old in list(remembered)[:-1]:
            del remembered[old]
        with st.spinner(words.t("Reading the files …")):
            remembered[key] = examine(files)
    return remembered[key]


def settings_form(
    view: View, draft: Draft, first: Mapping[str, OutcomeAnswers], *, is_needed: bool
) -> Answers | None:
    """The settings that the files lack; what was entered last for this draft, if anything.

    Args:
        view: The page.
        draft: What the tables tell.
        first: What stands in the form at first for each outcome.
        is_needed: Whether nothing can be shown without the answers.
    """
    words = view.words
    title = words.t("Title, arms and outcomes")
    place: contextlib.AbstractContextManager[object]
    if is_needed:
        section(title)
        finding(
            words.t("There is no study.toml among the files. Please complete what it would say.")
        )
        place = st.container()
    else:
        place = st.expander(title, icon=":material/edit:")
    with place, st.form(f"settings_{st.session_state['attempt']}"):
        answers = _study_questions(words, draft, first)
        st.form_submit_button(words.t("Use these settings"), on_click=_accept, type="primary")
    if st.session_state.pop("accepted", False):
        _held()["answers"] = (draft, answers)
    for_draft, said = _held().get("answers", (None, None))
    return said if for_draft == draft else None


def _accept() -> None:
    st.session_state["accepted"] = True


def _study_questions(words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers]) -> Answers:
    kinds = {"real": words.t("real"), "synthetic": words.t("synthetic")}
    title = st.text_input(words.t("Title of the study"), max_chars=LONGEST_TITLE)
    kind = st.segmented_control(
        words.t("These data are"),
        list(kinds),
        format_func=kinds.__getitem__,
        default="real",
        required=True,
    )
    control = st.radio(
        words.t("Which arm is the control arm?"),
        draft.arm_codes,
        index=draft.arm_codes.index(draft.control) if draft.control else None,
        format_func=plain,
        horizontal=True,
    )
    with st.container(horizontal=True):
        names = {
            code: st.text_input(
                plain(words.t("Name of the arm {code}", code=code)),
                value=code[:1].upper() + code[1:],
                max_chars=LONGEST_NAME,
                key=f"arm_{number}_{st.session_state['attempt']}",
            )
            for number, code in enumerate(draft.arm_codes)
        }
    outcomes = {code: _outcome_questions(words, draft, code, said) for code, said in first.items()}
    declared = [outcome.code for outcome in draft.outcomes if outcome.primary]
    primary = st.selectbox(
        words.t("Primary outcome"),
        list(first),
        index=list(first).index(declared[0]) if declared else None,
        format_func=lambda code: first[code].name,
        placeholder=words.t("the first one of the list"),
    )
    return Answers(title, kind == "synthetic", control, names, outcomes, primary)


def _outcome_questions(
    words: Words, draft: Draft, code: str, first: OutcomeAnswers
) -> OutcomeAnswers:
    """What a reader is asked about one outcome."""
    pages = {name: words.t(title) for name, title in OUTCOME_PAGES.items()}
    if draft.is_wide:
        pages[LEAVE_OUT] = words.t("leave out: not an outcome")
    scales = {name: words.t(text) for name, text in SCALES.items()}
    directions = {name: words.t(text) for name, text in BETTER.items()}
    key = f"{code}_{st.session_state['attempt']}"
    with st.container(border=True):
        st.markdown(f"**{plain(first.name)}**")
        with st.container(horizontal=True):
            name = st.text_input(words.t("Name"), first.name, LONGEST_NAME, key=f"name_{key}")
            unit = st.text_input(
                words.t("Unit"),
                first.unit,
                LONGEST_NAME,
                key=f"unit_{key}",
                width=140,
            )
            page = st.selectbox(
                words.t("Page"),
                list(pages),
                index=list(pages).index(first.page) if first.page else None,
                format_func=pages.__getitem__,
                placeholder=words.t("choose"),
                key=f"page_{key}",
            )
        with st.container(horizontal=True):
            better = st.segmented_control(
                words.t("Good direction"),
                list(directions),
                format_func=directions.__getitem__,
                default=first.better,
                key=f"better_{key}",
            )
            scale = st.segmented_control(
                words.t("Compared as"),
                list(scales),
                format_func=scales.__getitem__,
                default=first.scale,
                required=True,
                help=words.t(
                    "Differences of means, or ratios of geometric means for values above 0 that "
                    "are skewed, such as cytokines and antibodies."
                ),
                key=f"scale_{key}",
            )
    return OutcomeAnswers(name, unit, page, scale or first.scale, better)


def settings_download(view: View, settings: str) -> None:
    """The completed settings, so that the next upload needs no form."""
    st.download_button(
        view.words.t("Download study.toml, for next time"),
        settings,
        file_name=SETTINGS_FILE,
        mime="application/toml",
        on_click="ignore",
        icon=":material/download:",
    )


def offer(view: View, study: Study, files: Mapping[str, bytes]) -> None:
    """The button with which the reader's study takes the place of the one on screen."""
    _held()["offered"] = study, files
    st.button(
        view.words.t("Show this study"),
        on_click=_take_over,
        type="primary",
        icon=":material/visibility:",
        key="show",
    )


def _take_over() -> None:
    study, files = _held()["offered"]
    loaded = provenance(files, datetime.now(UTC), is_upload=True)
    _start_anew()
    _held()["shown"] = Shown(study, loaded)
    st.session_state["to_overview"] = True


def failure(text: str) -> None:
    """That something cannot be shown."""
    st.error(plain(text), icon=":material/error:")


def warn(texts: Sequence[str]) -> None:
    """What is still to be done, a line each."""
    for text in texts:
        st.warning(plain(text), icon=":material/edit:")


def _choose_outcome(outcomes: Sequence[Outcome], words: Words, page: str) -> Outcome:
    if len(outcomes) == 1:
        return outcomes[0]
    names = [neutral_label(outcome) for outcome in outcomes]
    # What Markdown leaves alone stands in the link as it is.
    labels = [name if PLAIN_NAME.fullmatch(name) else plain(name) for name in names]
    by_label = dict(zip(labels, outcomes, strict=True))
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
    unit = unit_text(outcome, words)
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
    is_low = outcome.higher_is_better
    unit = unit_text(outcome, words)
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
    return rerandomised_effect(values, baseline, treated, scale=scale)


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
                format_func=partial(_listed_name, words),
                key=key,
                placeholder=words.t("All"),
                persist_state="page",
            )
            if chosen is not None:
                listing = listing[listing[column].replace("", NO_CLASS) == chosen]
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


def download(view: View, label: str, frame: pd.DataFrame, name: str) -> None:
    """A button that saves a table as CSV."""
    st.download_button(
        label,
        lambda: localised(as_csv(frame), view.words.language, has_texts=True),
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
        said = plain(published)
        st.markdown(f":gray-badge[{plain(verdict)}] **{said}**", anchors=False)
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
    shown.columns = pd.Index([plain(_breakable(str(column))) for column in shown.columns])
    place = st.expander(alt, icon=":material/table:") if folded else st.container()
    place.table(shown, hide_index=True, border="horizontal", alt=alt)


def _unbroken(cell: str) -> str:
    """A cell with a short figure stays on one line; a narrow screen scrolls the table instead."""
    short = len(cell) <= LONGEST_FIGURE and any(character.isdigit() for character in cell)
    return cell.replace(" ", NO_BREAK) if short else _breakable(cell)


def _breakable(text: str) -> str:
    """A text whose long words may be broken: a table cell would hide what exceeds its width."""
    return re.sub(rf"(\S{{{LONGEST_FIGURE}}})(?=\S{{8}})", "\\1\N{ZERO WIDTH SPACE}", text)


def method(words: Words, texts: Sequence[str], citations: Sequence[str]) -> None:
    """ "How this was computed": explanations, then where the methods come from."""
    with st.expander(words.t("How this was computed"), icon=":material/function:"):
        for text in filter(None, texts):
            st.markdown(plain(text))
        for citation in citations:
            st.caption(plain(citation))
