"""What the highlighted participant had, for the marks in figures and tables of adverse events."""

from __future__ import annotations

from dataclasses import replace

from lib.adverse_events import WORST_GRADES, incidence_by_kind, worst_grades
from lib.event_counts import with_one_spelling
from lib.highlight import role
from lib.study.study import Study


def kinds_of(study: Study, who: str | None) -> frozenset[str]:
    """Kinds of event that a participant had; none for nobody."""
    if who is None or study.adverse_events is None:
        return frozenset()
    found = incidence_by_kind(_of_one(study, who))
    return frozenset(found.loc[found["participants"] > 0, "kind"])


def terms_of(study: Study, who: str | None) -> frozenset[tuple[str, str]]:
    """Classes and terms of a participant's events; a class also by itself, with the term ""."""
    if who is None or study.adverse_events is None:
        return frozenset()
    # Of all events, so that a name is spelt as in the tables of everybody.
    events = with_one_spelling(study.adverse_events)
    hers = events[(events["participant_id"] == who).to_numpy()]
    names = set(zip(hers["system_organ_class"], hers["term"], strict=True))
    return frozenset(names | {(system_organ_class, "") for system_organ_class, _ in names})


def worst_of(study: Study, who: str | None) -> tuple[str, str | int] | None:
    """Arm and worst grade of a participant's events, as in `worst_grades`."""
    if who is None or study.adverse_events is None or worst_grades(study).empty:
        return None
    arm = role(study, who)
    alone = _of_one(study, who)
    found = worst_grades(alone)
    if found.empty:
        return arm, "not_told"
    # With her events alone, she is the only participant who is not without any.
    counts = found.set_index("arm").loc[arm]
    return arm, next((worst for worst in WORST_GRADES[1:] if counts[worst]), "none")


def _of_one(study: Study, who: str) -> Study:
    assert study.adverse_events is not None
    hers = study.adverse_events["participant_id"] == who
    return replace(study, adverse_events=study.adverse_events[hers].reset_index(drop=True))
