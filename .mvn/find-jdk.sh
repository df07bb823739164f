# shellcheck shell=sh
# Finds a Java home of at least a given feature version. POSIX sh, to be sourced:
#
#     . .mvn/find-jdk.sh
#     JAVA_HOME=$(find_jdk 25) || exit 1         # a JDK: has javac
#     JAVA_HOME=$(find_jdk 25 java) || exit 1    # a runtime is enough
#
# Order: JAVA_HOME, the java on the PATH, then the usual places, where the lowest version that fits is taken
# (nearest to what the build was tried with). No java is started: each home's `release` file is read.

# Prints the feature version of the Java home $1, or nothing.
jdk_feature() {
  [ -r "$1/release" ] || return 0
  _jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9._]*\).*/\1/p' "$1/release" | head -n 1)
  case $_jdk_version in
  1.*)
    _jdk_version=${_jdk_version#1.}
    ;;
  esac
  printf '%s' "${_jdk_version%%[._]*}"
}

# True when the home $1 holds the tool $3 and is of version $2 or newer.
jdk_fits() {
  [ -x "$1/bin/$3" ] || return 1
  _jdk_feature=$(jdk_feature "$1")
  [ -n "$_jdk_feature" ] && [ "$_jdk_feature" -ge "$2" ]
}

# Prints the home that the java on the PATH belongs to, or nothing.
jdk_on_path() {
  _jdk_java=$(command -v java) || return 0
  _jdk_java=$(readlink -f "$_jdk_java" 2>/dev/null) || return 0
  dirname "$(dirname "$_jdk_java")"
}

# find_jdk MIN [javac|java]: prints the home; without one, says what to install and returns 1.
find_jdk() {
  _jdk_min=$1
  _jdk_tool=${2:-javac}
  if [ -n "${JAVA_HOME-}" ] && jdk_fits "$JAVA_HOME" "$_jdk_min" "$_jdk_tool"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  _jdk_home=$(jdk_on_path)
  if [ -n "$_jdk_home" ] && jdk_fits "$_jdk_home" "$_jdk_min" "$_jdk_tool"; then
    printf '%s\n' "$_jdk_home"
    return 0
  fi
  _jdk_best=$(
    set +f # the caller may have switched file name patterns off
    for _jdk_home in /usr/lib/jvm/* /opt/* /opt/*/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
      if jdk_fits "$_jdk_home" "$_jdk_min" "$_jdk_tool"; then
        printf '%s %s\n' "$(jdk_feature "$_jdk_home")" "$_jdk_home"
      fi
    done | sort -n | head -n 1
  )
  if [ -n "$_jdk_best" ]; then
    printf '%s\n' "${_jdk_best#* }"
    return 0
  fi
  {
    echo "No Java $_jdk_min or newer was found (with bin/$_jdk_tool)."
    echo "Install one, for example Temurin (Debian: temurin-$_jdk_min-jdk or openjdk-$_jdk_min-jdk), or set JAVA_HOME to it."
    echo "Looked in: JAVA_HOME, the PATH, /usr/lib/jvm, /opt, /Library/Java, ~/.sdkman, ~/.jdks."
  } >&2
  return 1
}
