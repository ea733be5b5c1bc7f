"""Files of kinds that are not read, and what their reader can do."""

from __future__ import annotations

from pathlib import PurePosixPath

from lib.language import sentence
from lib.study.contract import SUFFIXES
from lib.study.problems import Problems

OTHER_WORKBOOK = sentence(
    "This kind of workbook is not read: open it in its own program and save or export it as “Excel "
    "Workbook (.xlsx)”, or each table as CSV."
)
DATA_FILE = sentence(
    "Files of this program are not read: export the tables from there as .xlsx or .csv."
)
ARCHIVE = sentence(
    "Of packed files only .zip is opened: pack the tables as .zip, or drop them as they are."
)
DOCUMENT = sentence(
    "Documents are not read: copy the tables into a workbook, one sheet for each, and save it as "
    ".xlsx; a document without tables can be left out."
)
IMAGE = sentence(
    "Images are not read: drop the tables themselves, as .xlsx or .csv, and leave the image out."
)
OTHER_KIND = sentence(
    "Files of this kind are not read: save the tables in one that is read ({readable}), or leave "
    "the file out if it holds none."
)

# By suffix. The first kinds hold tables; documents and images may lie beside them.
OF_TABLES = {
    **dict.fromkeys((".xltx", ".fods", ".numbers", ".wk1"), OTHER_WORKBOOK),
    **dict.fromkeys((".jmp", ".sas7bcat", ".cpt", ".omv"), DATA_FILE),
    **dict.fromkeys((".rds", ".rda", ".rdata", ".mdb", ".accdb", ".sqlite", ".db"), DATA_FILE),
    **dict.fromkeys((".parquet", ".feather", ".xml", ".ndjson"), DATA_FILE),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz"), ARCHIVE),
}
BESIDE_TABLES = {
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".html", ".htm"), DOCUMENT),
    **dict.fromkeys((".pptx", ".ppt", ".odp", ".md"), DOCUMENT),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".svg"), IMAGE),
    **dict.fromkeys((".heic", ".webp"), IMAGE),
}


def refuse(name: str, problems: Problems) -> None:
    """Note that a file is of a kind that is not read, with what to do.

    Args:
        name: Name of the file.
        problems: Collects the note.
    """
    suffix = PurePosixPath(name.lower()).suffix
    known = OF_TABLES.get(suffix) or BESIDE_TABLES.get(suffix)
    if known is not None:
        problems.add(name, known)
    else:
        problems.add(name, OTHER_KIND, readable=", ".join(SUFFIXES))
