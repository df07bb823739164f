# shellcheck shell=bash
# Sourced by deploy/demo, deploy/gauntlet and deploy/bench, in the root of the source tree: finds the JDK, packages what
# is older than its sources, and runs a main class of the acceptance module.

# shellcheck source=../../.mvn/find-jdk.sh
. .mvn/find-jdk.sh

packages=(
  kiosk-app/target/kiosk-app.jar
  fleet-server/target/fleet-server.jar
  deploy/simulator/target/simulator.jar
  deploy/acceptance/target/acceptance.jar
  deploy/acceptance/target/acceptance-drive.jar
  deploy/acceptance/target/acceptance.classpath
)

# True when every package is there and none is older than a source or a pom.
packaged() {
  local file
  for file in "${packages[@]}"; do
    [ -e "$file" ] || return 1
  done
  [ -z "$(find pom.xml ./*/pom.xml deploy/*/pom.xml ./*/src/main deploy/*/src/main \
    -newer deploy/acceptance/target/acceptance.classpath -type f -print -quit)" ]
}

build() {
  if packaged; then
    return 0
  fi
  echo "Building (some minutes the first time) …"
  # No -q: the lines of the modules are the progress.
  if ! ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true package |
    { grep --line-buffered -E '^\[INFO\] (Building|Hymy|BUILD)|ERROR' || true; }; then
    echo "The build failed." >&2
    return 1
  fi
  touch deploy/acceptance/target/acceptance.classpath
}

# Chromium for the browser, installed from Debian's packages when that is possible.
need_browser() {
  [ -x /usr/bin/chromium ] && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  fi
  [ -x /usr/bin/chromium ] || {
    echo "This needs Chromium. As root: apt-get install --no-install-recommends chromium" >&2
    return 1
  }
}

# Replaces the shell, so that Ctrl-C and kill reach the program itself, which ends all that it started.
run_acceptance() {
  JAVA_HOME=$(find_jdk 25)
  export JAVA_HOME PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  build
  # By name: simulator.jar on the class path brings its own logback.xml and the kiosk's.
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC "-Dhymy.root=$PWD" \
    -Dlogback.configurationFile=acceptance-logback.xml \
    -cp "deploy/acceptance/target/acceptance.jar:$(cat deploy/acceptance/target/acceptance.classpath)" "$@"
}
