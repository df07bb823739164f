# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced by deploy/kiosk/build-image and its like: options, tools, a folder to work in.

suite=trixie
cache=${HYMY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hymy-kiosk}
arch=
out=deploy/target/kiosk
fresh=no
keys=
work=

say() {
  printf '%(%H:%M:%S)T  %s\n' -1 "$*"
}

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
    --arch) arch=${2:-} && shift ;;
    --out) out=${2:-} && shift ;;
    --keys) keys=${2:-} && shift ;;
    --fresh) fresh=yes ;;
    *) die "'$1' is not understood; see the head of $0" ;;
    esac
    shift || die "an option lacks its value"
  done
  case $arch in
  arm64 | amd64) ;;
  *) die "--arch must be arm64 or amd64" ;;
  esac
  [ -z "$keys" ] || [ -r "$keys" ] || die "$keys cannot be read"
  image=hymy-kiosk-$arch.img
  mkdir -p "$out" "$cache/debs-$arch"
  out=$(readlink -f "$out")
}

need_root() {
  [ "$(id -u)" -eq 0 ] || die "a root file system has files of several users: run it as root"
}

# Installs the Debian packages that lack, as root on Debian.
need_tools() {
  local tools=(mmdebstrap squashfs-tools e2fsprogs dosfstools mtools fdisk unzip binutils debian-archive-keyring zstd)
  [ "$arch" = "$(dpkg --print-architecture)" ] || tools+=(qemu-user-static arch-test python3)
  local lacking=()
  local tool
  for tool in "${tools[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$tool" 2>/dev/null | grep -q '^installed$' || lacking+=("$tool")
  done
  [ "${#lacking[@]}" -eq 0 ] && return 0
  say "Installing ${lacking[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${lacking[@]}" >/dev/null
}

# On a disk of the machine (/tmp may be memory, and an image is gigabytes), never in the source tree; gone when the
# script ends.
make_work() {
  work=$(mktemp -d -p "${TMPDIR:-/var/tmp}" hymy.XXXXXX)
  chmod 755 "$work"
  trap 'rm -rf --one-file-system "$work"' EXIT
}

# The names in a list of packages or units: one a line, whatever follows a '#' is for people.
names() {
  sed 's/#.*//' "$@" | tr -s '[:blank:]' '\n' | sed '/^$/d' | sort -u
}
