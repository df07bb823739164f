package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was once on the wire stays readable, whatever the wire becomes.
final class FrozenWireTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/frozen/wire-v1");
    private static final Set<String> DOWNLINKS = Set.of("receipts", "deferred", "desired", "resend", "forget");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void staysReadable(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);

        switch (name(file)) {
            case "response-every-kind" ->
                assertThat(ResponseCodec.decode(bytes).answers()).hasSize(11);
            case "survey-every-kind" -> assertThat(SurveyCodec.read(bytes)).isInstanceOf(SurveyReading.Good.class);
            case String name -> assertThat(decoded(name, bytes)).isInstanceOf(Decoded.Readable.class);
        }
    }

    @Test
    void wasNotEdited() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files()) {
            digest.update(name(file).getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("frozen files are never edited; put the new shape into wire/v1 and teach the reader both")
                .isEqualTo("43adea7bc3e0814dbce6375b992ddcd64f16b6ee1c454c35fab5afcf4b7c22ba");
    }

    private static Decoded<? extends Message> decoded(String name, byte[] bytes) {
        return DOWNLINKS.contains(name) ? WireCodec.decodeDownlink(bytes) : WireCodec.decodeUplink(bytes);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
