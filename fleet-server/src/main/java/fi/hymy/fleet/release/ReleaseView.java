package fi.hymy.fleet.release;

import static fi.hymy.fleet.web.Tongue.n;
import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Numbers;
import fi.hymy.fleet.web.Times;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A release as its page shows it.
///
/// @param running as many kiosks say that they run it
/// @param counts how those stand for which it is meant
record ReleaseView(Release release, long running, List<SoftwareBook.Count> counts, Times times) {
    private static final long WHOLE = 1000;
    private static final long LEAST = 6;

    ReleaseView {
        counts = List.copyOf(counts);
    }

    Manifest manifest() {
        return release.manifest();
    }

    String kind() {
        return ReleaseWords.kind(release.kind());
    }

    /// The kind of rollout that brings it.
    String rollout() {
        return SoftwareChange.kind(release.kind());
    }

    Release.State state() {
        return release.state(times.now());
    }

    String stateWords() {
        return ReleaseWords.state(state());
    }

    String tone() {
        return ReleaseWords.tone(state());
    }

    boolean isReady() {
        return state() == Release.State.READY;
    }

    boolean isIncomplete() {
        return state() == Release.State.INCOMPLETE;
    }

    boolean isWithdrawn() {
        return release.withdrawn() != null;
    }

    boolean isWhole(Artifact artifact) {
        return release.stored().contains(artifact.arch());
    }

    long meant() {
        return counts.stream().mapToLong(SoftwareBook.Count::kiosks).sum();
    }

    /// Of those for which it is meant.
    long have() {
        return counts.stream()
                .filter(count -> count.standing() == WhyNotYet.RUNS)
                .mapToLong(SoftwareBook.Count::kiosks)
                .sum();
    }

    /// The gravest first, without those that run it.
    List<SoftwareBook.Count> whyNot() {
        return Stream.of(WhyNotYet.values())
                .filter(standing -> standing != WhyNotYet.RUNS)
                .flatMap(standing -> counts.stream().filter(count -> count.standing() == standing))
                .toList();
    }

    private long bad() {
        return whyNot().stream()
                .filter(count -> count.standing().tone().equals("bad"))
                .mapToLong(SoftwareBook.Count::kiosks)
                .sum();
    }

    /// How many it could not be put on; nothing where there are none.
    Optional<String> trouble() {
        return bad() == 0 ? Optional.empty() : Optional.of(t("%s could not take it", Numbers.spaced(bad())));
    }

    /// A stretch of a bar of 1000 units.
    record Part(String tone, long from, long width) {}

    /// Those that run it, those with which something is wrong, and the rest empty.
    List<Part> bar() {
        long good = width(have());
        return Stream.of(new Part("good", 0, good), new Part("bad", good, width(bad())))
                .filter(part -> part.width() > 0)
                .toList();
    }

    /// What is there at all can be seen.
    private long width(long kiosks) {
        return kiosks == 0 || meant() == 0 ? 0 : Math.max(LEAST, (WHOLE - LEAST) * kiosks / meant());
    }

    /// What it stands at, in a sentence.
    String sentence() {
        return switch (state()) {
            case INCOMPLETE -> t("Its files are not all here yet. Nobody is told of it.");
            case READY -> meant() == 0 ? t("It is meant for no kiosk yet: roll it out.") : progress();
            case EXPIRED ->
                t(
                        "It expired on %s: kiosks take it no more.",
                        times.day(manifest().expiresAt()));
            case WITHDRAWN -> t("It was withdrawn: no kiosk is given it. Those that run it keep it.");
        };
    }

    private String progress() {
        return n(meant(), "%s kiosk is to run it; %s runs it.", "%s kiosks are to run it; %s run it.", have());
    }

    /// Who may take it, a line each.
    List<String> rules() {
        return Stream.of(
                        t("For kiosks that follow the channel %s.", manifest().channel()),
                        manifest().minimumSequence() == 0
                                ? ""
                                : t(
                                        "A kiosk must run number %s at least, or take another release first.",
                                        manifest().minimumSequence()),
                        manifest().downgradeFrom() == 0
                                ? t("A kiosk that runs a newer one does not go back to it.")
                                : t(
                                        "It orders the way back: a kiosk that runs a newer one, up to number %s, goes back to it.",
                                        manifest().downgradeFrom()),
                        t("Good until %s.", times.full(manifest().expiresAt())),
                        manifest().newKeys().isEmpty()
                                        && manifest().retiredKeys().isEmpty()
                                ? ""
                                : t("It changes whose releases kiosks trust."))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    String size(Artifact artifact) {
        return ReleaseWords.size(artifact.bytes());
    }
}
