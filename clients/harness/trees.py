"""Makes a tree of real files with some awkward names, and compares trees byte for byte."""

import hashlib
import os
import shutil

from harness.report import Failure

SOURCES = ("/usr/include", "/usr/share/zoneinfo", "/usr/share/doc", "/usr/lib/python3")
LARGEST_FILE_BYTES = 2_000_000

AWKWARD_NAMES = (
    "with space.txt",
    " leading and trailing ",
    "plus+sign+.txt",
    "100% sure %41 %2F %zz.txt",
    "\u00fcml\u00e4ut-\u00df.txt",
    "\u65e5\u672c\u8a9e/\u30d5\u30a1\u30a4\u30eb.txt",
    "emoji \U0001f980\U0001f511.bin",
    "decomposed e\u0301.txt",
    "quotes ' and \" and `.txt",
    "query?a=b&c=d#fragment;e,f:g@h!.txt",
    "brackets [1] {2} (3) <4> |5|.txt",
    "tilde~and^caret$dollar*star.txt",
    ".hidden/.also hidden",
    "b2api/v4/b2_list_buckets",
    "file/bucket/name",
    "no extension",
    "ends with dot.",
    "UPPER lower.TXT",
)


def make_tree(directory, file_count, awkward=True):
    """Copies that many files of this machine into a new directory and adds awkward names. Returns the directory.

    A machine that has fewer gets files of other sizes in their place.
    """
    shutil.rmtree(directory, ignore_errors=True)
    copied = 0
    for source in real_files():
        if copied == file_count:
            break
        target = os.path.join(directory, source.lstrip("/"))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)
        set_time(target, 1_600_000_000_000 + copied * 1_001)
        copied += 1
    for number in range(copied, file_count):
        made = write_file(os.path.join(directory, "usr", "made", f"{number % 50}", f"{number}"), seeded_bytes("made", number))
        set_time(made, 1_600_000_000_000 + number * 1_001)
    if awkward:
        add_awkward_files(directory)
    return directory


def real_files():
    """Ordinary files of this machine, in a fixed order."""
    for source in SOURCES:
        for folder, folders, names in os.walk(source):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not os.path.islink(path) and os.path.getsize(path) <= LARGEST_FILE_BYTES:
                    yield path


def add_awkward_files(directory):
    """Adds odd names, an empty file, a deep folder and sizes around the usual buffer boundaries."""
    for number, name in enumerate(AWKWARD_NAMES):
        write_file(os.path.join(directory, "awkward", name), seeded_bytes(name, 100 + number))
    deep = os.path.join(directory, *[f"level{depth}" for depth in range(40)], "deep.txt")
    write_file(deep, b"deep")
    for size in (0, 1, 4_095, 4_096, 4_097, 65_535, 65_536, 65_537, 1_048_577):
        write_file(os.path.join(directory, "sizes", f"{size}.bin"), seeded_bytes("sizes", size))


def seeded_bytes(seed, size):
    """The same bytes for the same seed and size, with no pattern that compresses."""
    return hashlib.shake_128(f"{seed} {size}".encode()).digest(size)


def write_file(path, content):
    """Writes a file, with its folders, and gives it a modification time in whole milliseconds."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
    set_time(path, 1_500_000_000_123 + len(content))
    return path


def set_time(path, milliseconds):
    """Sets the modification time."""
    os.utime(path, ns=(milliseconds * 1_000_000, milliseconds * 1_000_000))


def describe_tree(directory):
    """Relative path to (size, SHA-256) of every file below the directory."""
    described = {}
    for folder, _, names in os.walk(directory):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            described[os.path.relpath(path, directory)] = (os.path.getsize(path), digest)
    return described


def compare_trees(expected, found):
    """Raises Failure naming the first differences; returns the number of equal files."""
    left, right = describe_tree(expected), describe_tree(found)
    missing = sorted(left.keys() - right.keys())
    added = sorted(right.keys() - left.keys())
    changed = sorted(name for name in left.keys() & right.keys() if left[name] != right[name])
    if missing or added or changed:
        raise Failure(
            f"{len(missing)} missing {missing[:3]}, {len(added)} not expected {added[:3]}, {len(changed)} changed {changed[:3]}"
        )
    if not left:
        raise Failure("nothing to compare: the expected tree is empty")
    return len(left)


def compare_times(expected, found, tolerance_milliseconds=0):
    """Raises Failure unless every file kept its modification time, as B2 keeps it: in whole milliseconds."""
    for name in describe_tree(expected):
        before = os.stat(os.path.join(expected, name)).st_mtime_ns // 1_000_000
        after = os.stat(os.path.join(found, name)).st_mtime_ns // 1_000_000
        if abs(before - after) > tolerance_milliseconds:
            raise Failure(f"modification time of {name}: {before} ms before, {after} ms after")


def compare_files(expected, found):
    """Raises Failure unless both files hold the same bytes."""
    with open(expected, "rb") as left, open(found, "rb") as right:
        if left.read() != right.read():
            raise Failure(f"{os.path.basename(expected)} came back changed")
