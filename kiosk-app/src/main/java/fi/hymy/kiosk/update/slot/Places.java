package fi.hymy.kiosk.update.slot;

import java.nio.file.Path;

/// Where everything lies.
///
/// @param slots written by the slot machine alone, read by all
/// @param update written by the kiosk's program
/// @param run forgotten when the box is switched off
/// @param factory the version in the read-only root
/// @param keys whose releases this image takes
/// @param learntKeys those that a release brought along
public record Places(Path slots, Path update, Path run, Path factory, Path keys, Path learntKeys) {
    public static final Places USUAL = new Places(
            Path.of("/data/slots"),
            Path.of("/data/kiosk/update"),
            Path.of("/run/hymy"),
            Path.of("/usr/lib/hymy/factory"),
            Path.of("/etc/hymy/release-keys.json"));

    public Places(Path slots, Path update, Path run, Path factory, Path keys) {
        this(slots, update, run, factory, keys, slots.resolve("keys.json"));
    }

    /// Where the same is kept of the whole system. Whose releases are taken is one thing for both.
    public Places system() {
        return new Places(
                slots.resolve("system"), update.resolve("system"), run.resolve("system"), factory, keys, learntKeys);
    }

    public Path state() {
        return slots.resolve("state");
    }

    /// Given up when the disk is full, so that a decision can still be written down.
    Path ballast() {
        return slots.resolve("ballast");
    }

    public Path image(Slot slot) {
        return slots.resolve(slot.word()).resolve("image");
    }

    public Path manifest(Slot slot) {
        return slots.resolve(slot.word()).resolve("manifest");
    }

    public Path request() {
        return update.resolve("request");
    }

    public Path incoming(String hash) {
        return update.resolve("incoming").resolve(hash);
    }

    public Path sign() {
        return update.resolve("sign");
    }

    /// There while somebody is at the glass and something is being replaced.
    public Path visitor() {
        return update.resolve("visitor");
    }

    /// What runs now: `slot`, `sequence`, `version` and whether it is on trial.
    public Path running() {
        return run.resolve("slot");
    }

    /// Where the running version's files are.
    public Path app() {
        return run.resolve("app");
    }
}
