package fi.hymy.fleet.release;

import fi.hymy.fleet.gateway.Downlinks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.release.SoftwareKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Which release is meant for which kiosk. What is decided is stored first; the kiosk is told after the commit, and
/// one that is away hears of it when it comes.
@Component
final class Wishes {
    private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
    private static final int AT_ONCE = 200;

    private final Twin twin;
    private final Downlinks downlinks;
    private final WriterDb writer;
    private final ReaderDb reader;

    Wishes(Twin twin, Downlinks downlinks, WriterDb writer, ReaderDb reader) {
        this.twin = twin;
        this.downlinks = downlinks;
        this.writer = writer;
        this.reader = reader;
    }

    /// Decides what kiosks are to run; in the caller's transaction, if there is one.
    ///
    /// @param kiosks some hundred at most
    /// @param release the id of one of that kind, or null: they stay with what they have
    /// @param what changed, in words
    void decide(Collection<KioskId> kiosks, SoftwareKind kind, @Nullable String release, String what, String by) {
        // Everybody locks them in the same order.
        List<KioskId> ordered =
                kiosks.stream().sorted(Comparator.comparing(KioskId::value)).toList();
        writer.transaction()
                .executeWithoutResult(status ->
                        ordered.forEach(kiosk -> tellAfterCommit(kiosk, twin.run(kiosk, kind, release, what, by))));
    }

    /// Kiosks that were to run it stay with what they have.
    void forget(Release release, String by) {
        for (List<KioskId> some = meant(release); !some.isEmpty(); some = meant(release)) {
            decide(some, release.kind(), null, "The release %s was withdrawn".formatted(release.title()), by);
        }
    }

    private List<KioskId> meant(Release release) {
        return reader.jdbc()
                .sql("select kiosk_id from twin where %s = :id order by kiosk_id limit :limit"
                        .formatted(SoftwareBook.desired(release.kind())))
                .param("id", release.id())
                .param("limit", AT_ONCE)
                .query((row, number) -> new KioskId(row.getString("kiosk_id")))
                .list();
    }

    /// From now on a kiosk takes its software from that channel; what was meant for it is meant no more.
    void follow(KioskId kiosk, String channel, String by) {
        writer.transaction()
                .executeWithoutResult(status -> tellAfterCommit(kiosk, twin.followChannel(kiosk, channel, by)));
    }

    private void tellAfterCommit(KioskId kiosk, DesiredState state) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(kiosk, state);
            }
        });
    }

    /// Says once more what is decided.
    void announce(Collection<KioskId> kiosks) {
        twin.of(kiosks).forEach(state -> tell(state.kiosk(), state.desired()));
    }

    private void tell(KioskId kiosk, DesiredState state) {
        downlinks.send(kiosk, new Downlink.Desired(state)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.info("kiosk {} could not be told now and will hear when it connects", kiosk, failure);
            }
        });
    }
}
