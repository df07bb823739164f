package fi.hymy.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Remark.Said;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemarkTest {
    @ParameterizedTest
    @EnumSource
    void isReadAsWhatItWasSaidAs(Remark remark) {
        List<String> values = Stream.of("12", "34").limit(places(remark)).toList();
        assertThat(Remark.read(remark.with(values.toArray()))).contains(new Said(remark, values));
    }

    @Test
    void mayHoldAnother() {
        assertThat(Remark.read(Remark.WITHIN.with(Remark.NO_SERVER.with(), 120)))
                .contains(new Said(Remark.WITHIN, List.of("it did not reach the server", "120")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-85 dBm", "12 MiB are free, as far as is known", "ReadOnlyFileSystemException", "within s"})
    void leavesEverythingElse(String text) {
        assertThat(Remark.read(text)).isEmpty();
    }

    private static long places(Remark remark) {
        return remark.with("\0", "\0").chars().filter(each -> each == 0).count();
    }
}
