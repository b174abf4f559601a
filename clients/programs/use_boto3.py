"""Does one thing with boto3: ACTION BUCKET NAME [PATH]. The key and the server are in the environment.

BOTO3_CHECKSUMS is empty for the library's own defaults, or when_supported or when_required.
"""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request

import boto3
import botocore.config
import botocore.exceptions

PART_BYTES = 5 * 1024 * 1024
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def connect():
    """A client in path style by Signature V4."""
    options = {"signature_version": "s3v4", "s3": {"addressing_style": "path"}}
    checksums = os.environ.get("BOTO3_CHECKSUMS")
    if checksums:
        options |= {"request_checksum_calculation": checksums, "response_checksum_validation": checksums}
    return boto3.client("s3", endpoint_url=os.environ["S3_URL"], config=botocore.config.Config(**options))


def upload(s3, bucket, name, path):
    """Stores a file by the transfer manager."""
    s3.upload_file(path, bucket, name)


def download(s3, bucket, name, path):
    """Fetches the newest version of a name by the transfer manager."""
    s3.download_file(bucket, name, path)


def list_names(s3, bucket, name, path):
    """Prints the names below the prefix as JSON, page by page."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=name)
    print(json.dumps([entry["Key"] for page in pages for entry in page.get("Contents", [])]))


def delete(s3, bucket, name, path):
    """Deletes a name by DeleteObjects; the line of a name that is refused is an error."""
    answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": name}]})
    if answer.get("Errors"):
        sys.exit(f"refused: {answer['Errors'][0]['Code']}")


def life(s3, bucket, name, path):
    """Metadata, ranges, copies, versions, delete markers and deletions."""
    first = s3.put_object(
        Bucket=bucket, Key=name, Body=b"first", ContentType="text/x-first", CacheControl="max-age=60", Metadata={"colour": "blue"}
    )
    second = s3.put_object(Bucket=bucket, Key=name, Body=b"second")
    assert second["ETag"] == f'"{hashlib.md5(b"second").hexdigest()}"', second["ETag"]
    read = s3.get_object(Bucket=bucket, Key=name, VersionId=first["VersionId"])
    assert read["Body"].read() == b"first"
    assert (read["ContentType"], read["CacheControl"], read["Metadata"]) == ("text/x-first", "max-age=60", {"colour": "blue"}), read
    ranged = s3.get_object(Bucket=bucket, Key=name, Range="bytes=1-3")
    assert (ranged["Body"].read(), ranged["ContentRange"]) == (b"eco", "bytes 1-3/6"), ranged
    copied = name + " copied"
    source = {"Bucket": bucket, "Key": name, "VersionId": first["VersionId"]}
    s3.copy_object(Bucket=bucket, Key=copied, CopySource=source)
    assert s3.head_object(Bucket=bucket, Key=copied)["Metadata"] == {"colour": "blue"}
    s3.copy_object(Bucket=bucket, Key=copied, CopySource=source, MetadataDirective="REPLACE", Metadata={"colour": "red"})
    assert s3.head_object(Bucket=bucket, Key=copied)["Metadata"] == {"colour": "red"}
    s3.delete_object(Bucket=bucket, Key=name)
    expect_code("NoSuchKey", lambda: s3.get_object(Bucket=bucket, Key=name))
    expect_code("404", lambda: s3.head_object(Bucket=bucket, Key=name))
    listed = s3.list_object_versions(Bucket=bucket, Prefix=name)
    marker = listed["DeleteMarkers"][0]
    assert marker["Key"] == name and marker["IsLatest"], marker
    seen = [version["VersionId"] for version in listed["Versions"] if version["Key"] == name]
    assert seen == [second["VersionId"], first["VersionId"]], seen
    s3.delete_object(Bucket=bucket, Key=name, VersionId=marker["VersionId"])
    assert s3.get_object(Bucket=bucket, Key=name)["Body"].read() == b"second"
    everything = [{"Key": version["Key"], "VersionId": version["VersionId"]} for version in listed["Versions"]]
    assert len(everything) == 4, everything
    answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": everything})
    assert len(answer["Deleted"]) == 4, answer
    assert "Versions" not in s3.list_object_versions(Bucket=bucket, Prefix=name)


def parts(s3, bucket, name, path):
    """Stores 12 MB in three parts, joins copies of parts, and gives an upload up."""
    content = hashlib.shake_128(b"parts").digest(2 * PART_BYTES + 1_500_000)
    pieces = [content[start : start + PART_BYTES] for start in range(0, len(content), PART_BYTES)]
    started = s3.create_multipart_upload(Bucket=bucket, Key=name, Metadata={"made-by": "parts"})["UploadId"]
    place = {"Bucket": bucket, "Key": name, "UploadId": started}
    etags = [s3.upload_part(**place, PartNumber=number, Body=piece)["ETag"] for number, piece in enumerate(pieces, 1)]
    assert [part["ETag"] for part in s3.list_parts(**place)["Parts"]] == etags
    done = s3.complete_multipart_upload(**place, MultipartUpload=numbered(etags))
    whole = hashlib.md5(b"".join(hashlib.md5(piece).digest() for piece in pieces)).hexdigest()
    assert done["ETag"] == f'"{whole}-3"', done["ETag"]
    read = s3.get_object(Bucket=bucket, Key=name)
    assert read["Body"].read() == content and read["Metadata"] == {"made-by": "parts"}
    assert s3.get_object(Bucket=bucket, Key=name, Range="bytes=-100")["Body"].read() == content[-100:]
    join(s3, bucket, name, content)
    given_up = s3.create_multipart_upload(Bucket=bucket, Key=name + " given up")["UploadId"]
    place = {"Bucket": bucket, "Key": name + " given up", "UploadId": given_up}
    s3.upload_part(**place, PartNumber=1, Body=pieces[0])
    assert given_up in [one["UploadId"] for one in s3.list_multipart_uploads(Bucket=bucket)["Uploads"]]
    s3.abort_multipart_upload(**place)
    expect_code("NoSuchUpload", lambda: s3.list_parts(**place))


def join(s3, bucket, name, content):
    """One new object of two copied ranges."""
    source, joined = {"Bucket": bucket, "Key": name}, name + " joined"
    place = {"Bucket": bucket, "Key": joined, "UploadId": s3.create_multipart_upload(Bucket=bucket, Key=joined)["UploadId"]}
    etags = []
    for number, (first, last) in enumerate(((0, PART_BYTES - 1), (100, 2_000_099)), 1):
        wanted = {"PartNumber": number, "CopySource": source, "CopySourceRange": f"bytes={first}-{last}"}
        etags.append(s3.upload_part_copy(**place, **wanted)["CopyPartResult"]["ETag"])
    s3.complete_multipart_upload(**place, MultipartUpload=numbered(etags))
    assert s3.get_object(Bucket=bucket, Key=joined)["Body"].read() == content[:PART_BYTES] + content[100:2_000_100]


def numbered(etags):
    """The list that completes an upload."""
    return {"Parts": [{"PartNumber": number, "ETag": etag} for number, etag in enumerate(etags, 1)]}


def presign(s3, bucket, name, path):
    """A link stores, a link fetches; neither does the other's work, nor for another name."""
    where = {"Bucket": bucket, "Key": name}
    storing = s3.generate_presigned_url("put_object", Params=where, ExpiresIn=60)
    fetching = s3.generate_presigned_url("get_object", Params=where | {"ResponseContentType": "text/x-asked"}, ExpiresIn=60)
    assert plain("PUT", storing, b"by a link")[0] == 200
    status, body, headers = plain("GET", fetching)
    assert (status, body, headers["Content-Type"]) == (200, b"by a link", "text/x-asked"), (status, body)
    assert plain("PUT", fetching, b"refused")[0] == 403
    assert plain("GET", fetching.replace("presign", "another"))[0] == 403
    assert plain("GET", fetching.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"))[0] == 403
    assert s3.get_object(**where)["Body"].read() == b"by a link"


def conditions(s3, bucket, name, path):
    """If-None-Match on writes, If-None-Match and If-Match on reads."""
    where = {"Bucket": bucket, "Key": name}
    etag = s3.put_object(**where, Body=b"new", IfNoneMatch="*")["ETag"]
    expect_code("PreconditionFailed", lambda: s3.put_object(**where, Body=b"newer", IfNoneMatch="*"))
    expect_code("304", lambda: s3.get_object(**where, IfNoneMatch=etag))
    expect_code("PreconditionFailed", lambda: s3.get_object(**where, IfMatch='"0123"'))
    assert s3.get_object(**where, IfMatch=etag)["Body"].read() == b"new"


def bucket(s3, bucket_name, name, path):
    """The life of a bucket."""
    s3.create_bucket(Bucket=bucket_name)
    expect_code("BucketAlreadyOwnedByYou", lambda: s3.create_bucket(Bucket=bucket_name))
    assert bucket_name in [one["Name"] for one in s3.list_buckets()["Buckets"]]
    s3.head_bucket(Bucket=bucket_name)
    assert s3.get_bucket_location(Bucket=bucket_name)["LocationConstraint"] == os.environ["AWS_REGION"]
    assert s3.get_bucket_versioning(Bucket=bucket_name)["Status"] == "Enabled"
    s3.put_bucket_acl(Bucket=bucket_name, ACL="private")
    assert len(s3.get_bucket_acl(Bucket=bucket_name)["Grants"]) == 1
    stored = s3.put_object(Bucket=bucket_name, Key=name, Body=b"x")
    expect_code("BucketNotEmpty", lambda: s3.delete_bucket(Bucket=bucket_name))
    s3.delete_object(Bucket=bucket_name, Key=name, VersionId=stored["VersionId"])
    s3.delete_bucket(Bucket=bucket_name)
    expect_code("404", lambda: s3.head_bucket(Bucket=bucket_name))


def plain(method, url, body=None):
    """A request without a key; status, body and headers, whatever the status is."""
    request = urllib.request.Request(url, data=body, method=method)
    request.add_header("Content-Type", "")
    try:
        with OPENER.open(request, timeout=120) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def expect_code(code, action):
    """Fails unless the action is refused with this code."""
    try:
        action()
    except botocore.exceptions.ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"{found} instead of {code}: {error}"
        return
    raise AssertionError(f"not refused with {code}")


ACTIONS = {"list": list_names} | {
    action.__name__: action for action in (upload, download, delete, life, parts, presign, conditions, bucket)
}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]](connect(), *sys.argv[2:5])
