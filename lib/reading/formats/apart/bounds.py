"""What the processes that read the files of others keep to, and why they refuse a file.

Imported by path beside them and by the server, which loads nothing else of theirs.
"""

from __future__ import annotations

# Reasons, as the answer says them.
DAMAGED = "damaged"
TOO_LARGE = "too large"
OUT_OF_BOUNDS = "out of bounds"

# 500,000 rows of 4 columns take up to 90 MB of XML when Excel writes them.
LARGEST_UNPACKED = 128 * 2**20
# Of all tables of a file together, and of what their cells show of shared texts, before that is
# laid out.
LARGEST_CSV = 32 * 2**20
# Twice as many cells as a table may hold, for there may be notes beside it.
MOST_CELLS = 8_000_000
MOST_SHEETS = 200
# Address space, which is more than the memory in use: 500,000 rows of 4 columns need half of it.
MOST_MEMORY = 1024 * 2**20
# Of computing; 500,000 rows of 4 columns need a third of it.
MOST_SECONDS = 20
