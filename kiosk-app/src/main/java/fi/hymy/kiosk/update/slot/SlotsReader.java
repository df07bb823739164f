package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the slot machine lets everybody read.
public final class SlotsReader {
    private final Places places;
    private final Ledger ledger;
    private final Papers papers;

    public SlotsReader(Places places) {
        var disk = new RealDisk();
        this.places = places;
        this.ledger = new Ledger(disk, places);
        this.papers = new Papers(disk);
    }

    /// What runs.
    ///
    /// @param slot its word
    public record Running(String slot, long sequence, String version, boolean trial) {}

    public SlotState state() {
        return ledger.read().orElse(SlotState.NEW);
    }

    public TrustedKeys keys() {
        return ledger.keys();
    }

    /// Whether the state was written so short a time before.
    public boolean isFresh(Duration age, Instant now) {
        return changed().isAfter(now.minus(age));
    }

    /// Whether its state was written later than that of others.
    public boolean changedAfter(SlotsReader others) {
        return changed().isAfter(others.changed());
    }

    private Instant changed() {
        try {
            return Files.getLastModifiedTime(places.state()).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }

    /// Empty when nobody said.
    public Optional<Running> running() {
        try {
            return papers.read(places.running()).map(text -> {
                Lines lines = Lines.of(text);
                return new Running(
                        lines.get("slot"), lines.whole("sequence"), lines.get("version"), lines.isTrue("trial"));
            });
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean isAsked() {
        return Files.exists(places.request());
    }
}
