package fi.hymy.kiosk.update.slot;

import java.io.IOException;
import java.nio.file.Path;

/// A machine with room for two systems, whose boot loader takes the newest that has tries left, counting them down
/// itself (systemd-boot; Automatic Boot Assessment of the Boot Loader Specification).
interface Firmware {
    /// Where the system lies that runs now: [Slot#A] or [Slot#B].
    Slot running() throws IOException;

    /// Names this run of the machine.
    String run() throws IOException;

    /// The partition of a system; it is written as a whole.
    Path partition(Slot slot) throws IOException;

    /// How many bytes it takes.
    long capacity(Slot slot) throws IOException;

    /// What the kernel is told to find its root there.
    String root(Slot slot) throws IOException;

    /// The boot partition's folder. It can be written to from [#unlock] to [#lock].
    Path boot();

    void unlock() throws IOException;

    void lock() throws IOException;

    /// Where the files of the system in a slot can be read, until [#leave].
    Path look(Slot slot) throws IOException;

    void leave() throws IOException;
}
