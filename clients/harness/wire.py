"""The Native API spoken directly over HTTP: makes buckets and keys, and asks what no client can be made to ask."""

import base64
import hashlib
import json
import urllib.error
import urllib.parse
import urllib.request

from harness.report import Failure

# Whatever proxy this machine uses is not for a server on the loopback address.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ApiError(Exception):
    """An error answer, with the HTTP status, B2's code and message, and the id that the server gave the request."""

    def __init__(self, status, code, message, request_identifier):
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.request_identifier = request_identifier


class Session:
    """An account token, made by b2_authorize_account in the given version."""

    def __init__(self, api_url, key, version=4):
        credentials = base64.b64encode(f"{key.identifier}:{key.secret}".encode()).decode()
        answer = request(f"{api_url}/b2api/v{version}/b2_authorize_account", {"Authorization": f"Basic {credentials}"})
        self.answer = json.loads(answer)
        self.token = self.answer["authorizationToken"]
        self.account = self.answer["accountId"]
        storage = self.answer["apiInfo"]["storageApi"] if version >= 3 else self.answer
        self.api_url = storage["apiUrl"]
        self.download_url = storage["downloadUrl"]
        self.version = version

    def call(self, operation, version=None, headers=None, **fields):
        """One JSON call; returns the answer as a dictionary or raises ApiError."""
        url = f"{self.api_url}/b2api/v{version or self.version}/{operation}"
        sent = {"Authorization": self.token, **(headers or {})}
        return json.loads(request(url, sent, json.dumps(fields).encode()))

    def upload(self, bucket_identifier, name, content):
        """Uploads one small file and returns its file version."""
        place = self.call("b2_get_upload_url", bucketId=bucket_identifier)
        headers = {
            "Authorization": place["authorizationToken"],
            "X-Bz-File-Name": urllib.parse.quote(name),
            "Content-Type": "b2/x-auto",
            "X-Bz-Content-Sha1": hashlib.sha1(content).hexdigest(),
        }
        return json.loads(request(place["uploadUrl"], headers, content))

    def download(self, bucket_name, name):
        """The content of the newest version of a file."""
        url = f"{self.download_url}/file/{bucket_name}/{urllib.parse.quote(name)}"
        return request(url, {"Authorization": self.token})

    def names(self, bucket_identifier, prefix=None):
        """Every file name of a bucket, hidden ones left out, in the order of the server."""
        found, start = [], None
        while True:
            page = self.call(
                "b2_list_file_names",
                bucketId=bucket_identifier, startFileName=start, maxFileCount=1000, prefix=prefix,
            )
            found += [file["fileName"] for file in page["files"]]
            start = page["nextFileName"]
            if start is None:
                return found


def request(url, headers, body=None, method=None):
    """Sends one request (POST when there is a body) and returns the body of the answer, or raises ApiError."""
    try:
        sent = urllib.request.Request(url, data=body, headers=headers, method=method)
        with OPENER.open(sent, timeout=300) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        text = error.read()
        try:
            fault = json.loads(text)
            raise ApiError(error.code, fault["code"], fault["message"], error.headers.get("X-Request-Id")) from None
        except (ValueError, KeyError):
            raise Failure(f"status {error.code} without B2's error body: {text[:200]!r}") from None


def expect_error(status, code, action, message=None):
    """Raises Failure unless the action is refused with exactly this status, code and (when given) message."""
    try:
        action()
    except ApiError as error:
        if (error.status, error.code) != (status, code) or (message is not None and error.message != message):
            raise Failure(f"refused with {error}, expected {status} {code} {message or ''}") from None
        return
    raise Failure(f"was not refused; expected {status} {code}")


def expect_status(status, url):
    """Raises Failure unless a plain GET is answered with exactly this status."""
    try:
        with OPENER.open(url, timeout=300) as answer:
            found = answer.status
    except urllib.error.HTTPError as error:
        found = error.code
    if found != status:
        raise Failure(f"status {found}, expected {status}")
