package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where requests come in: they are checked all over again, and either handed on or refused, with the reason kept.
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Ledger ledger;
    private final Vault vault;
    private final Papers papers;
    private final Disk disk;
    private final Places places;
    private final SoftwareKind kind;

    Desk(Disk disk, Places places, Vault vault, SoftwareKind kind) {
        this.disk = disk;
        this.ledger = new Ledger(disk, places);
        this.vault = vault;
        this.papers = new Papers(disk);
        this.places = places;
        this.kind = kind;
    }

    /// Takes over what was found fit.
    interface Install {
        void install(SlotState state, SignedManifest signed, Manifest manifest, Artifact artifact) throws IOException;
    }

    /// @return whether something may be on trial now, or another request lie there
    boolean take(SlotState state, Install install) throws IOException {
        Optional<String> text = papers.read(places.request());
        if (text.isEmpty()) {
            return false;
        }
        Optional<Request> request = Request.read(text.get());
        if (request.isEmpty()) {
            refuse(state, "", 0, new Objection(Reason.OTHER, "the request cannot be read"));
            return true;
        }
        judge(state.notBefore(request.get().now()), request.get(), install);
        return true;
    }

    private void judge(SlotState state, Request request, Install install) throws IOException {
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
                    install.install(state, request.signed(), manifest, artifact);
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

    /// The request is answered: what it was about is on trial.
    void done(Artifact artifact) throws IOException {
        dropRequest();
        disk.delete(places.incoming(artifact.hash().hex()));
    }

    void refuse(SlotState state, String name, long sequence, Objection why) throws IOException {
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
