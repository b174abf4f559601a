"""A provider: the admin of a Group, by the Partner API and by this server's extension API."""

import json
import urllib.parse

from harness.keys import Key
from harness.wire import Session, request


class Provider:
    """Signed in with the master application key that `./strongroom dev --partner` made, for its Group."""

    def __init__(self, details, secrets):
        partner = details["partner"]
        self._key = Key(partner["masterApplicationKeyId"], partner["masterApplicationKey"])
        self._root = f"{details['consoleUrl']}/api/v1/groups/{partner['groupId']}"
        self._secrets = secrets
        self.api_url = details["apiUrl"]
        self.group = partner["groupId"]
        self.sign_in()

    def sign_in(self):
        """Makes a new token; the one before may have expired."""
        self.session = Session(self.api_url, self._key, 3)

    def create(self, email, idempotency_key=None):
        """A new member of the Group: the whole answer, with the first key."""
        created = self.session.call(
            "b2_create_group_member",
            headers=idempotent(idempotency_key),
            adminAccountId=self.session.account,
            groupId=self.group,
            memberEmail=email,
        )
        self._secrets.add(created["applicationKey"])
        return created

    def members(self, email):
        """The members whose address begins so."""
        answer = self.session.call(
            "b2_list_group_members", adminAccountId=self.session.account, groupId=self.group, startEmail=email
        )
        return [member for member in answer["groupMembers"] if member["email"].startswith(email)]

    def extension(self, method, path="", body=None, idempotency_key=None):
        """One call of the extension API below the Group; returns the answer or raises ApiError."""
        headers = {"Authorization": f"Bearer {self.session.token}", **idempotent(idempotency_key)}
        sent = None if body is None else json.dumps(body).encode()
        answer = json.loads(request(self._root + path, headers, sent, method))
        if "applicationKey" in answer:
            self._secrets.add(answer["applicationKey"])
        return answer

    def bound(self, account=None, **quota):
        """Sets the quota of a member, or of the Group."""
        return self.extension("PUT", f"{of(account)}/quota", quota)

    def stored(self, account=None):
        """What a member holds, or all of the Group together."""
        return self.extension("GET", of(account))["stored"]

    def set_state(self, account, state):
        """Suspends a member's account, or lets it work again."""
        return self.extension("PUT", f"{of(account)}/state", {"state": state})


def of(account):
    """The path of a member below that of the Group."""
    return "" if account is None else "/members/" + urllib.parse.quote(account)


def idempotent(key):
    """The header that makes a request count once."""
    return {} if key is None else {"Idempotency-Key": key}
