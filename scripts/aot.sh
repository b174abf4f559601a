# Sourced by ./strongroom for `./strongroom aot`, with its variables and functions. POSIX sh.

# Prints the string value of the field $2 of the JSON object $1; the first, if it is there more often.
field() {
  printf '%s' "$1" | tr -d '\n' | grep -o "\"$2\" *: *\"[^\"]*\"" | head -n 1 | sed 's/.*: *"\(.*\)"/\1/'
}

# Sends a request: never by way of a proxy, by nobody's own settings, and not for ever.
ask() {
  curl -q -s --noproxy '*' --max-time 30 "$@"
}

# Asks the emulator whose first line is $1 for what clients ask for, with $2 as scratch directory.
# Succeeds if a file came back as it was uploaded.
exercise() {
  api=$(field "$1" apiUrl)
  login=$(ask -u "$(field "$1" applicationKeyId):$(field "$1" applicationKey)" \
    "$api/b2api/v3/b2_authorize_account")
  token=$(field "$login" authorizationToken)
  call() {
    ask -H "Authorization: $token" -d "$2" "$api/b2api/v3/$1"
  }
  bucket=$(field "$(call b2_create_bucket "{\"accountId\":\"$(field "$1" accountId)\",
    \"bucketName\":\"training-bucket\",\"bucketType\":\"allPrivate\"}")" bucketId)
  upload=$(call b2_get_upload_url "{\"bucketId\":\"$bucket\"}")
  echo "some bytes" >"$2/body"
  ask -o "$2/reply" -H "Authorization: $(field "$upload" authorizationToken)" \
    -H "X-Bz-File-Name: a%20file" -H "X-Bz-Content-Sha1: $(sha1_of "$2/body")" -H "Content-Type: b2/x-auto" \
    --data-binary @"$2/body" "$(field "$upload" uploadUrl)" || return 1
  call b2_list_file_names "{\"bucketId\":\"$bucket\"}" >"$2/reply"
  ask -o "$2/reply" -H "Authorization: $token" "$api/file/training-bucket/a%20file" || return 1
  cmp -s "$2/body" "$2/reply"
}

sha1_of() {
  { sha1sum "$1" 2>/dev/null || shasum "$1"; } | cut -c 1-40
}

# Ends the emulator, which writes the cache as it ends: by force when it has not ended after half a minute.
end_emulator() {
  kill "$emulator" 2>/dev/null || :
  half_seconds=0
  while kill -0 $emulator 2>/dev/null && [ $half_seconds -lt 60 ]; do
    half_seconds=$((half_seconds + 1))
    sleep 0.5
  done
  kill -9 $emulator 2>/dev/null || :
  wait $emulator 2>/dev/null || :
  emulator=
}

# Runs the emulator in memory with Java watching which classes it needs, exercises it and ends it; Java then writes the
# cache, which becomes $aot when it is whole. No setting of the caller's reaches the emulator: it must never open the
# caller's data.
train() {
  if ! command -v curl >/dev/null; then
    echo "Training sends a few requests with curl, which is not on the PATH." >&2
    return 1
  fi
  options=$(options_for dev)
  for setting in $(env | sed -n 's/^\(STRONGROOM_[A-Z0-9_]*\)=.*/\1/p'); do
    unset "$setting"
  done
  scratch=$(mktemp -d "$program/training.XXXXXX")
  : >"$scratch/out"
  emulator=
  trap '[ -z "$emulator" ] || kill "$emulator" 2>/dev/null || :; rm -rf "$scratch"' EXIT
  trap 'exit 1' HUP INT TERM
  # shellcheck disable=SC2086 # a list of options
  "$jdk/bin/java" $options -XX:AOTCacheOutput="$scratch/aot" -cp "$jar" dev.strongroom.cli.Main \
    dev --port 0 --console-port 0 >"$scratch/out" 2>"$scratch/log" &
  emulator=$!
  half_seconds=0
  until grep -q apiUrl "$scratch/out"; do
    half_seconds=$((half_seconds + 1))
    if [ $half_seconds -gt 60 ] || ! kill -0 $emulator 2>/dev/null; then
      cat "$scratch/log" >&2
      echo "The emulator did not start." >&2
      return 1
    fi
    sleep 0.5
  done
  gave_back=yes
  exercise "$(head -n 1 "$scratch/out")" "$scratch" || gave_back=no
  end_emulator
  if [ $gave_back = no ]; then
    cat "$scratch/log" "$scratch/reply" >&2
    echo "The emulator did not give back what was uploaded, so no cache was made." >&2
    return 1
  fi
  if [ ! -f "$scratch/aot" ]; then
    cat "$scratch/log" >&2
    echo "Java made no cache." >&2
    return 1
  fi
  mv "$scratch/aot" "$aot"
  echo "Made $aot." >&2
}
