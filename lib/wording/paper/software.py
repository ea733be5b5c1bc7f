"""With which software the numbers are computed."""

from __future__ import annotations

import platform
from importlib.metadata import version

from lib.words import Words

COMPUTING = {"numpy": "NumPy", "scipy": "SciPy", "pandas": "pandas"}
SHOWING = {"plotly": "Plotly", "streamlit": "Streamlit"}


def software_sentence(words: Words) -> str:
    """Python and its packages, each with the version that is running."""
    computing, showing = (
        words.listing([f"{name} {version(package)}" for package, name in packages.items()])
        for packages in (COMPUTING, SHOWING)
    )
    return words.t(
        "Software: Python {python}; computed with {computing}, shown with {showing}.",
        python=platform.python_version(),
        computing=computing,
        showing=showing,
    )
