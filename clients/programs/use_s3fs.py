"""Does one thing with s3fs, PyPI's file system for Python: ACTION BUCKET NAME [PATH]. Key and server are in the environment."""

import hashlib
import json
import os
import sys

import s3fs


def connect():
    """The file system, without remembered listings."""
    return s3fs.S3FileSystem(endpoint_url=os.environ["S3_URL"], use_listings_cache=False, skip_instance_cache=True)


def upload(files, bucket, name, path):
    """Stores a file."""
    files.put_file(path, f"{bucket}/{name}")


def download(files, bucket, name, path):
    """Fetches a file."""
    files.get_file(f"{bucket}/{name}", path)


def list_names(files, bucket, name, path):
    """Prints the names below the folder or the beginning of a name as JSON; a name that is not there is refused."""
    if name and not name.endswith("/"):
        files.ls(f"{bucket}/{name}")
    found = files.find(f"{bucket}/{name}".rstrip("/"))
    print(json.dumps([one.split("/", 1)[1] for one in found]))


def delete(files, bucket, name, path):
    """Deletes a file."""
    files.rm_file(f"{bucket}/{name}")


def parts(files, bucket, name, path):
    """Writes 12 MB in blocks as one would to a file, reads from its middle, copies and moves it."""
    content = hashlib.shake_128(b"s3fs").digest(12_000_000)
    with files.open(f"{bucket}/{name}", "wb", block_size=5 * 1024 * 1024) as file:
        for start in range(0, len(content), 1_000_000):
            file.write(content[start : start + 1_000_000])
    with files.open(f"{bucket}/{name}", "rb") as file:
        file.seek(7_000_000)
        assert file.read(1_000) == content[7_000_000:7_001_000]
    files.copy(f"{bucket}/{name}", f"{bucket}/{name} copied")
    files.mv(f"{bucket}/{name} copied", f"{bucket}/{name} moved")
    assert files.cat(f"{bucket}/{name} moved") == content
    assert not files.exists(f"{bucket}/{name} copied")


def about(files, bucket, name, path):
    """Finds a file's size and kind, and its folder."""
    files.pipe(f"{bucket}/{name}", b"about me")
    assert files.info(f"{bucket}/{name}")["size"] == 8
    assert files.isdir(f"{bucket}/{os.path.dirname(name)}")


ACTIONS = {"list": list_names} | {action.__name__: action for action in (upload, download, delete, parts, about)}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]](connect(), *sys.argv[2:5])
