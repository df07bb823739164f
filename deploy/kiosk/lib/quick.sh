# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: classes that the programs load at a start lie ready beside them (class data sharing, JEP 310 and 350), which
# halves what a processor has to do before something is on the glass. An archive suits one runtime, one class path and
# the times of its jars alone; where it does not, Java starts as if there were none.

# By their order, for an archive suits no other.
fix_class_path() {
  local app=$1 jars
  jars=$(cd "$app" && printf '%s\n' lib/*.jar | LC_ALL=C sort | paste -sd:)
  sed -i "s|^-cp lib/\*\$|-cp $jars|" "$app/kiosk.args" "$app/tools.args"
  ! grep -q '^-cp lib/\*' "$app/kiosk.args" "$app/tools.args" || die "the class path is still open"
}

# What every program loads when it is run here, and whatever is ours.
list_classes() {
  local folder=$work/classes jars=kiosk-app/target/kiosk-app.jar:kiosk-app/target/lib/*
  local survey=deploy/acceptance/src/main/resources/fi/hymy/acceptance/emulator/survey.json
  mkdir -p "$folder/run" "$folder/kept"
  loaded render fi.hymy.kiosk.Main render --survey "$survey" --out "$folder/render"
  loaded slots fi.hymy.kiosk.update.SlotsMain status --slots "$folder/slots" --run "$folder/run" --keys "$folder/keys"
  loaded network fi.hymy.kiosk.network.NetworkMain --boot "$here/boot/hymy.txt" --kept "$folder/kept" --run "$folder/run"
  {
    sed '/source:/d; s/ id: .*//; /^#/d' "$folder"/*.list
    local jar
    for jar in "$1"/lib/{kiosk-app,shared-protocol,org.eclipse.paho}*.jar; do
      unzip -Z1 "$jar" '*.class' | sed '/-info.class$/d; s/\.class$//'
    done
    unzip -Z1 "$(find "$1/lib" -name 'javafx-graphics-*-linux*.jar')" 'com/sun/glass/ui/gtk/*.class' \
      'com/sun/prism/es2/*.class' | sed 's/\.class$//'
  } | awk '!seen[$0]++' >"$work/classes.list"
}

loaded() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -XX:DumpLoadedClassList="$folder/$1.list" -cp "$jars" "${@:2}" >"$folder/$1.log" 2>&1 ||
    die "what $1 loads cannot be asked: $(tail -n 3 "$folder/$1.log")"
}

# Where the program lies in the finished root, by its own runtime, for it must be the one that reads it.
keep_classes_ready() {
  local factory=/usr/lib/hymy/factory
  cp "$work/classes.list" "$root/tmp/classes.list"
  export root factory
  if [ "$arch" = "$(dpkg --print-architecture)" ]; then
    unshare --mount bash -c "$(declare -f dump_classes); dump_classes"
  else
    export -f dump_classes
    python3 "$here/lib/foreign.py" bash -c 'dump_classes'
  fi >"$work/classes.log" 2>&1 || die "the classes cannot be kept ready: $(tail -n 3 "$work/classes.log")"
  rm "$root/tmp/classes.list"
  touch --reference="$root$factory/kiosk.args" "$root$factory/start.jsa"
  cp -a "$root$factory/start.jsa" "$work/app/"
}

dump_classes() {
  mount --rbind /proc "$root/proc" &&
    chroot "$root" sh -c "cd $factory && grep -v '^fi[.]' kiosk.args >/tmp/dump.args && runtime/bin/java @/tmp/dump.args \
      -Xshare:dump -XX:SharedClassListFile=/tmp/classes.list -XX:SharedArchiveFile=start.jsa; status=\$?
      rm /tmp/dump.args; exit \$status"
}
