package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.DesiredRelease;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SoftwareKind;
import tools.jackson.databind.node.ObjectNode;

/// What desired and reported states say about software.
final class SoftwareParts {
    private static final Words<SoftwareKind> KIND = Words.of(SoftwareKind.class);
    private static final Words<Result> RESULT = Words.of(Result.class);
    private static final Words<Reason> REASON = Words.of(Reason.class);
    private static final int MAX_TEXT = 300;

    private SoftwareParts() {}

    static void release(ObjectNode json, DesiredRelease release) {
        ReleaseCodec.signed(json.put("channel", release.channel()), release.signed());
    }

    static DesiredRelease release(Place place) {
        String channel = place.field("channel").text();
        var signed = ReleaseCodec.signed(place);
        return place.build(() -> new DesiredRelease(channel, signed));
    }

    static void software(ObjectNode json, Software software) {
        installed(json.putObject("app"), software.app());
        software.os().ifPresent(os -> installed(json.putObject("os"), os));
        software.pending()
                .ifPresent(pending -> json.putObject("pending")
                        .put("kind", Words.of(pending.kind()))
                        .put("sequence", pending.sequence()));
        software.last()
                .ifPresent(last -> json.putObject("last")
                        .put("kind", Words.of(last.kind()))
                        .put("sequence", last.sequence())
                        .put("result", Words.of(last.result()))
                        .put("detail", last.detail()));
        software.whyNot()
                .ifPresent(why -> json.putObject("whyNot")
                        .put("kind", Words.of(why.kind()))
                        .put("sequence", why.sequence())
                        .put("reason", Words.of(why.reason()))
                        .put("detail", why.detail()));
    }

    static Software software(Place place) {
        return new Software(
                installed(place.field("app")),
                place.maybe("os").map(SoftwareParts::installed).orElse(null),
                place.maybe("pending").map(SoftwareParts::pending).orElse(null),
                place.maybe("last").map(SoftwareParts::last).orElse(null),
                place.maybe("whyNot").map(SoftwareParts::whyNot).orElse(null));
    }

    private static void installed(ObjectNode json, Installed installed) {
        json.put("version", installed.version())
                .put("sequence", installed.sequence())
                .put("slot", installed.slot());
    }

    private static Installed installed(Place place) {
        return new Installed(
                place.field("version").text(MAX_TEXT),
                sequence(place),
                place.field("slot").text(MAX_TEXT));
    }

    private static Pending pending(Place place) {
        return new Pending(KIND.read(place.field("kind")), sequence(place));
    }

    private static Outcome last(Place place) {
        return new Outcome(
                KIND.read(place.field("kind")), sequence(place), RESULT.read(place.field("result")), detail(place));
    }

    /// Of a reason that only a newer kiosk knows, the words are kept.
    private static WhyNot whyNot(Place place) {
        Reason reason = REASON.values().getOrDefault(place.field("reason").text(MAX_TEXT), Reason.OTHER);
        return new WhyNot(KIND.read(place.field("kind")), sequence(place), reason, detail(place));
    }

    private static long sequence(Place place) {
        return place.field("sequence").whole(0, Long.MAX_VALUE);
    }

    private static String detail(Place place) {
        return place.maybe("detail").map(at -> at.text(MAX_TEXT)).orElse("");
    }
}
