package fi.hymy.fleet.kiosk;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs of life of one kiosk, each for itself: a kiosk can be linked and silent, or give answers and lose its
/// link.
///
/// @param session the newest connection known, -1 when none ever was
/// @param linked whether that connection stands, as far as the broker knows
/// @param linkChanged when it came or went, or null
/// @param heartbeat when the kiosk last said by itself that it is alive, or null
/// @param lastAnswer when answers last came from it, or null
/// @param version of the kiosk's program, or null
/// @param outboxFacts what waited in the kiosk when it last said so, or null
public record Presence(
        KioskId kiosk,
        long session,
        boolean linked,
        @Nullable Instant linkChanged,
        @Nullable Instant heartbeat,
        @Nullable Instant lastAnswer,
        @Nullable String version,
        @Nullable OutboxFacts outboxFacts) {

    /// Of a kiosk that was never heard of.
    static Presence unknown(KioskId kiosk) {
        return new Presence(kiosk, -1, false, null, null, null, null, null);
    }

    public Optional<Instant> linkChangedAt() {
        return Optional.ofNullable(linkChanged);
    }

    public Optional<Instant> heartbeatAt() {
        return Optional.ofNullable(heartbeat);
    }

    public Optional<Instant> lastResponseAt() {
        return Optional.ofNullable(lastAnswer);
    }

    public Optional<String> appVersion() {
        return Optional.ofNullable(version);
    }

    public Optional<OutboxFacts> outbox() {
        return Optional.ofNullable(outboxFacts);
    }

    /// After a birth. One of an older session came late and says nothing, unless it names another outbox: a kiosk
    /// with a new card counts its sessions from the beginning.
    ///
    /// @param outbox null when the kiosk cannot tell: then what it said last is the best there is
    Presence born(long born, String appVersion, @Nullable OutboxFacts outbox, Instant at) {
        OutboxFacts facts = outbox == null ? outboxFacts : outbox;
        boolean newLife =
                outboxFacts != null && outbox != null && !outboxFacts.outbox().equals(outbox.outbox());
        if (born == session) {
            return new Presence(kiosk, session, linked, linkChanged, at, lastAnswer, appVersion, facts);
        }
        return born > session || newLife
                ? new Presence(kiosk, born, true, at, at, lastAnswer, appVersion, facts)
                : this;
    }

    /// After a will or a leave. One of an older session says nothing.
    Presence gone(long gone, Instant at) {
        boolean news = gone > session || (gone == session && linked);
        return news ? new Presence(kiosk, gone, false, at, heartbeat, lastAnswer, version, outboxFacts) : this;
    }

    /// After a heartbeat. One of a session that was not known proves a link whose birth was missed.
    Presence alive(long alive, @Nullable OutboxFacts outbox, Instant at) {
        if (alive < session) {
            return this;
        }
        boolean missed = alive > session;
        OutboxFacts facts = outbox == null ? outboxFacts : outbox;
        return new Presence(kiosk, alive, missed || linked, missed ? at : linkChanged, at, lastAnswer, version, facts);
    }

    Presence answered(Instant at) {
        return new Presence(kiosk, session, linked, linkChanged, heartbeat, at, version, outboxFacts);
    }

    /// After the broker itself went down, and every connection with it.
    Presence cut(Instant at) {
        return linked ? new Presence(kiosk, session, false, at, heartbeat, lastAnswer, version, outboxFacts) : this;
    }
}
