"""Which files a study came from: the hashes are those that anybody can compute again."""

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lib.study.provenance import provenance

NOW = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)

# FIPS 180-4, examples of the National Institute of Standards and Technology.
VECTORS = {
    b"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    b"": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    b"a" * 10**6: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
}
needs_sha256sum = pytest.mark.skipif(
    shutil.which("sha256sum") is None or os.name == "nt", reason="coreutils are not here"
)


@pytest.mark.parametrize("content", VECTORS, ids=lambda content: f"{len(content)} bytes")
def test_the_digest_of_one_file_is_the_published_one_of_its_content(content: bytes) -> None:
    found = provenance({"participants.csv": content}, NOW, is_upload=True)
    assert found.digests == {"participants.csv": VECTORS[content]}
    assert found.digest == VECTORS[content]


def sums(folder: Path, command: str) -> str:
    """What a shell prints in the folder, in the order of the C locale."""
    environment = {"LC_ALL": "C", "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, check=True
    ).stdout.decode()


NAMES = [
    ["study.toml", "participants.csv", "measurements.csv", "adverse_events.csv"],
    ["b.csv", "B.csv", "a.csv", "_.csv", "-.csv", "10.csv", "9.csv", "a b.csv"],
    # Beyond U+FFFF the order of UTF-8 and that of UTF-16 part.
    ["\U0001f600.csv", "\uff5e.csv", "è.csv", "e.csv", "α.csv", "z.csv"],
    # Such names are escaped.
    ["a\\b.csv", "a\nb.csv", "ab.csv", "a.csv"],
]


@needs_sha256sum
@pytest.mark.parametrize("names", NAMES)
def test_the_digest_of_files_is_that_of_their_list_by_sha256sum(
    names: list[str], tmp_path: Path
) -> None:
    files = {name: name.encode() * number for number, name in enumerate(names)}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    found = provenance(files, NOW, is_upload=True)
    assert sums(tmp_path, "sha256sum -- * | sha256sum").split()[0] == found.digest
    printed = [
        line.removeprefix("\\")[:64] for line in sums(tmp_path, "sha256sum -- *").split("\n")
    ]
    assert list(found.digests.values()) == printed[:-1]
    assert found.names == tuple(sorted(files, key=str.encode))


def test_the_digest_of_two_files_is_that_of_their_list() -> None:
    # printf abc > a; printf '' > b; sha256sum a b | sha256sum
    found = provenance({"b": b"", "a": b"abc"}, NOW, is_upload=False)
    assert found.digest == "09c7e0b8a02d027d95ec0375a600ed4ad4d6b26a1c93f16d9150cab5fec761a6"


def test_the_digest_tells_contents_names_and_numbers_of_files_apart() -> None:
    studies: list[dict[str, bytes]] = [
        {"a": b"1", "b": b"2"},
        {"a": b"2", "b": b"1"},
        {"a": b"1", "c": b"2"},
        {"a": b"1"},
        {"a": b"1", "b": b"2", "c": b""},
    ]
    assert len({provenance(files, NOW, is_upload=True).digest for files in studies}) == 5


def test_the_order_in_which_files_were_dropped_does_not_matter() -> None:
    files = {"b": b"1", "a": b"2", "B": b"3"}
    found = provenance(files, NOW, is_upload=True)
    assert found == provenance(dict(reversed(files.items())), NOW, is_upload=True)
    assert found.names == ("B", "a", "b")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        provenance({}, NOW.replace(tzinfo=None), is_upload=True)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-11)))
    assert provenance({}, elsewhere, is_upload=False).loaded == NOW


@pytest.mark.parametrize("is_upload", [True, False])
def test_it_is_kept_whether_a_reader_uploaded_the_files(is_upload: bool) -> None:
    assert provenance({}, NOW, is_upload=is_upload).is_upload is is_upload
