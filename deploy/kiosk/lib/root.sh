# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: Debian's part, our files and the program become one squashfs.

make_root() {
  root=$work/root
  mkdir "$root"
  tar -xf "$debian_tar" -C "$root" --numeric-owner --xattrs --exclude='./dev/*'
  take_boot_files
  put_files
  keep_classes_ready
  switch_units
  nobody_logs_in
  empty_places
  # The program's files keep their times, by which its archive of classes knows them.
  find "$root" -path "$root/usr/lib/hymy/factory" -prune -o -exec touch --no-dereference --date='today 00:00 UTC' {} +
  mksquashfs "$root" "$work/root.squashfs" -comp zstd -Xcompression-level "${HYMY_SQUASH_LEVEL:-15}" -b 256K -noappend \
    -no-progress -quiet -no-xattrs >/dev/null
}

# The kernel and what it starts with lie on the boot partition; so does what a Raspberry Pi loads before.
take_boot_files() {
  mkdir -p "$work/boot"
  cp "$root"/boot/vmlinuz-* "$work/boot/vmlinuz"
  cp "$root"/boot/initrd.img-* "$work/boot/initrd.img"
  kernel=$(basename "$root"/boot/vmlinuz-*)
  kernel=${kernel#vmlinuz-}
  rm -rf "${root:?}"/boot/* "$root"/initrd.img* "$root"/vmlinuz*
  mkdir -p "$root/boot/firmware"
  if [ "$arch" = amd64 ]; then
    pack_boot_files
  fi
}

# A system that comes as a release brings along what starts it, where the loader can choose between two.
pack_boot_files() {
  local folder=$root/usr/lib/hymy/boot
  mkdir -p "$folder"
  cp "$work/boot/vmlinuz" "$work/boot/initrd.img" "$folder/"
  kernel_arguments >"$folder/cmdline"
}

put_files() {
  mkdir -p "$root/usr/lib/hymy/factory" "$root/data"
  cp -a "$work/app/." "$root/usr/lib/hymy/factory/"
  cp -a --no-preserve=ownership "$here/files/." "$root/"
  cp -a --no-preserve=ownership "$here/units/." "$root/usr/lib/systemd/system/"
  rm -f "$root/usr/lib/systemd/system/enable" "$root/usr/lib/systemd/system/mask"
  find "$root/usr/lib/systemd/system/" -name '*.test' -delete
  printf '{"keys":[],"retired":[]}\n' >"$root/etc/hymy/release-keys.json"
  [ -z "$keys" ] || cp --no-preserve=mode "$keys" "$root/etc/hymy/release-keys.json"
  chown -R 0:0 "$root/usr/lib/hymy" "$root/etc/hymy"
  chmod -R go-w "$root/usr/lib/hymy"
  systemd-sysusers --root="$root" "$root/usr/lib/sysusers.d/hymy.conf"
}

# What is left of init scripts is not asked: it would run programs of the image, perhaps of another processor.
switch_units() {
  local unit SYSTEMCTL_SKIP_SYSV=1
  export SYSTEMCTL_SKIP_SYSV
  while read -r unit; do
    systemctl --quiet --root="$root" enable "$unit"
  done < <(names "$here/units/enable")
  while read -r unit; do
    systemctl --quiet --root="$root" mask "$unit"
  done < <(names "$here/units/mask" "$here/unwanted")
  systemctl --quiet --root="$root" set-default multi-user.target
}

# No password, no shell, no key.
nobody_logs_in() {
  local user
  while IFS=: read -r user _; do
    usermod --root "$root" --shell /usr/sbin/nologin --lock "$user" 2>/dev/null
  done <"$root/etc/passwd"
  rm -f "$root"/etc/securetty "$root"/etc/pam.d/login
}

# What is different on each start is made then; what is of no use on a kiosk goes.
empty_places() {
  : >"$root/etc/machine-id"
  echo hymy-kiosk >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 hymy-kiosk\n::1 localhost\n' >"$root/etc/hosts"
  ln -sf /run/systemd/resolve/resolv.conf "$root/etc/resolv.conf"
  ln -sf /run/hymy/localtime "$root/etc/localtime"
  ln -sf /proc/self/mounts "$root/etc/mtab"
  sed -i 's/^hosts:.*/hosts: files resolve [!UNAVAIL=return] dns/' "$root/etc/nsswitch.conf"
  rm -rf "${root:?}"/var/cache/* "$root"/var/log/* "$root"/var/lib/apt/lists/* "$root"/etc/apt/sources.list* \
    "$root"/usr/share/icons/* "$root"/usr/include "$root"/tmp/*
}
