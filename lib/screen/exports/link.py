"""A link that shows another reader the same page with the same choices.

Most choices are in the address of the page already. Those that would come back as steps of the
browser's history at every change of page are told in the page instead, as what `tell_link` leaves
there, and come into the link when it is copied; `of_link` reads them when it is opened.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from html import escape
from typing import TypeVar

import streamlit as st

from lib.plain_text import folded
from lib.screen.report.sheet import sheet_here
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.outcomes import Outcome

Value = TypeVar("Value")
# What a link says of a limit that the reader took away.
NO_LIMIT = "none"

_STYLE = """
.copy-link {display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center}
.copy-link input {
  flex: 1 1 16rem; min-width: 0; min-height: 2.5rem; padding: 0.25rem 0.5rem; font: inherit;
  font-size: 0.875rem; color: inherit; background: none; border-radius: 0.5rem;
  border: 1px solid color-mix(in srgb, currentColor 22%, transparent)}
.copy-link button {
  font: inherit; font-size: 0.875rem; line-height: 1.6; color: inherit; background: none;
  cursor: pointer; min-height: 2.5rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem;
  border: 1px solid color-mix(in srgb, currentColor 22%, transparent)}
.copy-link button:hover {border-color: currentColor}
@media print {.copy-link {display: none}}
"""
# The link of an upload names a study that nobody else can see.
_SCRIPT = r"""
(() => {
  if (window.copiesLink) return;
  window.copiesLink = true;
  const link = (place) => {
    const address = new URL(location.href);
    for (const name of ["study", "files"]) address.searchParams.delete(name);
    address.searchParams.set("lang", place.dataset.language);
    for (const told of document.querySelectorAll("[data-link]")) {
      for (const [name, value] of Object.entries(JSON.parse(told.dataset.link))) {
        if (value === null) address.searchParams.delete(name);
        else address.searchParams.set(name, value);
      }
    }
    return address.href;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest(".copy-link button");
    if (!button) return;
    const place = button.closest(".copy-link");
    const field = place.querySelector("input");
    const status = place.querySelector("[role=status]");
    field.value = link(place);
    field.hidden = false;
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = place.dataset.copied;
    } catch {
      // Without the browser's permission the reader copies it.
      field.focus();
      field.select();
      status.textContent = place.dataset.failed;
    }
  });
})();
"""


def link_button(view: View) -> None:
    """The button that copies the link; of an upload what others see of it is said above."""
    words = view.words
    if view.is_upload:
        st.markdown(
            words.t(
                "Your files are in this session alone. The link shows others this page of the "
                "study that everybody sees here, not yours."
            )
        )
    texts = {
        "language": words.language,
        "copied": words.t("The link is copied."),
        "failed": words.t("Your browser does not let it be copied: select the link and copy it."),
    }
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in texts.items())
    label = escape(words.t("Copy link to this view"))
    st.html(
        f'<style>{_STYLE}</style><div class="copy-link"{data}><button type="button">{label}'
        f'</button><input readonly hidden aria-label="{escape(words.t("Link to this view"))}">'
        f'<span role="status"></span></div><script>{_SCRIPT}</script>',
        unsafe_allow_javascript=True,
    )


def tell_link(view: View, **values: object) -> None:
    """What the link has to say of the controls of a block, by the name it has there.

    A value that is None is as everybody finds it at first. Nothing is told of an upload, whose
    names of participants and terms belong in no link, nor in a report.
    """
    if view.is_upload or sheet_here() is not None:
        return
    told = {name: None if value is None else str(value) for name, value in values.items()}
    text = json.dumps(told)
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    # Of no size: PAGE_STYLE takes it out of the page.
    st.html(f'<span data-link="{escape(text)}"></span>')


def of_link(view: View, name: str, options: Sequence[Value]) -> Value | None:
    """Which of the options the link names, as `tell_link` told it; None if it names none."""
    if view.is_upload or (said := st.query_params.get(name)) is None:
        return None
    return next((option for option in options if str(option) == said), None)


def neutral_name(view: View, column: str, name: str) -> str:
    """What a link calls a name in a column of events: as the study's files do, in any language."""
    if view.words.language != "it":
        return name
    return view.study.other_names.get(column, {}).get(folded(name), name)


def recall_name(view: View, column: str, options: Sequence[str], *, key: str) -> None:
    """Put what the link, or the same page in the other language, chose of names into a control.

    Args:
        view: The page.
        column: Of events, whose names these are.
        options: The names, in the language of the page.
        key: Of the control.
    """
    if key not in st.session_state:
        said = None if view.is_upload else st.query_params.get(column)
        st.session_state[key] = said and _meant(view, column, options, said)
    elif (last := st.session_state[key]) is not None and last not in options:
        # What was typed is left as it is.
        st.session_state[key] = _meant(view, column, options, last) or last


def _meant(view: View, column: str, options: Sequence[str], said: str) -> str | None:
    """Which of the names is meant by one of either language; None if none is."""
    if said in options:
        return said
    # Another spelling of the same name may be the commonest one of the other language.
    others = view.study.other_names.get(column, {})
    named = {folded(others[key]): name for name in options if (key := folded(name)) in others}
    return named.get(folded(said))


def least_of_link(view: View, most: int) -> int:
    """The minimum of classes and terms for the kind of event that the link names; 0 if none."""
    if st.query_params.get("kind") != st.session_state.get(of_study("kind")):
        return 0
    return of_link(view, "at_least", range(1, most + 1)) or 0


def limit_of_link(view: View, outcome: Outcome) -> float | None:
    """The reference limit to begin with: that of the link, else the study's own.

    The link may also say that the reader took the limit away.
    """
    own = _own_limit(outcome)
    said = None if view.is_upload else st.query_params.get(f"limit_{outcome.code}")
    if said in (None, NO_LIMIT):
        return own if said is None else None
    try:
        limit = float(said)
    except ValueError:
        return own
    return limit if 0 <= limit < math.inf else own


def tell_limit(view: View, outcome: Outcome, limit: float | None) -> None:
    """Tell of a reference limit that is not the study's own."""
    own = _own_limit(outcome)
    said = None if limit == own else NO_LIMIT if limit is None else repr(limit)
    tell_link(view, **{f"limit_{outcome.code}": said})


def _own_limit(outcome: Outcome) -> float | None:
    return outcome.reference_low if outcome.higher_is_better else outcome.reference_high
