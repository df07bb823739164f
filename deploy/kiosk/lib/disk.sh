# shellcheck shell=bash disable=SC2154,SC2034,SC2016 # variables of the script that sources it; hooks run elsewhere
# Sourced: the partitions, and the image from them. A master boot record, since every Raspberry Pi starts from one:
#   1 boot   FAT: what starts the machine, and hymy.txt, which a coordinator may edit on any computer
#   2 root a squashfs
#   3 root b as large, empty: where the next system goes
#   4 data   ext4; takes the rest of the card at the first start

disk_id=48796d79 # "Hymy"
boot_mib=256
root_mib=768
data_mib=192

make_disk() {
  [ "$(stat -c %s "$work/root.squashfs")" -le $((root_mib << 20)) ] || die "the root does not fit its partition"
  make_boot
  make_data
  local file=$out/$image start=1
  rm -f "$file"
  truncate -s $((1 + boot_mib + 2 * root_mib + data_mib))M "$file"
  sfdisk --quiet "$file" <<PARTITIONS
label: dos
label-id: 0x$disk_id
start=${start}MiB, size=${boot_mib}MiB, type=c, bootable
start=$((start + boot_mib))MiB, size=${root_mib}MiB, type=83
start=$((start + boot_mib + root_mib))MiB, size=${root_mib}MiB, type=83
start=$((start + boot_mib + 2 * root_mib))MiB, type=83
PARTITIONS
  put "$work/boot.fat" "$start" "$file"
  put "$work/root.squashfs" $((start + boot_mib)) "$file"
  put "$work/data.ext4" $((start + boot_mib + 2 * root_mib)) "$file"
}

# Where a file's content goes, in MiB; holes stay holes.
put() {
  dd if="$1" of="$3" bs=1M seek="$2" conv=notrunc,sparse status=none
}

# What the kernel is told: quiet, nothing to type at, and a start anew after a fault.
kernel_arguments() {
  echo "rootfstype=squashfs ro systemd.volatile=state panic=10 quiet splash loglevel=0" \
    "systemd.show_status=false rd.systemd.show_status=false rd.udev.log_level=0 udev.log_level=0" \
    "vt.global_cursor_default=0 logo.nologo sysrq_always_enabled=0 plymouth.ignore-serial-consoles"
}

make_boot() {
  local fat=$work/boot.fat
  truncate -s ${boot_mib}M "$fat"
  mkfs.vfat -F 32 -n HYMYBOOT -i $disk_id "$fat" >/dev/null
  mkdir -p "$work/boot/hymy/a"
  mv "$work/boot/vmlinuz" "$work/boot/initrd.img" "$work/boot/hymy/a/"
  "boot_$arch" "$work/boot"
  [ ! -f "$here/boot/hymy.txt" ] || sed 's/\r*$/\r/' "$here/boot/hymy.txt" >"$work/boot/hymy.txt"
  mcopy -s -i "$fat" "$work"/boot/* ::
}

# Where the kernel finds its root: partition 2 or 3.
kernel_root() {
  echo "root=PARTUUID=$disk_id-0$1"
}

# UEFI, by systemd-boot, which nobody can stop or change at the keyboard. It takes the entry of the highest version that
# has tries left: how a whole system is replaced (SlotsMain system).
boot_amd64() {
  mkdir -p "$1/EFI/BOOT" "$1/loader/entries"
  cp "$root/usr/lib/systemd/boot/efi/systemd-bootx64.efi" "$1/EFI/BOOT/BOOTX64.EFI"
  printf 'timeout 0\neditor no\ndefault hymy-*\nconsole-mode keep\n' >"$1/loader/loader.conf"
  printf 'title Hymy\nsort-key hymy\nversion 0\nlinux /hymy/a/vmlinuz\ninitrd /hymy/a/initrd.img\noptions %s %s\n' \
    "$(kernel_root 2)" "$(kernel_arguments)" >"$1/loader/entries/hymy-a.conf"
}

# The Raspberry Pi's own loader (a 5 has it on the board), with the kernel's description of the boards.
boot_arm64() {
  cp "$root"/usr/lib/raspi-firmware/{start4.elf,fixup4.dat} "$1/"
  cp "$root"/usr/lib/linux-image-"$kernel"/broadcom/bcm271[12]*-rpi-*.dtb "$1/"
  cp "$here/boot/config.txt" "$1/config.txt"
  echo "$(kernel_root 2) $(kernel_arguments)" >"$1/cmdline.txt"
}

# Folders are made at the first start (tmpfiles.d); until then it is new (files/usr/lib/hymy/seal).
make_data() {
  truncate -s ${data_mib}M "$work/data.ext4"
  "$here/files/usr/lib/hymy/make-data" "$work/data.ext4" hymy-new
}
