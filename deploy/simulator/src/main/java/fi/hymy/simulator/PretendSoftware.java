package fi.hymy.simulator;

import fi.hymy.kiosk.clock.EventLoop;
import fi.hymy.protocol.codec.CodecException;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.Situation;
import fi.hymy.protocol.release.SoftwareKind;
import fi.hymy.protocol.release.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The software that a pretend kiosk says that it runs. It takes the release that is meant for it some while after it
/// heard of it, as one that fetches it and tries it; nothing is fetched, and no signature is looked at.
///
/// Belongs to a loop. Starts anew with each start of the simulator.
final class PretendSoftware {
    private static final Installed AS_MADE = new Installed("1.0.0", 0, "factory");

    private final EventLoop loop;
    private final InstantSource wall;
    private final Duration longest;
    private final RandomGenerator random;
    private final Consumer<Software> report;
    private List<DesiredRelease> desired = List.of();
    private Installed runs = AS_MADE;
    private @Nullable Outcome last;
    /// Rises with everything that is desired: what was under way then is given up.
    private int turn;

    /// @param longest that a release takes until it proved itself; the shortest is a quarter of it
    /// @param report tells the server
    PretendSoftware(
            EventLoop loop, InstantSource wall, Duration longest, RandomGenerator random, Consumer<Software> report) {
        this.loop = loop;
        this.wall = wall;
        this.longest = longest;
        this.random = random;
        this.report = report;
    }

    void start() {
        tell(null, null);
    }

    void desired(DesiredState state) {
        if (state.releases().equals(desired)) {
            return;
        }
        desired = state.releases();
        turn++;
        release().ifPresentOrElse(this::take, () -> tell(null, null));
    }

    private Optional<DesiredRelease> release() {
        return desired.stream()
                .filter(release -> manifest(release)
                        .filter(manifest -> manifest.kind() == SoftwareKind.APP)
                        .isPresent())
                .findFirst();
    }

    private static Optional<Manifest> manifest(DesiredRelease release) {
        try {
            return Optional.of(
                    ReleaseCodec.decodeManifest(release.signed().manifest().getBytes(StandardCharsets.UTF_8)));
        } catch (CodecException _) {
            return Optional.empty();
        }
    }

    /// One that is made for any architecture will do.
    private void take(DesiredRelease release) {
        Manifest manifest = manifest(release).orElseThrow();
        String arch = manifest.artifacts().getFirst().arch();
        var box = new Situation(SoftwareKind.APP, arch, release.channel(), runs.sequence(), wall.instant());
        switch (manifest.judge(box)) {
            case Verdict.Running _ -> tell(null, null);
            case Verdict.Refused refused ->
                tell(
                        null,
                        new WhyNot(
                                SoftwareKind.APP,
                                0,
                                Reason.valueOf(refused.why().name()),
                                refused.detail()));
            case Verdict.Accepted _ -> fetch(manifest);
        }
    }

    private void fetch(Manifest manifest) {
        tell(null, new WhyNot(SoftwareKind.APP, manifest.sequence(), Reason.DOWNLOADING, "as if"));
        inAWhile(() -> prove(manifest));
    }

    private void prove(Manifest manifest) {
        tell(
                new Pending(SoftwareKind.APP, manifest.sequence()),
                new WhyNot(SoftwareKind.APP, manifest.sequence(), Reason.INSTALLING, "it is proving itself"));
        inAWhile(() -> {
            runs = new Installed(
                    manifest.version(), manifest.sequence(), runs.slot().equals("a") ? "b" : "a");
            last = new Outcome(SoftwareKind.APP, manifest.sequence(), Result.COMMITTED, "it proved itself");
            tell(null, null);
        });
    }

    private void inAWhile(Runnable then) {
        int mine = turn;
        long most = Math.max(2, longest.toMillis() / 2);
        loop.after(Duration.ofMillis(random.nextLong(most / 4, most)), () -> {
            if (mine == turn) {
                then.run();
            }
        });
    }

    private void tell(@Nullable Pending pending, @Nullable WhyNot whyNot) {
        report.accept(new Software(runs, null, pending, last, whyNot));
    }
}
