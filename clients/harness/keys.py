"""The kinds of application key that every client is run with, and the buckets that they guard."""

import dataclasses

# What a client needs to store, list and fetch files; and the same without any power to change something.
READ_AND_WRITE = ["listBuckets", "listFiles", "readFiles", "shareFiles", "writeFiles", "deleteFiles"]
READ_ONLY = ["listBuckets", "listFiles", "readFiles"]

ALLOWED_PREFIX = "allowed/"


@dataclasses.dataclass(frozen=True)
class Key:
    """An application key as a client is given it."""

    identifier: str
    secret: str


@dataclasses.dataclass(frozen=True)
class Bucket:
    """A bucket by its two names."""

    name: str
    identifier: str


class KeyMaker:
    """Makes buckets and keys with a session that may do everything."""

    def __init__(self, session, secrets):
        self.session = session
        self._secrets = secrets

    def bucket(self, name):
        """A new private bucket."""
        made = self.session.call(
            "b2_create_bucket", accountId=self.session.account, bucketName=name, bucketType="allPrivate"
        )
        return Bucket(name, made["bucketId"])

    def one_bucket(self, bucket, capabilities=None, prefix=None):
        """A classic key for one bucket (made by v3, so that every API version may sign in with it)."""
        return self._make(
            3, bucketId=bucket.identifier, namePrefix=prefix, capabilities=capabilities or READ_AND_WRITE
        )

    def multi_bucket(self, buckets, capabilities=None):
        """A key for several buckets, which only API version 4 knows."""
        identifiers = [bucket.identifier for bucket in buckets]
        return self._make(4, bucketIds=identifiers, capabilities=capabilities or READ_AND_WRITE)

    def delete(self, key):
        """Deletes a key."""
        self.session.call("b2_delete_key", applicationKeyId=key.identifier)

    def _make(self, version, **fields):
        made = self.session.call(
            "b2_create_key", version=version, accountId=self.session.account, keyName="clients", **fields
        )
        self._secrets.add(made["applicationKey"])
        return Key(made["applicationKeyId"], made["applicationKey"])
