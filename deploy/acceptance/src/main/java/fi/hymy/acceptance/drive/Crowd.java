package fi.hymy.acceptance.drive;

import fi.hymy.acceptance.sample.Koivuranta;
import fi.hymy.acceptance.sample.Koivuranta.Kind;
import fi.hymy.acceptance.sample.Visitors;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/// A month of visitors at once: their responses go the way of every response, from the witness into the kiosk's outbox.
///
/// @param kind of survey, as it was published
/// @param count how many visitors
record Crowd(Kind kind, int version, String hash, int count, long seed) {
    private static final Duration MONTH = Duration.ofDays(30);

    /// Reads `KIND VERSION HASH COUNT SEED`.
    static Crowd parse(String text) {
        String[] words = text.split(" ");
        return new Crowd(
                Kind.valueOf(words[0]),
                Integer.parseInt(words[1]),
                words[2],
                Integer.parseInt(words[3]),
                Long.parseLong(words[4]));
    }

    /// Returns once all are kept.
    void visit(Witness witness) {
        var survey = Koivuranta.survey(kind);
        var ref = new SurveyRef(new SurveyId(survey.id().value()), version, new ContentHash(hash));
        var visitors = new Visitors(survey, ref, new SplittableRandom(seed));
        Instant start = Instant.now().minus(MONTH);
        var kept = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            long elapsed = MONTH.toMillis() * i / count;
            kept[i] = witness.handOver(visitors.next(start.plusMillis(elapsed), 1, elapsed))
                    .toCompletableFuture();
        }
        CompletableFuture.allOf(kept).join();
    }
}
