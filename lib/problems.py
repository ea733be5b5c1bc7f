"""What is wrong with a study's files, in words a reader can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_SHOWN = 80


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
    """Collects problems while files are read, so that all can be told at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

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
        """Note one problem; see `Problem` for the arguments."""
        text = str(found)
        if len(text) > LONGEST_SHOWN:
            text = text[:LONGEST_SHOWN] + "…"
        filled = {name: str(value) for name, value in values.items()}
        self._found.append(Problem(table, row, column, text, allowed, filled))

    @property
    def found(self) -> tuple[Problem, ...]:
        """Everything noted so far."""
        return tuple(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def stop(self) -> None:
        """Raise all problems noted so far, if there are any.

        Raises:
            StudyError: Something was noted.
        """
        if self._found:
            raise StudyError(self._found)
