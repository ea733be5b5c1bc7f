"""The special functions of scipy, without what scipy loads beside them and nobody here uses.

On import `scipy.special` copies whatever numpy offers, and numpy loads its reader of Fortran, its
tools for tests and its polynomials when their names are asked for: 5 MB, 60 ms. A name
that stands for something already is not loaded.
"""

import numpy as np

_UNUSED = [name for name in ("f2py", "polynomial", "testing") if name not in vars(np)]
for _name in _UNUSED:
    setattr(np, _name, None)
try:
    from scipy.special import (  # type: ignore[import-untyped, unused-ignore]
        betaincinv,
        erfcx,
        expit,
        gammainccinv,
        gammaincinv,
        log_ndtr,
        logit,
        nctdtr,
        ndtr,
        ndtri,
        stdtr,
        stdtrit,
    )
finally:
    # From here on they are loaded by whoever asks for them.
    for _name in _UNUSED:
        if vars(np)[_name] is None:
            delattr(np, _name)

__all__ = [
    "betaincinv",
    "erfcx",
    "expit",
    "gammainccinv",
    "gammaincinv",
    "log_ndtr",
    "logit",
    "nctdtr",
    "ndtr",
    "ndtri",
    "stdtr",
    "stdtrit",
]
