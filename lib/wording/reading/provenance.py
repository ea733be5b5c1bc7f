"""Whose data are on screen."""

from __future__ import annotations

from datetime import tzinfo

import pandas as pd

from lib.study.provenance import Provenance
from lib.study.study import Study
from lib.words import Words


def provenance_sentence(
    study: Study, provenance: Provenance, zone: tzinfo | None, words: Words
) -> str:
    """Whose data are on screen: files, when they were loaded, n, and the hash of the content."""
    whose = (
        words.t("Your upload, kept in this session's memory only")
        if provenance.is_upload
        else words.t("Study of this server")
    )
    loaded = provenance.loaded.astimezone(zone)
    return words.t(
        "{whose}: {files} · loaded {time} · n {n} · SHA-256 {digest}…",
        whose=whose,
        files=", ".join(provenance.names),
        time=f"{words.date(loaded)} {loaded:%H:%M %Z}",
        n=len(study.participants),
        digest=provenance.digest[:12],
    )


def digests_table(provenance: Provenance, words: Words) -> pd.DataFrame:
    """The full hash of each file and, of several, of their list."""
    rows = dict(provenance.digests)
    if len(rows) > 1:
        rows[words.t("all of them (sha256sum FILES | sha256sum)")] = provenance.digest
    return pd.DataFrame(
        [{words.t("File"): name, "SHA-256": digest} for name, digest in rows.items()]
    )
