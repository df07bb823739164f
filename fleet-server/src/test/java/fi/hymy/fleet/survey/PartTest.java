package fi.hymy.fleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PartTest {
    private static final String TAG = "\"abc\"";

    @Test
    void readsOneRange() {
        assertThat(of("bytes=0-9", null)).isEqualTo(new Part.Piece(0, 9));
        assertThat(of("bytes=90-", null)).isEqualTo(new Part.Piece(90, 99));
        assertThat(of("bytes=90-500", null)).isEqualTo(new Part.Piece(90, 99));
        assertThat(of("bytes=-10", null)).isEqualTo(new Part.Piece(90, 99));
        assertThat(of("bytes=-500", null)).isEqualTo(new Part.Piece(0, 99));
    }

    @Test
    void saysWhenNothingLiesThere() {
        assertThat(of("bytes=100-", null)).isEqualTo(new Part.Nothing());
        assertThat(of("bytes=-0", null)).isEqualTo(new Part.Nothing());
    }

    @Test
    void givesTheWholeWhereItCannotBeReadOrIsOfAnotherFile() {
        for (String range : new String[] {"bytes=0-1,5-6", "lines=1-2", "bytes=9-1", "bytes=-", "bytes=a-b", ""}) {
            assertThat(of(range, null)).as(range).isEqualTo(new Part.Whole());
        }
        assertThat(of(null, null)).isEqualTo(new Part.Whole());
        assertThat(of("bytes=5-", "\"older\"")).isEqualTo(new Part.Whole());
        assertThat(of("bytes=5-", "W/" + TAG)).isEqualTo(new Part.Whole());
        assertThat(of("bytes=5-", TAG)).isEqualTo(new Part.Piece(5, 99));
    }

    private static Part of(@Nullable String range, @Nullable String ifRange) {
        return Part.of(range, ifRange, TAG, 100);
    }
}
