"""Does one thing with b2sdk: INTERFACE REALM ACTION BUCKET NAME [PATH]. The key is in the environment.

INTERFACE is v3 or v2; the newest release has both (they speak API versions 4 and 3), Debian's 1.17.3 has
v2 (which speaks API version 2 there).
"""

import hashlib
import importlib
import json
import os
import sys

PART_BYTES = 5_000_000


def authorize(module, interface, realm):
    """An authorized B2Api; the order of the arguments differs between the interfaces."""
    api = module.B2Api(module.InMemoryAccountInfo())
    identifier, secret = os.environ["B2_APPLICATION_KEY_ID"], os.environ["B2_APPLICATION_KEY"]
    if interface == "v3":
        api.authorize_account(identifier, secret, realm=realm)
    else:
        api.authorize_account(realm, identifier, secret)
    return api


def upload(module, api, bucket, name, path):
    """Stores a file."""
    bucket.upload_local_file(local_file=path, file_name=name)


def download(module, api, bucket, name, path):
    """Fetches the newest version of a name."""
    bucket.download_file_by_name(name).save_to(path)


def list_names(module, api, bucket, name, path):
    """Prints the names below the prefix as JSON."""
    print(json.dumps([version.file_name for version, _ in bucket.ls(name, recursive=True)]))


def parts(module, api, bucket, name, path):
    """Stores 12 MB in parts of 5 MB, joins copies of it on the server, reads ranges, and deletes every version."""
    content = hashlib.shake_128(b"parts").digest(12_000_000)
    stored = bucket.create_file(
        [module.WriteIntent(module.UploadSourceBytes(content))],
        name,
        file_info={"made-by": "b2sdk parts"},
        recommended_upload_part_size=PART_BYTES,
    )
    assert stored.size == len(content), stored.size
    tail = hashlib.shake_128(b"tail").digest(PART_BYTES + 1)
    joined = bucket.concatenate(
        [module.CopySource(stored.id_, offset=0, length=len(content)), module.UploadSourceBytes(tail)], name + " joined"
    )
    expect_range(api, joined, content + tail, 0, len(content) + len(tail) - 1, path)
    expect_range(api, joined, content + tail, len(content) - 10, len(content) + 10, path)
    information = bucket.get_file_info_by_name(name)
    assert information.file_info["made-by"] == "b2sdk parts", information.file_info
    listed = [version.id_ for version, _ in bucket.ls(folder(name), latest_only=False, recursive=True)]
    assert listed == [stored.id_, joined.id_], listed
    for version in (stored, joined):
        api.delete_file_version(version.id_, version.file_name)
    assert [version.file_name for version, _ in bucket.ls(folder(name), latest_only=False, recursive=True)] == []


def expect_range(api, version, content, first, last, path):
    """Fetches these bytes by file id and compares."""
    api.download_file_by_id(version.id_, range_=(first, last)).save_to(path)
    with open(path, "rb") as file:
        assert file.read() == content[first : last + 1], (first, last)


def versions(module, api, bucket, name, path):
    """Two versions and a hide marker in the right order, a copy, and the newest version back after unhiding."""
    first = bucket.upload_bytes(b"first", name)
    second = bucket.upload_bytes(b"second", name)
    hidden = bucket.hide_file(name)
    seen = [(version.id_, version.action) for version, _ in bucket.ls(folder(name), latest_only=False, recursive=True)]
    assert seen == [(hidden.id_, "hide"), (second.id_, "upload"), (first.id_, "upload")], seen
    api.delete_file_version(hidden.id_, name)
    copied = bucket.copy(first.id_, name + " copied")
    bucket.download_file_by_name(copied.file_name).save_to(path)
    with open(path, "rb") as file:
        assert file.read() == b"first"


def folder(name):
    """The folder of a name: some interfaces list folders only, and take no file name."""
    return os.path.dirname(name)


def keys(module, api, bucket, name, path):
    """Makes a key, finds it in the list and deletes it."""
    made = api.create_key(["listFiles", "readFiles"], "from-b2sdk", valid_duration_seconds=600)
    assert made.id_ in [key.id_ for key in api.list_keys()]
    api.delete_key_by_id(made.id_)
    assert made.id_ not in [key.id_ for key in api.list_keys()]


ACTIONS = {action.__name__: action for action in (upload, download, list_names, parts, versions, keys)}


def main(interface, realm, action, bucket_name, name, path=None):
    """Signs in, finds the bucket by its name and does the action."""
    module = importlib.import_module(f"b2sdk.{interface}")
    api = authorize(module, interface, realm)
    ACTIONS[action](module, api, api.get_bucket_by_name(bucket_name), name, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
