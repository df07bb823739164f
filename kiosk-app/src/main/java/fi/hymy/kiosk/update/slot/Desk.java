package fi.hymy.kiosk.update.slot;

import fi.hymy.kiosk.update.slot.SlotState.Trial;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where requests come in: they are checked all over again, and either put into a slot, to be tried, or refused,
/// with the reason kept.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Ledger ledger;
    private final Vault vault;
    private final Papers papers;
    private final Disk disk;
    private final Places places;
    private final SoftwareKind kind;
    private final Shelf shelf;

    Desk(Disk disk, Places places, Vault vault, SoftwareKind kind, Shelf shelf) {
        this.disk = disk;
        this.ledger = new Ledger(disk, places);
        this.vault = vault;
        this.papers = new Papers(disk);
        this.places = places;
        this.kind = kind;
        this.shelf = shelf;
    }

    /// Where versions lie.
    interface Shelf {
        /// Empties a slot, so that nothing half is ever found in it.
        void clear(Slot slot) throws IOException;

        /// Copies a file into an empty slot.
        ///
        /// @return why not; empty when it is there for good
        /// @throws IOException when the disk does not take it
        Optional<Objection> fill(Slot slot, Path file, Artifact artifact, SignedManifest signed) throws IOException;
    }

    /// @return whether something may be on trial now, or another request lie there
    boolean take(SlotState state) throws IOException {
        Optional<String> text = papers.read(places.request());
        if (text.isEmpty()) {
            return false;
        }
        Optional<Request> request = Request.read(text.get());
        if (request.isEmpty()) {
            refuse(state, "", 0, new Objection(Reason.OTHER, "the request cannot be read"));
            return true;
        }
        judge(state.notBefore(request.get().now()), request.get());
        return true;
    }

    private void judge(SlotState state, Request request) throws IOException {
        var box = new Situation(
                kind, vault.arch(), request.channel(), state.committed().sequence(), state.time());
        String name = Vault.name(request.signed());
        switch (vault.judge(request.signed(), ledger.keys(), box)) {
            case Verdict.Running _ -> dropRequest();
            case Verdict.Refused refused -> refuse(state, name, 0, Objection.of(refused));
            case Verdict.Accepted(Manifest manifest, Artifact artifact) -> {
                Optional<Objection> objection = objection(state, name, manifest);
                if (objection.isPresent()) {
                    refuse(state, name, manifest.sequence(), objection.get());
                } else {
                    install(state, request.signed(), manifest, artifact);
                }
            }
        }
    }

    /// What was found good once, and what was not, stands against it.
    private static Optional<Objection> objection(SlotState state, String name, Manifest manifest) {
        if (manifest.sequence() < state.floor() && manifest.downgradeFrom() < state.floor()) {
            return Optional.of(new Objection(Reason.DOWNGRADE, "%d was good once".formatted(state.floor())));
        }
        return state.isHopeless(name)
                ? Optional.of(new Objection(Reason.ROLLED_BACK, "it was tried before and did not prove itself"))
                : Optional.empty();
    }

    private void install(SlotState before, SignedManifest signed, Manifest manifest, Artifact artifact)
            throws IOException {
        Slot slot = before.committed().slot().other();
        String name = Vault.name(signed);
        SlotState state = before.giveUp(slot);
        ledger.write(state);
        Optional<Objection> fault;
        try {
            shelf.clear(slot);
            ledger.keepBallast();
            fault = shelf.fill(slot, places.incoming(artifact.hash().hex()), artifact, signed);
        } catch (IOException e) {
            LOG.error("slot {} could not be written", slot.word(), e);
            fault = Vault.wrong(Reason.DISK, "the disk does not take it (%s)".formatted(e.getMessage()));
        }
        if (fault.isPresent()) {
            shelf.clear(slot);
            refuse(state, name, manifest.sequence(), fault.get());
            return;
        }
        ledger.write(state.trying(new Trial(slot, manifest.sequence(), name, manifest.version(), 0)));
        dropRequest();
        disk.delete(places.incoming(artifact.hash().hex()));
        LOG.info("{} {} lies in slot {}", kind, manifest.sequence(), slot.word());
    }

    private void refuse(SlotState state, String name, long sequence, Objection why) throws IOException {
        LOG.error("a release is refused: {}, {}", why.reason(), why.detail());
        try {
            ledger.write(state.refuse(sequence, name, why));
        } finally {
            dropRequest();
        }
    }

    private void dropRequest() throws IOException {
        papers.delete(places.request());
    }
}
