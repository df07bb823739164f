package fi.hymy.kiosk.update;

import fi.hymy.kiosk.content.ContentSource;
import fi.hymy.kiosk.content.ContentStore;
import fi.hymy.kiosk.content.FetchResult.Cancelled;
import fi.hymy.kiosk.content.FetchResult.Failure;
import fi.hymy.kiosk.content.FetchResult.FetchFailed;
import fi.hymy.kiosk.content.FetchResult.HashMismatch;
import fi.hymy.kiosk.content.FetchResult.NoRoom;
import fi.hymy.kiosk.content.FetchResult.Refused;
import fi.hymy.kiosk.content.FileFetch;
import fi.hymy.kiosk.content.Wanted;
import fi.hymy.kiosk.update.slot.Places;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Artifact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Brings a release's file to where the slot machine finds it, and goes on where it broke off.
///
/// @param source which leaves room on the line for others
record Download(Places places, ContentSource source) {
    /// What is left free on the disk beside a second copy of the file: 64 MiB.
    private static final long RESERVE = 64L << 20;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration MUCH_LATER = Duration.ofHours(1);

    /// Why it is not there, and when it is worth another try.
    record Trouble(Reason reason, String detail, Duration pause) {}

    /// Waits for it. What lies there of other releases goes.
    ///
    /// @return empty once it is there, with the right hash
    Optional<Trouble> fetch(Artifact artifact) {
        var hash = artifact.hash();
        var store = new ContentStore(places.incoming(hash.hex()).resolveSibling("."), RESERVE + artifact.bytes());
        var files = new FileFetch(store, source);
        files.keepOnly(Set.of(hash));
        return files.fetch(Wanted.release(hash, artifact.bytes())).map(Download::trouble);
    }

    private static Trouble trouble(Failure failure) {
        return switch (failure) {
            case FetchFailed(String detail, boolean progressed) ->
                new Trouble(Reason.FETCH_FAILED, detail, progressed ? SOON : LATER);
            case HashMismatch(String detail) -> new Trouble(Reason.HASH_MISMATCH, detail, MUCH_LATER);
            case NoRoom(String detail) -> new Trouble(Reason.DISK, detail, MUCH_LATER);
            case Refused _ -> new Trouble(Reason.FETCH_FAILED, "it was given up", MUCH_LATER);
            case Cancelled _ -> new Trouble(Reason.FETCH_FAILED, "it was given up", SOON);
        };
    }
}
