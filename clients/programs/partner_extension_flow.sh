#!/bin/sh
# What a provider does by curl with what this server adds to the Partner API: makes a member once, bounds what it may
# store, lets it go on, suspends its account and lets it work again, gives it one more key and takes that away.
#
#   API_URL  CONSOLE_URL  ADMIN_ID  ADMIN_KEY  GROUP_ID  MEMBER_EMAIL  S3_REGION    from the environment
#
# Ends with 0 and the words "partner extension flow done", or with the step that went wrong.
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

# Without whatever proxy this machine uses, which is not for a server on the loopback address.
ask() {
  curl -sS --noproxy '*' "$@"
}

# extension METHOD PATH [BODY [HEADER]] : below the Group; its status on standard output, its answer in answer.json
extension() {
  ask -o answer.json -w '%{http_code}' -X "$1" -H "Authorization: Bearer $token" ${4:+-H "$4"} \
    ${3:+-d "$3"} "$CONSOLE_URL/api/v1/groups/$GROUP_ID$2"
}

# create EMAIL KEY : a member, once however often it is asked; the status, and the answer in answer.json
create() {
  ask -o answer.json -w '%{http_code}' -H "Authorization: $token" -H "Idempotency-Key: $2" \
    -d "{\"adminAccountId\":\"$ADMIN_ID\",\"groupId\":\"$GROUP_ID\",\"memberEmail\":\"$1\"}" \
    "$API_URL/b2api/v3/b2_create_group_member"
}

# upload NAME FILE : by the Native API; the status, and the answer in answer.json
upload() {
  place=$(ask -H "Authorization: $member_token" -d "{\"bucketId\":\"$bucket_id\"}" "$API_URL/b2api/v3/b2_get_upload_url")
  ask -o answer.json -w '%{http_code}' -H "Authorization: $(echo "$place" | field authorizationToken)" \
    -H "X-Bz-File-Name: $1" -H "X-Bz-Content-Sha1: $(sha1sum "$2" | cut -d ' ' -f 1)" -H "Content-Type: b2/x-auto" \
    --data-binary @"$2" "$(echo "$place" | field uploadUrl)"
}

# put NAME FILE : by the S3-compatible API; the status, and the answer in answer.xml
put() {
  digest=$(sha256sum "$2" | cut -d ' ' -f 1)
  ask -o answer.xml -w '%{http_code}' --aws-sigv4 "aws:amz:$S3_REGION:s3" -u "$key_id:$key" \
    -H "x-amz-content-sha256: $digest" -T "$2" "$API_URL/$bucket/$1"
}

# expect STATUS CODE WHAT : of the status on standard input and the answer in answer.json
expect() {
  status=$(cat)
  test "$status $(field code <answer.json)" = "$1 $2" || fail "$3: $status $(cat answer.json)"
}

token=$(ask -u "$ADMIN_ID:$ADMIN_KEY" "$API_URL/b2api/v3/b2_authorize_account" | field authorizationToken)

test "$(create "$MEMBER_EMAIL" curl-1)" = 200 || fail "the creation: $(cat answer.json)"
mv answer.json first.json
test "$(create "$MEMBER_EMAIL" curl-1)" = 200 || fail "the creation sent again: $(cat answer.json)"
cmp -s first.json answer.json || fail "the creation sent again is answered otherwise"
create "other-$MEMBER_EMAIL" curl-1 | expect 409 conflict "another creation under the same Idempotency-Key"
member=$(field groupMember.accountId <first.json)
key_id=$(field applicationKeyId <first.json)
key=$(field applicationKey <first.json)

member_token=$(ask -u "$key_id:$key" "$API_URL/b2api/v4/b2_authorize_account" | field authorizationToken)
bucket="extension-flow-$member"
bucket_id=$(ask -H "Authorization: $member_token" \
  -d "{\"accountId\":\"$member\",\"bucketName\":\"$bucket\",\"bucketType\":\"allPrivate\"}" \
  "$API_URL/b2api/v4/b2_create_bucket" | field bucketId)

printf '0123456789' >ten
printf 'x' >one
test "$(extension PUT "/members/$member/quota" '{"bytes":20}')" = 200 || fail "the quota: $(cat answer.json)"
test "$(upload native ten)" = 200 || fail "an upload below the quota: $(cat answer.json)"
test "$(put s3 ten)" = 200 || fail "an upload by S3 up to the quota: $(cat answer.xml)"
test "$(put over one)" = 403 || fail "an upload by S3 beyond the quota"
grep -q '<Code>AccessDenied</Code>' answer.xml || fail "its refusal is $(cat answer.xml)"
ask -o answer.json -w '%{http_code}' -H "Authorization: $member_token" -d "{\"bucketId\":\"$bucket_id\"}" \
  "$API_URL/b2api/v3/b2_get_upload_url" | expect 403 storage_cap_exceeded "a place to upload when the account is full"
test "$(extension PUT "/members/$member/quota" '{"bytes":21}')" = 200 || fail "the raised quota: $(cat answer.json)"
upload over ten | expect 403 storage_cap_exceeded "an upload beyond the raised quota"
test "$(upload over one)" = 200 || fail "an upload up to the raised quota: $(cat answer.json)"
test "$(extension GET "/members/$member")" = 200 || fail "the member: $(cat answer.json)"
test "$(field stored.bytes <answer.json) $(field stored.files <answer.json)" = "21 3" || fail "it holds $(cat answer.json)"

test "$(extension PUT "/members/$member/state" '{"state":"suspended"}')" = 200 || fail "the suspension: $(cat answer.json)"
ask -o answer.json -w '%{http_code}' -u "$key_id:$key" "$API_URL/b2api/v4/b2_authorize_account" |
  expect 403 account_trouble "a sign-in while suspended"
test "$(put suspended one)" = 403 || fail "an upload by S3 while suspended"
test "$(extension PUT "/members/$member/state" '{"state":"active"}')" = 200 || fail "the end of the suspension: $(cat answer.json)"
ask -f -u "$key_id:$key" "$API_URL/b2api/v4/b2_authorize_account" >/dev/null || fail "a sign-in after the suspension"

wanted='{"keyName":"more","capabilities":["listBuckets"]}'
test "$(extension POST "/members/$member/keys" "$wanted" "Idempotency-Key: curl-2")" = 201 || fail "a key: $(cat answer.json)"
more=$(field applicationKeyId <answer.json)
more_key=$(field applicationKey <answer.json)
ask -f -u "$more:$more_key" "$API_URL/b2api/v4/b2_authorize_account" >/dev/null || fail "a sign-in with the further key"
test "$(extension DELETE "/members/$member/keys/$more")" = 200 || fail "its deletion: $(cat answer.json)"
ask -o answer.json -w '%{http_code}' -u "$more:$more_key" "$API_URL/b2api/v4/b2_authorize_account" |
  expect 401 unauthorized "a sign-in with a deleted key"
rm -f answer.json answer.xml first.json ten one
echo "partner extension flow done"
