#!/bin/sh
# What a provider does with curl and nothing else (sheet 03 §12): signs in with the master application key, finds its
# Group, makes a member, uses the member's key at once, lists the members, lets the member go, and is refused.
#
#   API_URL  ADMIN_ID  ADMIN_KEY  GROUP_NAME  MEMBER_EMAIL  S3_REGION    from the environment
#
# Ends with 0 and the words "partner flow done", or with the step that went wrong.
set -eu

fail() {
  echo "failed: $1" >&2
  exit 1
}

# field NAME.NAME... : a value in the JSON on standard input
field() {
  python3 -c '
import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1].split("."):
    value = value[int(name)] if isinstance(value, list) else value[name]
print(value)' "$1"
}

# call VERSION OPERATION BODY : posts as curl does by itself, with its own content type
call() {
  curl -sS --noproxy '*' -H "Authorization: $token" -d "$3" "$groups_url/b2api/$1/$2"
}

# status VERSION OPERATION BODY : status and code of a refusal
status() {
  curl -sS --noproxy '*' -o answer.json -w '%{http_code}' -H "Authorization: $token" -d "$3" "$groups_url/b2api/$1/$2"
  echo " $(field code <answer.json)"
}

authorized=$(curl -sS --noproxy '*' -u "$ADMIN_ID:$ADMIN_KEY" "$API_URL/b2api/v3/b2_authorize_account")
token=$(echo "$authorized" | field authorizationToken)
groups_url=$(echo "$authorized" | field apiInfo.groupsApi.groupsApiUrl)
test "$(echo "$authorized" | field accountId)" = "$ADMIN_ID" || fail "the account is not the master key's"

group=$(curl -sS --noproxy '*' -G -H "Authorization: $token" --data-urlencode "adminAccountId=$ADMIN_ID" \
  --data-urlencode "groupName=$GROUP_NAME" "$groups_url/b2api/v2/b2_list_groups" | field groups.0.groupId)

request="{\"adminAccountId\":\"$ADMIN_ID\",\"groupId\":\"$group\",\"memberEmail\":\"$MEMBER_EMAIL\",\"region\":\"us-west\"}"
created=$(call v3 b2_create_group_member "$request")
member=$(echo "$created" | field groupMember.accountId)
key_id=$(echo "$created" | field applicationKeyId)
key=$(echo "$created" | field applicationKey)

test "$(status v3 b2_create_group_member "$request")" = "401 invalid_email" || fail "the same address is taken twice"
field message <answer.json | grep -q "already exists" || fail "the message that scripts look for"

as_member=$(curl -sS --noproxy '*' -u "$key_id:$key" "$API_URL/b2api/v4/b2_authorize_account")
member_token=$(echo "$as_member" | field authorizationToken)
bucket="partner-flow-$member"
curl -sS --noproxy '*' -H "Authorization: $member_token" \
  -d "{\"accountId\":\"$member\",\"bucketName\":\"$bucket\",\"bucketType\":\"allPrivate\"}" \
  "$API_URL/b2api/v4/b2_create_bucket" | field bucketId >/dev/null || fail "the member's bucket"
printf 'by S3' >content
s3="$API_URL/$bucket/file.txt"
# curl signs the digest that the header names; by itself it leaves the header out.
digest=$(sha256sum content | cut -d ' ' -f 1)
curl -sSf --noproxy '*' --aws-sigv4 "aws:amz:$S3_REGION:s3" -u "$key_id:$key" -H "x-amz-content-sha256: $digest" \
  -T content "$s3" || fail "the upload by S3"
test "$(curl -sSf --noproxy '*' -H "Authorization: $member_token" "$API_URL/file/$bucket/file.txt")" = "by S3" ||
  fail "the download by the Native API"

listed=$(call v4 b2_list_group_members "{\"adminAccountId\":\"$ADMIN_ID\",\"groupId\":$group,\"startEmail\":\"$MEMBER_EMAIL\",\"maxMemberCount\":1}")
test "$(echo "$listed" | field groupMembers.0.accountId)" = "$member" || fail "the member is not listed"
echo "$listed" | field groupMembers.0.b2Stats.bucketCount >/dev/null || fail "the statistics"

eject="{\"adminAccountId\":\"$ADMIN_ID\",\"groupId\":\"$group\",\"memberAccountId\":\"$member\",\"email\":\"left-$MEMBER_EMAIL\"}"
test "$(call v3 b2_eject_group_member "$eject" | field email)" = "left-$MEMBER_EMAIL" || fail "the ejection"
test "$(status v3 b2_eject_group_member "$eject")" = "401 invalid_member_account_id" || fail "a second ejection"
curl -sSf --noproxy '*' -u "$key_id:$key" "$API_URL/b2api/v4/b2_authorize_account" >/dev/null || fail "the key after the ejection"

token=$member_token
test "$(status v3 b2_list_groups "{\"adminAccountId\":\"$member\"}")" = "401 unauthorized" || fail "a standard key is no partner's"
rm -f answer.json content
echo "partner flow done"
