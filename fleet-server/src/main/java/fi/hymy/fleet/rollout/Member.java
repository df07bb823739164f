package fi.hymy.fleet.rollout;

import fi.hymy.protocol.id.KioskId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One kiosk of a rollout.
///
/// @param place in the order in which kiosks are told: drawn by lot, the same whenever one looks
/// @param zone the time zone of its site, or empty where the rollout has no window
/// @param toldAt when it was last told, or null
/// @param before what it was, for the way back, or null before it was told
/// @param note why it is so, in words, or empty
record Member(
        KioskId kiosk,
        long place,
        String zone,
        KioskState state,
        @Nullable Instant toldAt,
        Instant changedAt,
        @Nullable String before,
        String note) {
    /// Kiosks that join later come after all others: they never are the ones on which a change is tried.
    static final long LATE = 1L << 62;

    static Member joining(RolloutId rollout, KioskId kiosk, String zone, boolean late, Instant now) {
        long place = place(rollout, kiosk) | (late ? LATE : 0);
        return new Member(kiosk, place, zone, KioskState.WAITING, null, now, null, "");
    }

    /// Another order for every rollout, so that not the same kiosks bear the risk each time; below [#LATE].
    static long place(RolloutId rollout, KioskId kiosk) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((rollout + "/" + kiosk).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean late() {
        return place >= LATE;
    }

    Member now(KioskState next, String why, Instant at) {
        return new Member(kiosk, place, zone, next, toldAt, at, before, why);
    }

    /// What it was at first stays: whoever is told twice goes all the way back.
    Member told(String was, Instant at) {
        return new Member(kiosk, place, zone, KioskState.TOLD, at, at, before == null ? was : before, "");
    }

    /// Had it, and has it no more: watched anew from now on.
    Member watchedAnew(String why, Instant at) {
        return new Member(kiosk, place, zone, KioskState.TOLD, at, at, before, why);
    }

    /// @param known whether it is registered still
    /// @param linkedSince when it was linked last, or null where it is not linked
    record Seen(Member member, boolean known, @Nullable Instant linkedSince) {}
}
