"""What may begin with a sign and is copied as it is: figures, and nothing that calculates."""

import pytest

from lib.screen.exports.copied import SIGNED
from lib.wording.events.terms import difference_text
from lib.words import Words


@pytest.mark.parametrize(
    "text",
    [
        *("-1/SUM(A1)", "+1/WEBSERVICE(A1)", "-1/DDE(A1;B1;C1)", "-1 /SUM(A1)", "+1 SUM (1)"),
        *("-2+3", "-2 -3", "+1%A1", "-1 (A1 to B1)", "-1 (SUM(1) to 2)", "-1 mg/SUM(1)", "-A1"),
        *("+1 percentage points/SUM(A1)", "+1 (1 to 2)/SUM(A1)", "-1\n=2", "=1", "@1"),
    ],
)
def test_what_calculates_is_no_figure(text: str) -> None:
    assert not SIGNED.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        *("+37.9", "-37,9", "+1.23e+05", "-4.6 to -1.2", "+1.0 (0.4 to 1.6)"),
        "+21.4 percentage points (95% CI 4.4 to 63.2)",
        "+21,4 punti percentuali (IC 95% da −4,4 a 63,2)",
        difference_text(0.2, -0.051, 0.452, Words("en")),
        difference_text(0.2, -0.051, 0.452, Words("it")),
    ],
)
def test_a_number_keeps_its_sign_with_unit_and_interval(text: str) -> None:
    assert SIGNED.fullmatch(text)
