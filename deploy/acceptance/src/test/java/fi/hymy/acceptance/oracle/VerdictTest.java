package fi.hymy.acceptance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.acceptance.oracle.Verdict.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerdictTest {
    private static final String A = "01930000-0000-7000-8000-00000000000a";
    private static final String B = "01930000-0000-7000-8000-00000000000b";
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    @TempDir
    Path directory;

    @Test
    void holdsWhenWhatWasThankedForIsThereAndWhatIsThereWasGiven() {
        var testimony = new Testimony(Map.of(A, ONE, B, TWO), Set.of(A));

        assertThat(Verdict.of(testimony, List.of(new Stored(A, ONE))).holds()).isTrue();
        assertThat(Verdict.of(testimony, List.of(new Stored(A, ONE), new Stored(B, TWO)))
                        .holds())
                .as("killed between the commit and the thank-you")
                .isTrue();
    }

    @Test
    void seesALostResponse() {
        var verdict = Verdict.of(new Testimony(Map.of(A, ONE), Set.of(A)), List.of());

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.lost()).containsExactly(A);
        assertThat(verdict.inWords()).contains("lost 1 [" + A + "]");
    }

    @Test
    void seesAnInventedOne() {
        var verdict = Verdict.of(new Testimony(Map.of(), Set.of()), List.of(new Stored(A, ONE)));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.invented()).containsExactly(A);
    }

    @Test
    void seesADoubledOne() {
        var verdict =
                Verdict.of(new Testimony(Map.of(A, ONE), Set.of(A)), List.of(new Stored(A, ONE), new Stored(A, ONE)));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.doubled()).containsExactly(A);
    }

    @Test
    void seesAChangedOne() {
        var verdict = Verdict.of(new Testimony(Map.of(A, ONE), Set.of(A)), List.of(new Stored(A, TWO)));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.changed()).containsExactly(A);
    }

    @Test
    void passesOverALineThatAKillCutShort() throws IOException {
        Path journal = directory.resolve("journal");
        Files.writeString(
                journal, "\nfinished %s %s\nthanked %s\nfinished %s 22\n\nthanked %s".formatted(A, ONE, A, B, B));

        var testimony = Testimony.read(List.of(journal, directory.resolve("never-written")));

        assertThat(testimony.finished()).containsOnlyKeys(A);
        assertThat(testimony.thanked()).containsExactly(A);
    }

    @Test
    void refusesAJournalThatContradictsItself() throws IOException {
        Path journal = directory.resolve("journal");
        Files.writeString(journal, "finished %s %s\nfinished %s %s\n".formatted(A, ONE, A, TWO));

        assertThatThrownBy(() -> Testimony.read(List.of(journal)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(A);
    }
}
