# Sourced by ./strongroom and ./format. POSIX sh.

# The oldest Java that will do.
required_java=25

# Succeeds if the directory is a JDK (it has a compiler) that is new enough. Reads the file that every
# JDK carries instead of starting it: starting one just to ask its version takes longer than most commands.
is_suitable_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$feature" ] && [ "$feature" -ge "$required_java" ]
}

# Prints where each JDK might be, one a line, in the order of preference.
jdk_candidates() {
  echo "${STRONGROOM_JAVA_HOME-}"
  echo "${JAVA_HOME-}"
  if java_on_path=$(command -v java); then
    while [ -L "$java_on_path" ]; do
      target=$(readlink "$java_on_path")
      case $target in
        /*) java_on_path=$target ;;
        *) java_on_path=$(dirname -- "$java_on_path")/$target ;;
      esac
    done
    dirname -- "$(dirname -- "$java_on_path")"
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$required_java+" 2>/dev/null || :
  fi
  for jdk in "${SDKMAN_DIR-${HOME-}/.sdkman}"/candidates/java/* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    echo "$jdk"
  done
}

# Prints the home of a suitable JDK; if there is none, says on standard error how to get one, and fails.
find_jdk() {
  if [ -n "${STRONGROOM_JAVA_HOME-}" ] && ! is_suitable_jdk "$STRONGROOM_JAVA_HOME"; then
    echo "STRONGROOM_JAVA_HOME is $STRONGROOM_JAVA_HOME, which is not a JDK $required_java or newer." >&2
    return 1
  fi
  jdk_candidates | {
    while IFS= read -r candidate; do
      if [ -n "$candidate" ] && is_suitable_jdk "$candidate"; then
        printf '%s\n' "$candidate"
        exit 0
      fi
    done
    exit 1
  } && return 0
  cat >&2 <<END
Strongroom needs a JDK $required_java or newer, and none was found in STRONGROOM_JAVA_HOME, JAVA_HOME, the PATH
or the places where JDKs are usually installed. To get one:
  Debian, Ubuntu   apt-get install openjdk-$required_java-jdk-headless, or Eclipse Temurin's package temurin-$required_java-jdk
  Fedora           dnf install java-$required_java-openjdk-devel
  macOS            brew install openjdk@$required_java
  anywhere         sdk install java $required_java-tem (SDKMAN!), or an archive from adoptium.net
If you have one elsewhere, set STRONGROOM_JAVA_HOME to its directory.
END
  return 1
}

# Runs Maven on the JDK in $1, whatever Java it would take by itself; what it prints goes to standard error.
run_maven() {
  maven_jdk=$1
  shift
  if ! command -v mvn >/dev/null; then
    cat >&2 <<END
Strongroom is built with Maven, and there is no mvn on the PATH. To get it:
  Debian, Ubuntu   apt-get install maven
  Fedora           dnf install maven
  macOS            brew install maven
  anywhere         sdk install maven (SDKMAN!), or an archive from maven.apache.org
END
    return 1
  fi
  # The two options silence the warnings of a new Java about what Maven's own libraries do.
  JAVA_HOME=$maven_jdk \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
    mvn "$@" >&2
}
