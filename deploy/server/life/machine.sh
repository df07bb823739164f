# shellcheck shell=bash disable=SC2154,SC2034 # variables of the script that sources it
# Sourced by deploy/server/boot-test: a Debian machine in an emulator, made anew for each run, and how to talk with it.
# Nothing of the processor's helps (KVM), so that it runs everywhere: a tenth as fast as a real one.

# What is on it besides the least that Debian is: what a server has, and the proxy of the operator's guide.
machine_packages=linux-image-cloud-amd64,systemd-sysv,udev,dbus,initramfs-tools,zstd,iproute2,ca-certificates,curl,fontconfig
machine_packages+=,fonts-dejavu-core,nginx-light

# The disk: one file system, which has the packages in /srv/deb, a fixed address, and the agent.
machine_disk() {
  local root=$work/root
  mkdir "$root"
  tar -xf "$root_tar" -C "$root" --numeric-owner --xattrs --exclude='./dev/*'
  cp "$root"/boot/vmlinuz-* "$work/vmlinuz"
  cp "$root"/boot/initrd.img-* "$work/initrd.img"
  : >"$root/etc/machine-id"
  echo fleet >"$root/etc/hostname"
  echo '/dev/vda / ext4 errors=remount-ro 0 1' >"$root/etc/fstab"
  printf '127.0.0.1 localhost fleet\n' >"$root/etc/hosts"
  printf '[Match]\nName=en*\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\n' >"$root/etc/systemd/network/fixed.network"
  install -m 755 "$here/life/agent" "$root/usr/local/sbin/agent"
  install -m 644 "$here/life/agent.service" "$root/etc/systemd/system/agent.service"
  systemctl --quiet --root="$root" enable agent.service systemd-networkd.service
  systemctl --quiet --root="$root" mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
    e2scrub_reap.service fstrim.timer man-db.timer getty@.service serial-getty@.service
  "$@" "$root"
  truncate -s 4G "$work/disk.img"
  mkfs.ext4 -q -d "$root" -E lazy_itable_init=0,lazy_journal_init=0 "$work/disk.img"
  rm -rf --one-file-system "$root"
}

# switch_on FORWARD…: hostfwd rules of QEMU's own network
switch_on() {
  local forward network=user,id=net
  for forward in "$@"; do network+=",hostfwd=$forward"; done
  mkfifo "$work"/{agent,monitor}.{in,out}
  qemu-system-x86_64 -nodefaults -display none -M q35 -accel tcg,thread=multi -smp 2 -m 2048 -cpu Nehalem \
    -kernel "$work/vmlinuz" -initrd "$work/initrd.img" -append "root=/dev/vda rw console=ttyS0 panic=10 \
systemd.journald.forward_to_console=1 systemd.default_timeout_start_sec=600 systemd.default_device_timeout_sec=600" \
    -drive "if=none,id=disk,file=$work/disk.img,format=raw,cache=none,aio=threads" -device virtio-blk-pci,drive=disk \
    -netdev "$network" -device virtio-net-pci,netdev=net,romfile= -device virtio-rng-pci \
    -serial "file:$out/serial.log" -serial "pipe:$work/agent" -monitor "pipe:$work/monitor" 2>"$out/qemu.log" &
  machine=$!
  exec {to_agent}<>"$work/agent.in" {from_agent}<>"$work/agent.out" {to_monitor}<>"$work/monitor.in"
}

# The button that nobody should press: what was only in memory is lost.
hard_reset() {
  printf 'system_reset\n' >&"$to_monitor"
}

switch_off() {
  [ -z "${machine-}" ] || kill "$machine" 2>/dev/null || true
  [ -z "${machine-}" ] || wait "$machine" 2>/dev/null || true
}

# ask COMMAND [SECONDS]: runs it in the machine as root; what it said is in $said.
ask() {
  base64 -w 0 <<<"$1" >&"$to_agent"
  echo >&"$to_agent"
  hear "${2:-120}"
}

alive() {
  [ -r "/proc/$machine/status" ] && ! grep -q '^State:.Z' "/proc/$machine/status"
}

# hear SECONDS: the answer, up to its exit code
hear() {
  local line begun='' end=$((SECONDS + $1))
  said=
  while [ "$SECONDS" -lt "$end" ] && alive; do
    if IFS= read -r -t 5 line <&"$from_agent"; then
      line=$begun$line begun=
      case $line in
      '== '[0-9]*) return "${line#== }" ;;
      ?*) said+=${said:+$'\n'}$line ;;
      esac
    else
      begun+=$line
    fi
  done
  fail "the machine said nothing in $1 s; so far: $said"
}

# must COMMAND [SECONDS]
must() {
  ask "$@" || fail "exit code $?: $1"$'\n'"$said"
}
