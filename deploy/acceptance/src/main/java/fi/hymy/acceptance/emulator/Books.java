package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.oracle.ServerRows;
import fi.hymy.acceptance.program.Wait;
import java.time.Duration;
import java.util.stream.IntStream;

/// Compares what visitors saw with what the server holds.
///
/// @param rows of the server
/// @param fingers of the visitors
record Books(ServerRows rows, Fingers fingers) {
    private static final int FACES = 5;

    /// Waits until as much has arrived as was thanked for, then judges.
    ///
    /// @return in words
    /// @throws IllegalStateException when a thanked answer lacks, one is there that nobody gave, or one is there
    /// twice
    String balance(Duration limit) {
        Wait.until(
                "every thanked answer is at the server (%d of %d)".formatted(rows.count(), fingers.thanked()),
                limit,
                () -> IntStream.rangeClosed(1, FACES).allMatch(face -> stored(face) >= fingers.thanked(face)));
        for (int face = 1; face <= FACES; face++) {
            if (stored(face) > fingers.tapped(face)) {
                throw new IllegalStateException(
                        "face %d: %d stored, %d chosen".formatted(face, stored(face), fingers.tapped(face)));
            }
        }
        long odd = rows.quarantined() + rows.orphanedAnswers() + rows.clashes();
        String words = "chosen %d, thanked %d, stored %d, odd %d"
                .formatted(fingers.tapped(), fingers.thanked(), rows.count(), odd);
        if (odd > 0) {
            throw new IllegalStateException(words);
        }
        return words;
    }

    private long stored(int face) {
        return rows.number("select count(*) from answer where question_id = 'mood' and value = '" + face + "'");
    }
}
