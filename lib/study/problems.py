"""What is wrong with a study's files, in words a reader can act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lib.language import sentence

LONGEST_SHOWN = 80
LONGEST_VALUE = 400
MOST_ALIKE = 1000
MOST_PROBLEMS = 10_000

MANY_ALIKE = sentence("{n} rows have the same problem here; the first {limit} of them are listed.")
MANY_PROBLEMS = sentence("The first {limit} problems are listed; there are at least {n} more.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct.

    Attributes:
        table: The file it is in, or empty if it concerns the study as a whole.
        row: Line of the file as a spreadsheet numbers it (the header is row 1), or None.
        column: The column or setting, or empty.
        found: The text that was found, shortened if very long, or empty.
        allowed: What is allowed: an English sentence, translated where it is shown.
        values: What fills the `{names}` in `allowed`.
    """

    table: str
    row: int | None
    column: str
    found: str
    allowed: str
    values: dict[str, str] = field(default_factory=dict)


class StudyError(Exception):
    """A study that cannot be read.

    Attributes:
        problems: Every problem found, in the order of tables and rows.
        arm_codes: The two arm codes, if nothing but the choice of the control arm is missing.
    """

    def __init__(self, problems: Iterable[Problem], *, arm_codes: tuple[str, ...] = ()) -> None:
        self.problems = tuple(problems)
        self.arm_codes = arm_codes
        super().__init__(
            "; ".join(
                f"{problem.table}"
                + (f" row {problem.row}" if problem.row else "")
                + (f" {problem.column}" if problem.column else "")
                + (f" {problem.found!r}" if problem.found else "")
                + f": {problem.allowed.format(**problem.values)}"
                for problem in self.problems[:20]
            )
        )


class Problems:
    """Collects problems while files are read, so that all can be shown at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._left_out = 0

    def add(
        self,
        table: str,
        allowed: str,
        *,
        row: int | None = None,
        column: str = "",
        found: object = "",
        **values: object,
    ) -> None:
        """Note a problem; see `Problem` for the arguments."""
        self.add_each(table, allowed, [(row, found)], column=column, **values)

    def add_each(
        self,
        table: str,
        allowed: str,
        cells: Sequence[tuple[int | None, object]],
        *,
        column: str = "",
        **values: object,
    ) -> None:
        """Note the same problem for many cells, given as pairs of row and what was found.

        Of thousands the first are noted, after a problem that says how many there are. Of very many
        problems of all kinds the first are kept.
        """
        self.add_first(table, allowed, cells, len(cells), column=column, **values)

    def add_first(
        self,
        table: str,
        allowed: str,
        cells: Sequence[tuple[int | None, object]],
        total: int,
        /,
        *,
        column: str = "",
        **values: object,
    ) -> None:
        """As `add_each`, of so many cells of which the first thousand alone need to be given."""
        table, column = _shortened(table), _shortened(column)
        filled = {name: _shortened(value, LONGEST_VALUE) for name, value in values.items()}
        if total > MOST_ALIKE:
            self.add(table, MANY_ALIKE, column=column, n=total, limit=MOST_ALIKE)
        cells = cells[:MOST_ALIKE]
        kept = cells[: max(0, MOST_PROBLEMS - len(self._found))]
        self._left_out += len(cells) - len(kept)
        self._found.extend(
            Problem(table, row, column, _shortened(found), allowed, filled) for row, found in kept
        )

    def add_all(self, others: Problems) -> None:
        """Note what was noted elsewhere too."""
        kept = others._found[: max(0, MOST_PROBLEMS - len(self._found))]
        self._left_out += others._left_out + len(others._found) - len(kept)
        self._found.extend(kept)

    @property
    def found(self) -> tuple[Problem, ...]:
        """What was noted so far, table by table and there by row; of very many the first."""
        tables = {problem.table: None for problem in self._found}
        order = {table: number for number, table in enumerate(tables)}
        found = sorted(self._found, key=lambda problem: (order[problem.table], problem.row or 0))
        if self._left_out:
            filled = {"n": str(self._left_out), "limit": str(len(found))}
            found.append(Problem("", None, "", "", MANY_PROBLEMS, filled))
        return tuple(found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def stop(self) -> None:
        """Raise all problems noted so far, if there are any.

        Raises:
            StudyError: Something was noted.
        """
        if self._found:
            raise StudyError(self.found)


def _shortened(found: object, longest: int = LONGEST_SHOWN) -> str:
    if isinstance(found, bool):
        return str(found).lower()
    try:
        text = str(found)
    except (RecursionError, ValueError):  # Nested too deeply, or a number with too many digits.
        return "…"
    return text if len(text) <= longest else text[:longest] + "…"
