# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: the program with a runtime of its own, as a folder that can be a slot: runtime/, lib/, kiosk.args,
# tools.args, start.jsa.

# What the program and its libraries use of the JDK (asked of jdeps), languages, elliptic curves, and what helps to find
# out why a kiosk is slow.
jdk_modules=java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.sasl,java.sql
jdk_modules+=,java.xml,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.jcmd,jdk.management,jdk.net,jdk.zipfs
languages=ar,da,en,et,fi,nb,ru,so,sv,uk

make_app() {
  local app=$1
  need_jars
  mkdir -p "$app/lib"
  cp kiosk-app/target/kiosk-app.jar "$app/lib/"
  find kiosk-app/target/lib -name '*.jar' ! -name 'javafx-*' -exec cp -t "$app/lib" {} +
  javafx_jars "$app/lib"
  make_runtime "$app/runtime"
  unpack_natives "$app"
  cp "$here/kiosk.args" "$here/tools.args" "$app/"
  fix_class_path "$app"
  list_classes "$app"
  # The same inputs give the same times.
  find "$app" -exec touch --no-dereference --date=@"$(git log -1 --format=%ct 2>/dev/null || echo 0)" {} +
}

# Packaged by Maven when something is missing, or is older than a source.
need_jars() {
  # shellcheck source-path=SCRIPTDIR source=../../../.mvn/find-jdk.sh
  . .mvn/find-jdk.sh
  JAVA_HOME=$(find_jdk 25)
  export JAVA_HOME
  if [ ! -e kiosk-app/target/kiosk-app.jar ] || [ -n "$(find pom.xml kiosk-app/pom.xml kiosk-app/src/main \
    shared-protocol/src/main -newer kiosk-app/target/kiosk-app.jar -type f -print -quit)" ]; then
    say "Packaging kiosk-app"
    ./mvnw -q -B -ntp -pl kiosk-app -am -DskipTests -Dspotless.check.skip=true -Djacoco.skip package
  fi
}

# JavaFX has another jar for each processor; Maven fetches the foreign one into its own repository.
javafx_jars() {
  local version classifier=linux module jar
  [ "$arch" = amd64 ] || classifier=linux-aarch64
  version=$(basename kiosk-app/target/lib/javafx-base-*-linux.jar -linux.jar)
  version=${version#javafx-base-}
  for module in base graphics controls; do
    cp "kiosk-app/target/lib/javafx-$module-$version.jar" "$1/" 2>/dev/null || true
    jar=$(maven_jar "org/openjfx/javafx-$module/$version/javafx-$module-$version-$classifier.jar")
    [ -f "$jar" ] || fetch_jar "org.openjfx:javafx-$module:$version:jar:$classifier"
    cp "$jar" "$1/"
  done
}

maven_jar() {
  echo "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/$1"
}

fetch_jar() {
  ./mvnw -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dartifact="$1" -Dtransitive=false
}

# By the JDK at hand, of the parts that Debian builds for the other processor.
make_runtime() {
  local parts
  parts=$(jdk_parts)
  rm -rf "$1"
  "$JAVA_HOME/bin/jlink" --module-path "$parts" --add-modules "$jdk_modules" --include-locales "$languages" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output "$1"
  find "$1" -name '*.debuginfo' -delete
}

# The folder with the jmod files of Debian's JDK for this processor.
jdk_parts() {
  local folder=$cache/jdk-$arch
  local packages=("openjdk-25-jdk-headless:$arch" "openjdk-25-jre-headless:$arch")
  if [ "$fresh" = yes ] || [ -z "$(find "$folder" -name java.base.jmod -mtime -1 2>/dev/null)" ]; then
    rm -rf "$folder"
    mkdir -p "$folder/debs"
    fetch_debs "$folder/debs" "${packages[0]}"
    local deb
    for deb in "$folder"/debs/*.deb; do
      dpkg-deb -x "$deb" "$folder/root"
    done
    basename -a "$folder"/debs/*.deb >"$folder/versions"
    find "$folder/root" -name java.base.jmod -exec touch {} +
    rm -rf "$folder/debs"
  fi
  dirname "$(find "$folder/root" -name java.base.jmod -print -quit)"
}

# Debian's packages of the image's suite, by an apt that knows nothing of this machine.
fetch_debs() {
  local into=$1 apt=$cache/apt-$arch
  shift
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  : >"$apt/status"
  sources >"$apt/sources.list"
  local options=(-qq -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::PreferencesParts=/dev/null -o "Dir::State::Lists=$apt/lists" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt" -o "APT::Architecture=$arch" -o "APT::Architectures::=$arch" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update
  (cd "$into" && apt-get "${options[@]}" download "$@")
}

# What would be unpacked into a temporary folder at each start lies where it is looked for first, JavaFX's beside its jars:
# quicker, and nothing that can be written needs to be executable.
unpack_natives() {
  local app=$1 processor=x86_64 pi=x86-64
  [ "$arch" = amd64 ] || { processor=aarch64 && pi=aarch64; }
  unzip -q -j -o "$app"/lib/javafx-graphics-*-linux*.jar '*.so' -d "$app/lib"
  unzip -q -j -o "$app"/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$processor/*.so" -d "$app/runtime/lib"
  unzip -q -j -o "$app"/lib/jna-5*.jar "com/sun/jna/linux-${pi}/*.so" -d "$app/runtime/lib"
}
