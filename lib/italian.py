"""The Italian sentences: keys are the English ones used in the code."""

ITALIAN: dict[str, str] = {
    "{low} to {high}": "da {low} a {high}",
    "{items} and {last}": "{items} e {last}",
}
