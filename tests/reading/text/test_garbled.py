"""Text in another encoding than it was written in: what it was, and what is left alone."""

import pytest

from lib.plain_text import tidied
from lib.reading.text.garbled import mended

WRITTEN = (
    *("Sì", "attività", "perché", "più", "però", "Così è", "µg/L", "TNF-α ≤ 3 °C", "€", "«è»"),
    *("naïve", "Universität", "niño", "l’età", "dash – and …", "ÈÉ", "Živa"),
)


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", WRITTEN)
def test_what_was_utf8_is_mended(text: str, read_as: str) -> None:
    try:
        garbled = text.encode().decode(read_as)
    except UnicodeDecodeError:
        # Windows-1252 has no character for some bytes; programs then read them as they are.
        garbled = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
        )
    assert garbled != text
    # The cells of a table are tidied before.
    assert mended(tidied(garbled), is_old=False) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *(("mac_roman", "attività"), ("mac_roman", "perché"), ("mac_roman", "però")),
        *(("mac_roman", "lunedì"), ("cp850", "perché"), ("cp850", "però"), ("cp850", "caffè")),
    ],
)
def test_what_was_of_an_old_machine_is_mended_in_files_that_may_be(
    encoding: str, text: str
) -> None:
    garbled = text.encode(encoding).decode("cp1252")
    assert mended(garbled, is_old=True) == text
    assert mended(garbled, is_old=False) == garbled


@pytest.mark.parametrize(
    "text",
    [
        *WRITTEN,
        *("«CAFFÈ»", "SÃO PAULO", "não, coração", "Âge", "N° 5", "Ångström", "PERCHÉ»", "É –"),
        *("“d’urto”", "5 µg ± 2", "×10⁹/L", "Αθήνα", "Привет", "日本", "Ã", "tiếng Việt", "Žižek"),
        *("attività…", "il ‘caso’", "a • b", "caffè Škoda"),
    ],
)
@pytest.mark.parametrize("is_old", [False, True])
def test_well_written_text_is_left_alone(text: str, is_old: bool) -> None:
    assert mended(text, is_old=is_old) == text
