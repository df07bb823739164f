package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The card that `deploy/kiosk/build-image` makes: systems in its second and third partition, started by systemd-boot.
///
/// @param boot the boot partition's folder, mounted so that nobody can write to it
/// @param devices where partitions are found by their identity, as in `/dev/disk/by-partuuid`
/// @param kernel what is known of the running kernel, as `/proc`
/// @param view an empty folder
/// @param mounts false: partitions are files and no mount is changed, for trials; what is looked at lies in `view/a`
record DiskFirmware(Path boot, Path devices, Path kernel, Path view, boolean mounts) implements Firmware {
    private static final Pattern ROOT = Pattern.compile("(?:^|\\s)root=PARTUUID=([0-9a-f-]+)-0([23])(?:\\s|$)");

    /// Whether this machine has such a loader at all.
    boolean isThere() {
        return Files.isRegularFile(boot.resolve("loader/loader.conf"));
    }

    @Override
    public Slot running() throws IOException {
        return root().group(2).equals("2") ? Slot.A : Slot.B;
    }

    private Matcher root() throws IOException {
        Matcher matcher = ROOT.matcher(Files.readString(kernel.resolve("cmdline")));
        if (!matcher.find()) {
            throw new IOException("the kernel was not told to take its root from one of our partitions");
        }
        return matcher;
    }

    @Override
    public String run() throws IOException {
        return Files.readString(kernel.resolve("sys/kernel/random/boot_id")).strip();
    }

    @Override
    public Path partition(Slot slot) throws IOException {
        return devices.resolve(name(slot)).toRealPath();
    }

    private String name(Slot slot) throws IOException {
        return "%s-0%d".formatted(root().group(1), slot == Slot.A ? 2 : 3);
    }

    @Override
    public long capacity(Slot slot) throws IOException {
        try (FileChannel channel = FileChannel.open(partition(slot), StandardOpenOption.READ)) {
            return channel.size();
        }
    }

    @Override
    public String root(Slot slot) throws IOException {
        return "root=PARTUUID=" + name(slot);
    }

    @Override
    public void unlock() throws IOException {
        remount("rw");
    }

    @Override
    public void lock() throws IOException {
        remount("ro");
    }

    private void remount(String how) throws IOException {
        if (mounts) {
            Commands.run(List.of("mount", "-o", "remount," + how, boot.toString()));
        }
    }

    @Override
    public Path look(Slot slot) throws IOException {
        if (!mounts) {
            return view.resolve(slot.word());
        }
        Files.createDirectories(view);
        Commands.run(List.of(
                "mount",
                "-t",
                "squashfs",
                "-o",
                "ro,nosuid,nodev,noexec",
                partition(slot).toString(),
                view.toString()));
        return view;
    }

    @Override
    public void leave() throws IOException {
        if (mounts && Files.readString(Path.of("/proc/self/mounts")).contains(" " + view + " ")) {
            Commands.run(List.of("umount", "--lazy", view.toString()));
        }
    }
}
