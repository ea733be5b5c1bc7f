"""The frame around every page: navigation, controls, title, and whose data these are."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import streamlit as st

from lib.language import sentence
from lib.screen.access.labels import plain_label
from lib.screen.access.page import see_from_top
from lib.screen.access.zone import reader_zone
from lib.screen.choices import choose_median, choose_outcome, choose_participant, segments, turn_to
from lib.screen.elements import line, plain, small
from lib.screen.exports.code import settings_download
from lib.screen.exports.paper import show_paper
from lib.screen.exports.tables import begin_tables
from lib.screen.fragments import folded
from lib.screen.paper import prepare_paper
from lib.screen.remembered import remembered
from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import Method, begin_page, methods_told
from lib.screen.sessions.ended import freeze_imports
from lib.screen.sessions.lost import is_lost, tell_what_is_gone
from lib.screen.sessions.studies import (
    ShownStudy,
    back_to_sample,
    choose_study,
    show_study_of_server,
)
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.study.pages import ADDRESSES, AFTER, BEFORE, LUPUS_PAGES, Page, by_address
from lib.wording.names import study_title
from lib.wording.participants.flow import further_arms_sentence
from lib.wording.reading.provenance import digests_table, provenance_sentence
from lib.words import Words

NO_SUCH_PAGE = sentence("This study has no page at that address; this is its overview.")


def prepared_page(words: Words) -> st.Page:
    """The page to run, with all that stands around it.

    The study is in no variable of the script, which the server keeps when its reader has gone.
    """
    shown = _shown(words)
    page = navigation(words, shown)
    tell_what_is_gone(page.url_path, words)
    _lay_out(page, shown or choose_study(words), words)
    return page


def _shown(words: Words) -> ShownStudy | None:
    """The study on screen; None if it is gone and its reader has chosen no other yet.

    Whatever ends the run here, the menu is there all the same.
    """
    if is_lost():
        return None
    try:
        return choose_study(words)
    except BaseException:
        navigation(words, None)
        raise


def navigation(words: Words, shown: ShownStudy | None) -> st.Page:
    """The page menu, and the page to run.

    The pages of outcomes are those of the study, or else those of the sample. Every other address
    is known and in no menu: a link to a page that the study does not have leads to the overview.
    """
    titles = titles_of(LUPUS_PAGES if shown is None else shown.study.pages, words)
    page = st.navigation(_menu(titles))
    is_missing = shown is not None and page.url_path not in ("", *titles)
    if is_missing:
        st.session_state["missing_page"] = True
    if st.session_state.pop("to_overview", False) or is_missing:
        st.switch_page("pages/overview.py", query_params={})
    return page


def _menu(titles: Mapping[str, str]) -> list[st.Page]:
    """The pages by their titles, made once in a session: Streamlit looks each of their files up."""
    menu: tuple[Mapping[str, str], list[st.Page]] = st.session_state.get("menu", ({}, []))
    if list(menu[0].items()) != list(titles.items()):
        # Streamlit serves a default page at the root alone; this page sends the root on, so that
        # /overview is an address like those of the other pages.
        home = st.Page(_from_root, default=True, visibility="hidden")
        pages = [
            # No icon: Streamlit would fetch it from a font server as the tab's favicon.
            st.Page(f"pages/{name}.py", title=plain_label(title))
            for name, title in titles.items()
        ]
        others = [
            st.Page(f"pages/{name}.py", visibility="hidden")
            for name in ADDRESSES
            if name not in titles
        ]
        menu = st.session_state["menu"] = titles, [home, *pages, *others]
    return menu[1]


def titles_of(pages: Sequence[Page], words: Words) -> dict[str, str]:
    """The titles of all pages by their address, in the order of the menu."""
    of_outcomes = {name: words.of(page.title) for name, page in by_address(pages).items()}
    before, after = ({name: words.t(text) for name, text in of.items()} for of in (BEFORE, AFTER))
    return before | of_outcomes | after


def _from_root() -> None:
    """Send the reader on to the overview, with what the link says."""
    # Streamlit lets no program write what controls have that are there already: they keep it.
    others = {
        name: value for name, value in st.query_params.items() if name not in st.session_state
    }
    st.switch_page("pages/overview.py", query_params=others)


def _lay_out(page: st.Page, shown: ShownStudy, words: Words) -> None:
    """Make the places that a page fills and the controls that it reads.

    The controls live here, in the frame: those of a page's own script leave the link at every
    change of page and come back as a further step of the browser's history.
    """
    begin_page()
    begin_tables()
    turn_to(page.url_path)
    if st.session_state.pop("from_top", False):
        see_from_top()
    name, study = page.url_path, shown.study.in_language(words.language)
    _name_tab(name, shown, words)
    highlighted, in_link = None, not shown.is_upload
    # The root sends the reader on with what the link says: of no control that is there already.
    if name and not is_lost():
        highlighted = choose_participant(shown, words)
    head = st.container(key="head")
    outcome, day, statistic = None, study.primary_day, "mean"
    here = by_address(study.pages).get(name)
    outcomes = study.outcomes_of(here.code) if here else ()
    if outcomes or name == "overview":
        with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
            if outcomes:
                outcome = choose_outcome(outcomes, words, name, in_link=in_link)
            day = segments(
                "day",
                words.t("Visit (study day)"),
                study.follow_up_days,
                study.primary_day,
                in_link=in_link,
            )
            if outcome is not None and not outcome.is_binary:
                label = words.t("Courses as median instead of mean")
                statistic = "median" if choose_median(label, in_link=in_link) else "mean"
    st.session_state["view"] = View(
        study, shown.provenance, words, head, outcome, day, statistic, highlighted, shown.token
    )
    st.session_state["framed"] = True


def shown_view() -> View:
    """What the page shows: the one on screen, or that of a sheet."""
    sheet = sheet_here()
    found: View | None = st.session_state["view"] if sheet is None else sheet.view
    assert found is not None
    return found


def _name_tab(name: str, shown: ShownStudy, words: Words) -> None:
    """The page and the study as the tab's title.

    Not the title of an upload: the browser keeps its history longer than the session lives.
    """
    titles = titles_of(shown.study.pages, words)
    if is_lost() or name not in titles:
        return
    study = titles["your_study"] if shown.is_upload else study_title(shown.study, words)
    st.set_page_config(page_title=" · ".join(dict.fromkeys((titles[name], study))))


def begin(name: str) -> View:
    """First call of every page: its title and the strip that says which study is shown.

    A report gives its sheets title and strip itself.
    """
    if sheet_here() is not None:
        return shown_view()
    # A server that has not yet run st.navigation routes a deep link to the page file alone.
    if not st.session_state.pop("framed", False):
        navigation(Words("en"), None)
        # Garbage is collected after this run too.
        freeze_imports()
        st.rerun()
    view = shown_view()
    words = view.words
    strip = f"**{plain(study_title(view.study, words))}**"
    if view.study.synthetic:
        not_the_trial = words.t("These are not the trial's patients and not its numbers.")
        strip = f":violet-badge[{words.t('Synthetic data')}] {strip} {plain(not_the_trial)}"
    with view.head:
        if not is_lost():
            # The tables of the page that reads files are not those of the study on screen.
            prepare_paper(view, has_tables=name != "your_study")
        st.title(plain(titles_of(view.study.pages, words)[name]), anchor=False)
        if is_lost():
            return view
        if name == "your_study":
            st.caption(words.t("The other pages show at present:"))
        st.markdown(strip)
        further = further_arms_sentence(view.study, words)
        if further:
            st.markdown(plain(further))
        _show_provenance(view)
        if st.session_state.pop("missing_page", False):
            st.info(words.t(NO_SUCH_PAGE), icon=":material/info:")
    return view


def _show_provenance(view: View) -> None:
    """Whose data are on screen, and the way back to the sample."""
    words = view.words
    if view.provenance is not None:
        zone = reader_zone()
        st.caption(plain(provenance_sentence(view.study, view.provenance, zone, words)))
        with st.container(horizontal=True, gap="large"):
            with st.popover(words.t("Files"), type="tertiary", icon=":material/fingerprint:"):
                show_table(digests_table(view.provenance, words), alt="SHA-256")
                settings_download(view)
            back_to_sample(words)
    elif os.environ.get("STUDY_DIR"):
        st.button(
            words.t("Back to the study of this server"),
            on_click=show_study_of_server,
            icon=":material/undo:",
            type="tertiary",
            key="back",
        )


def show_methods(page: str) -> None:
    """ "How this was computed" at the end of a page, by section; nothing without a method."""
    told = methods_told()
    if not told:
        return
    view = shown_view()
    title = view.words.t("How this was computed")

    def fill() -> None:
        _methods(view, told)
        if sheet_here() is None:
            show_paper(view)

    folded(title, fill, key=f"methods_{page}", icon="function")


@remembered()
def _methods(view: View, collected: tuple[Method, ...]) -> None:
    """The texts of `show_methods`.

    A text that several sections share stands in the first of them, and a citation once.
    """
    told: set[str] = set()
    for title, texts, _ in collected:
        new = [text for text in dict.fromkeys(texts) if text and text not in told]
        if new and title:
            line(("bold", title))
        for text in new:
            line(text)
        told |= set(new)
    small(*dict.fromkeys(source for *_, sources in collected for source in sources))
