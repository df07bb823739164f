# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: beside the image lies what it was made of (CycloneDX, as tools for that read it) and its SHA-256.

list_inputs() {
  {
    dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Package}\t${Version}\t${Architecture}\n'
  } >"$work/debian.list"
  (cd "$work/app/lib" && sha256sum ./*.jar) >"$work/jars.list"
  python3 "$here/lib/inputs.py" "$arch" "$(git describe --always --dirty 2>/dev/null || echo unknown)" \
    "$(paste -sd' ' "$cache/jdk-$arch/versions")" "$work/debian.list" "$work/jars.list" \
    >"$out/hymy-kiosk-$arch.cdx.json"
  mksquashfs "$work/app" "$out/hymy-app-$arch.squashfs" -comp zstd -Xcompression-level "${HYMY_SQUASH_LEVEL:-15}" -b 256K \
    -noappend -no-progress -quiet -all-root -no-xattrs >/dev/null
  local made=("$image" "hymy-app-$arch.squashfs")
  if [ "$arch" = amd64 ]; then
    cp "$work/root.squashfs" "$out/hymy-os-$arch.squashfs"
    made+=("hymy-os-$arch.squashfs")
  fi
  (cd "$out" && sha256sum "${made[@]}") >"$out/hymy-kiosk-$arch.sha256"
}
