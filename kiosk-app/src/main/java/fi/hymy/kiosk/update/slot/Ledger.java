package fi.hymy.kiosk.update.slot;

import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.TrustedKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the slot machine knows over a power cut: its state, and the keys that it learnt.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int BALLAST = 128 * 1024;

    private final Disk disk;
    private final Papers papers;
    private final Places places;

    Ledger(Disk disk, Places places) {
        this.disk = disk;
        this.papers = new Papers(disk);
        this.places = places;
    }

    /// Empty when there is none, or none that is whole.
    Optional<SlotState> read() {
        try {
            return papers.read(places.state()).flatMap(StateText::read);
        } catch (IOException e) {
            LOG.error("the state of the slots cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /// A full disk gives up its ballast first.
    void write(SlotState state) throws IOException {
        String text = StateText.write(state);
        try {
            papers.replace(places.state(), text);
        } catch (IOException e) {
            if (!disk.holds(places.ballast())) {
                throw e;
            }
            LOG.warn("the disk does not take the state of the slots ({}), the ballast goes", e.toString());
            papers.delete(places.ballast());
            papers.replace(places.state(), text);
        }
    }

    /// Puts something on the disk that can be given up later.
    void keepBallast() throws IOException {
        Path ballast = places.ballast();
        if (!disk.holds(ballast)) {
            try (OutputStream out = disk.create(ballast)) {
                out.write(new byte[BALLAST]);
            }
            disk.sync(ballast);
        }
    }

    /// The image's and the learnt ones. A list that cannot be read is an empty one: nothing is taken then.
    TrustedKeys keys() {
        return keys(places.keys()).with(keys(places.learntKeys()));
    }

    private void learn(TrustedKeys keys) throws IOException {
        if (!keys.equals(keys())) {
            papers.replace(places.learntKeys(), new String(ReleaseCodec.encode(keys), StandardCharsets.UTF_8));
        }
    }

    /// What is on trial stays. The keys first: learnt and not committed does no harm, for they were signed.
    void commit(SlotState state, Optional<SignedManifest> signed) throws IOException {
        if (signed.isPresent()) {
            learn(keys().after(Vault.manifest(signed.get())));
        }
        write(state.commit());
    }

    private TrustedKeys keys(Path file) {
        try {
            return papers.read(file)
                    .map(text -> ReleaseCodec.decodeKeys(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse(TrustedKeys.NONE);
        } catch (IOException | CodecException e) {
            LOG.error("the keys in {} cannot be read: {}", file, e.toString());
            return TrustedKeys.NONE;
        }
    }
}
