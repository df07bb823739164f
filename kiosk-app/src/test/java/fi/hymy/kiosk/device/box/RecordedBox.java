package fi.hymy.kiosk.device.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A machine as its files would tell it, laid down in a folder by the formats that the kernel documents.
final class RecordedBox {
    private final Path root;

    RecordedBox(Path root) {
        this.root = root;
    }

    BoxTree tree() {
        return new BoxTree(root);
    }

    RecordedBox with(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordedBox without(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordedBox boot(String id) {
        return with("proc/sys/kernel/random/boot_id", id + "\n");
    }

    /// A Raspberry Pi 4 with an SD card, on the wireless network.
    static RecordedBox pi4(Path root) {
        return new RecordedBox(root)
                .boot("6c1d1d26-6d3a-4a0e-9c1c-0d2f4e6b7a01")
                .with("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0")
                .with("proc/sys/kernel/osrelease", "6.12.47+deb13-arm64\n")
                .with("proc/uptime", "93784.51 372014.77\n")
                .with("proc/meminfo", """
                        MemTotal:        3884268 kB
                        MemFree:         1210064 kB
                        MemAvailable:    2741396 kB
                        SwapTotal:             0 kB
                        """)
                .with("proc/self/mounts", """
                        /dev/mmcblk0p2 / ext4 ro,relatime 0 0
                        proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
                        tmpfs /var tmpfs rw,relatime 0 0
                        /dev/mmcblk0p3 /data ext4 rw,nosuid,nodev,noexec,noatime,data=journal,commit=1 0 0
                        """)
                .with("proc/net/wireless", """
                        Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
                         face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
                         wlan0: 0000   54.  -56.  -256        0      0      0      0      0        0
                        """)
                .with("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n")
                .with("sys/class/thermal/thermal_zone0/temp", "48686\n")
                .with("sys/class/hwmon/hwmon0/name", "cpu_thermal\n")
                .with("sys/class/hwmon/hwmon1/name", "rpi_volt\n")
                .with("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n")
                .with("sys/fs/ext4/mmcblk0p2/errors_count", "0\n")
                .with("sys/fs/ext4/mmcblk0p3/errors_count", "0\n")
                .with("sys/block/mmcblk0/device/type", "SD\n")
                .with("sys/block/mmcblk0/device/name", "SD64G\n")
                .with("sys/block/mmcblk0/device/date", "08/2025\n");
    }

    /// A compute module 5 with an eMMC, on a cable.
    static RecordedBox pi5(Path root) {
        return new RecordedBox(root)
                .boot("0b9b8a52-17cd-4a55-8d5e-6b4f2d0c9e02")
                .with("proc/device-tree/model", "Raspberry Pi Compute Module 5 Rev 1.0\0")
                .with("proc/uptime", "12.20 40.11\n")
                .with("proc/self/mounts", "/dev/mmcblk0p3 /data ext4 rw,noatime 0 0\n")
                .with("proc/net/wireless", """
                        Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
                         face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
                         wlan0: 0000    0.  -256.  -256        0      0      0      0      0        0
                        """)
                .with("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n")
                .with("sys/class/thermal/thermal_zone0/temp", "51250\n")
                .with("sys/class/hwmon/hwmon2/name", "rpi_volt\n")
                .with("sys/class/hwmon/hwmon2/in0_lcrit_alarm", "0\n")
                .with("sys/fs/ext4/mmcblk0p3/errors_count", "0\n")
                .with("sys/block/mmcblk0/device/type", "MMC\n")
                .with("sys/block/mmcblk0/device/name", "AJTD4R\n")
                .with("sys/block/mmcblk0/device/date", "02/2024\n")
                .with("sys/block/mmcblk0/device/life_time", "0x01 0x02\n")
                .with("sys/block/mmcblk0/device/pre_eol_info", "0x01\n");
    }

    /// A small computer of the usual kind: no supply that is measured, a disk that tells its model.
    static RecordedBox amd64(Path root) {
        return new RecordedBox(root)
                .boot("c2a4c4b6-4ee6-4f62-8f07-5a2b8d1e3f03")
                .with("sys/class/dmi/id/product_name", "NUC11ATKC4\n")
                .with("proc/self/mounts", "/dev/sda1 / ext4 rw,relatime,errors=remount-ro 0 0\n")
                .with("sys/class/thermal/thermal_zone0/type", "acpitz\n")
                .with("sys/class/thermal/thermal_zone0/temp", "27800\n")
                .with("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp\n")
                .with("sys/class/thermal/thermal_zone1/temp", "44000\n")
                .with("sys/fs/ext4/sda1/errors_count", "3\n")
                .with("sys/block/sda/device/model", "CT240BX500SSD1  \n");
    }
}
