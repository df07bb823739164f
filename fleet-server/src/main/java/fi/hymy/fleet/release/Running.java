package fi.hymy.fleet.release;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.release.SoftwareKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is meant for a kiosk and what it says that it runs.
///
/// @param app the id of the release of the program that is meant, or null
/// @param os the id of the release of the system that is meant, or null
/// @param heard whether it took up the newest that was decided
/// @param softwareOrNull what it said last, or null where it never did
/// @param saidAt when, or null
record Running(
        KioskId kiosk,
        String name,
        @Nullable String app,
        @Nullable String os,
        String channel,
        boolean linked,
        boolean heard,
        @Nullable Software softwareOrNull,
        @Nullable Instant saidAt) {
    /// The id of the release of that kind that is meant.
    Optional<String> meant(SoftwareKind kind) {
        return switch (kind) {
            case APP -> Optional.ofNullable(app);
            case OS -> Optional.ofNullable(os);
        };
    }

    /// Why it does not run a release, as it says; it has one reason at a time, but also tells how its last attempt
    /// ended.
    Optional<Software.WhyNot> whyNot(Release wanted) {
        return software()
                .flatMap(Software::whyNot)
                .filter(why ->
                        why.kind() == wanted.kind() && (why.sequence() == 0 || why.sequence() == wanted.sequence()))
                .or(() -> wentBack(wanted));
    }

    private Optional<Software.WhyNot> wentBack(Release wanted) {
        return software()
                .flatMap(Software::last)
                .filter(last -> last.result() == Software.Result.ROLLED_BACK
                        && last.kind() == wanted.kind()
                        && last.sequence() == wanted.sequence())
                .map(last ->
                        new Software.WhyNot(last.kind(), last.sequence(), Software.Reason.ROLLED_BACK, last.detail()));
    }

    Optional<Software> software() {
        return Optional.ofNullable(softwareOrNull);
    }

    /// The one of that kind that it runs.
    Optional<Installed> installed(SoftwareKind kind) {
        return switch (kind) {
            case APP -> software().map(Software::app);
            case OS -> software().flatMap(Software::os);
        };
    }

    /// Whether it runs that very one and has found it good.
    boolean runs(Release wanted) {
        return installed(wanted.kind())
                        .filter(found -> found.sequence() == wanted.sequence())
                        .isPresent()
                && !tries(wanted);
    }

    /// Whether it is on trial, or waits to be.
    boolean tries(Release wanted) {
        return software()
                .flatMap(Software::pending)
                .filter(pending -> pending.kind() == wanted.kind() && pending.sequence() == wanted.sequence())
                .isPresent();
    }
}
