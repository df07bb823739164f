# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: Debian's part of the root, by mmdebstrap, kept as a tar for a day while its inputs are the same.

# Where this machine gets packages of that label from.
mirror() {
  apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Origin: Debian' |
    awk -v label="$1" '$1 == label && !found { sub("/$", "", $2); print $2; found = 1 }'
}

# The same places that this machine's own packages come from, unless HYMY_DEBIAN and HYMY_DEBIAN_SECURITY name others.
sources() {
  local key='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
  local parts='main contrib non-free-firmware'
  local debian=${HYMY_DEBIAN:-$(mirror Debian)} security=${HYMY_DEBIAN_SECURITY:-$(mirror Debian-Security)}
  if [ -z "$debian" ] || [ -z "$security" ]; then
    echo "Where are Debian's packages? Run apt-get update, or set HYMY_DEBIAN and HYMY_DEBIAN_SECURITY." >&2
    return 1
  fi
  echo "deb $key $debian $suite $parts"
  echo "deb $key $debian $suite-updates $parts"
  # What is wanted from there says so in packages/.
  [ "$arch" = amd64 ] || echo "deb $key $debian $suite-backports $parts"
  echo "deb $key $security $suite-security $parts"
}

packages() {
  names "$here/packages/common" "$here/packages/network" "$here/packages/$arch"
}

# What decides about the tar: sources, packages, whatever goes into the initial RAM disk, this recipe, the day.
debian_key() {
  {
    sources
    packages
    cat "$here/lib/debian.sh"
    find "$here/early" -type f | sort | xargs cat
    date -u +%F
  } | sha256sum | cut -c1-16
}

debian_root() {
  debian_tar=$cache/debian-$arch-$(debian_key).tar
  if [ "$fresh" = no ] && [ -s "$debian_tar" ]; then
    say "kept from before: ${debian_tar##*/}"
    return 0
  fi
  sources >"$work/sources.list"
  find "$cache" -maxdepth 1 -name "debian-$arch-*.tar" -delete
  export arch suite cache here work debian_tar
  if [ "$arch" = "$(dpkg --print-architecture)" ] || arch-test "$arch" >/dev/null 2>&1; then
    bootstrap
  else
    # Where nobody registered the other processor's programs with the kernel, a name space of our own does.
    export -f bootstrap minimal packages names
    python3 "$here/lib/foreign.py" bash -c 'set -euo pipefail; bootstrap'
  fi
  mv "$debian_tar.part" "$debian_tar"
}

bootstrap() {
  local include
  include=$(packages | paste -sd,)
  SOURCE_DATE_EPOCH=$(date -u -d 'today 00:00' +%s) minimal --include="$include" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/gtk-doc/*' --dpkgopt='path-exclude=/usr/share/bug/*' \
    --dpkgopt=force-confold --essential-hook='cp -a "$here/early/." "$1"/' \
    --format=tar "$suite" "$debian_tar.part" "$work/sources.list"
}

# The least that Debian is, without recommendations, manuals and translations; packages are kept for the next time.
minimal() {
  mmdebstrap --mode=root --variant=minbase --architectures="$arch" \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt=force-unsafe-io --aptopt='Apt::Install-Recommends "false"' \
    --skip=download/empty --skip=essential/unlink \
    --setup-hook='mkdir -p "$1"/var/cache/apt/archives && cp -a "$cache/debs-$arch/." "$1"/var/cache/apt/archives/' \
    --customize-hook='find "$1"/var/cache/apt/archives -maxdepth 1 -name "*.deb" -exec cp -au -t "$cache/debs-$arch" {} +' \
    --customize-hook='rm -rf "$1"/var/cache/apt/archives/*.deb' "$@"
}

# plain_root NAME [PACKAGES]: a root of that and of these packages (with commas), with none of our files, kept for a day. The
# tar's place is in $root_tar; what was said on the way in $out/debian.log.
plain_root() {
  local key
  key=$({ sources && echo "${2-}" && date -u +%F; } | sha256sum | cut -c1-16)
  root_tar=$cache/$1-$arch-$key.tar
  [ ! -s "$root_tar" ] || return 0
  find "$cache" -maxdepth 1 -name "$1-$arch-*.tar" -delete
  sources >"$work/sources.list"
  export arch cache
  minimal ${2:+"--include=$2"} --format=tar "$suite" "$root_tar.part" "$work/sources.list" >"$out/debian.log" 2>&1
  mv "$root_tar.part" "$root_tar"
}
