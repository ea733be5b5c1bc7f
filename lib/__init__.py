"""The statistics, the reading and the showing of a two-arm trial."""

import gc
import os

# Read when numpy is imported. Of a server's many sessions each has a thread already, and sums over
# 20,000 participants take ten times the processor's time if threads wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Arrow then takes its memory where what it gives back can be overwritten: see
# `lib/screen/sessions/overwriting.py`. It asks once, when pandas loads it.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

# What is loaded stays. Left out of every collection of garbage, before the largest import and after
# it, it is not gone through again while the next import makes its objects: 100 ms of the first
# page. `lib/screen/sessions/ended.py` leaves out what follows.
gc.freeze()
import pandas as pd  # noqa: E402

gc.freeze()

# Tables here are short, and each is compared and cut some hundred times, which takes a third
# longer if Arrow keeps their texts and names; at 100,000 rows there is no difference.
pd.set_option("mode.string_storage", "python")
