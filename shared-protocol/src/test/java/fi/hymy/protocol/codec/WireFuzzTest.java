package fi.hymy.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fi.hymy.protocol.SampleMessages;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.release.TrustedKeys;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever bytes come, decoding says what it promised to say, and takes no more memory than a bound.
///
/// Seeded, so that a failure can be had again; the seed stands in the failure's message.
final class WireFuzzTest {
    private static final int MUTATIONS = 4_000;
    private static final int RANDOMS = 2_000;
    private static final long WIRE_BOUND = 40L * WireCodec.MAX_MESSAGE;
    private static final long SURVEY_BOUND = 40L * SurveyCodec.MAX_SURVEY;
    private static final List<Consumer<byte[]>> RELEASES =
            List.of(ReleaseCodec::decodeManifest, ReleaseCodec::decodeSigned, ReleaseCodec::decodeKeys);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @BeforeAll
    static void warmUp() {
        goldens().forEach(WireFuzzTest::decodeAll);
    }

    private static Stream<byte[]> goldens() {
        return Stream.of(
                        SampleMessages.uplinks().stream()
                                .map(SampleMessages::enveloped)
                                .map(WireCodec::encode),
                        SampleMessages.downlinks().stream()
                                .map(SampleMessages::enveloped)
                                .map(WireCodec::encode),
                        Stream.of(
                                ReleaseCodec.encode(SampleReleases.everything()),
                                ReleaseCodec.encode(SampleReleases.FIRST.sign(SampleReleases.everything())),
                                ReleaseCodec.encode(TrustedKeys.of(SampleReleases.FIRST.key())),
                                ResponseCodec.encode(SampleResponses.everyKind()),
                                SurveyCodec.encode(SampleSurveys.everyKind()),
                                SurveyCodec.encode(SampleSurveys.twentyQuestions())))
                .flatMap(stream -> stream);
    }

    @Test
    void answersRandomBytes() {
        for (int seed = 0; seed < RANDOMS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            decodeWithin("random bytes of seed " + seed, bytes);
        }
    }

    @Test
    void answersRandomTokens() {
        List<String> tokens = List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"v\"",
                "\"id\"",
                "\"t\"",
                "\"d\"",
                "1",
                "-0",
                "1e9",
                "true",
                "null",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"responses\"",
                "\"rows\"",
                "99999999999999999999",
                " ",
                "0.5");
        for (int seed = 0; seed < RANDOMS; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder("{\"v\":1,");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(tokens.get(random.nextInt(tokens.size())));
            }
            decodeWithin("random tokens of seed " + seed, text.toString().getBytes(UTF_8));
        }
    }

    @Test
    void answersMutatedMessages() {
        List<byte[]> goldens = goldens().toList();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = goldens.get(random.nextInt(goldens.size()));
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes = mutated(random, bytes, goldens.get(random.nextInt(goldens.size())));
            }
            decodeWithin("mutation of seed " + seed, bytes);
        }
    }

    private static byte[] mutated(SplittableRandom random, byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return other;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(1, 200), bytes.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, at, bytes, at, at + length);
            case 3 -> spliced(bytes, at, at + length, bytes, 0, 0);
            case 4 -> {
                int from = random.nextInt(other.length);
                yield spliced(bytes, at, at + length, other, from, Math.min(other.length, from + 200));
            }
            default -> {
                byte[] copy = bytes.clone();
                copy[at] = (byte) "\"{}[],:0-9eE\\ntf\u0000".charAt(random.nextInt(16));
                yield copy;
            }
        };
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) bit;
        return copy;
    }

    /// With `bytes[from..to)` replaced by `other[otherFrom..otherTo)`.
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] other, int otherFrom, int otherTo) {
        byte[] result = new byte[bytes.length - (to - from) + (otherTo - otherFrom)];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(other, otherFrom, result, from, otherTo - otherFrom);
        System.arraycopy(bytes, to, result, from + otherTo - otherFrom, bytes.length - to);
        return result;
    }

    /// Full messages made to take as much memory, or as many faults, as they can.
    static Stream<String> greedy() {
        return Stream.of(
                "[",
                "{\"a\":",
                "[]",
                "{}",
                "0",
                "{},",
                "[],",
                "0,",
                "\"\",",
                "1234567,",
                "12345678901234567890,",
                "1e3,",
                "\"\\u00e4\",",
                "{\"\":{}},",
                "{\"response\":{\"id\":0},\"seq\":1},");
    }

    @ParameterizedTest
    @MethodSource("greedy")
    void takesBoundedMemoryForFullMessages(String filling) {
        for (String frame : List.of(
                "%s",
                "[%s0]",
                "{\"x\":[%s0]}",
                "{\"v\":1,\"id\":\"01a10ac2-c8e0-75a5-8000-123456789abc\",\"boot\":1,"
                        + "\"seq\":1,\"mono\":1,\"wall\":1,\"tq\":\"confirmed\",\"t\":\"responses\","
                        + "\"d\":{\"outboxId\":\"outbox-1\",\"rows\":[%s0]}}",
                "{\"pages\":[%s0]}",
                "{\"pages\":[{\"questions\":[%s0]}]}",
                "{\"languages\":[%s\"fi\"],\"endings\":[%1$s0],\"assets\":[%1$s0]}")) {
            for (int limit : List.of(WireCodec.MAX_MESSAGE, SurveyCodec.MAX_SURVEY)) {
                int fills = frame.split("%", -1).length - 1;
                String full = filling.repeat((limit - frame.length()) / filling.length() / fills);
                decodeWithin(
                        frame + " full of " + filling, frame.formatted(full).getBytes(UTF_8));
            }
        }
    }

    @Test
    void takesBoundedMemoryForManyDifferentFields() {
        for (int limit : List.of(WireCodec.MAX_MESSAGE, SurveyCodec.MAX_SURVEY)) {
            var text = new StringBuilder("{");
            for (int i = 0; text.length() < limit - 20; i++) {
                text.append('"').append(Integer.toString(i, 36)).append("\":0,");
            }
            decodeWithin("many fields", text.append("\"z\":{}}").toString().getBytes(UTF_8));
        }
    }

    @Test
    void refusesTenMegabytesWithoutParsing() {
        byte[] bytes = ("{\"v\":1,\"x\":\"" + "y".repeat(10_000_000) + "\"}").getBytes(UTF_8);

        assertThat(WireCodec.decodeUplink(bytes))
                .isEqualTo(new Decoded.Undecodable<>("whole: may have at most 65536 bytes, it has 10000014"));
        assertThat(allocated(() -> decodeAll(bytes))).isLessThan(100_000);
    }

    private static void decodeWithin(String what, byte[] bytes) {
        try {
            within(what, bytes, WIRE_BOUND, WireCodec::decodeUplink);
            within(what, bytes, WIRE_BOUND, WireCodec::decodeDownlink);
            within(what, bytes, WIRE_BOUND, WireFuzzTest::decodeResponse);
            within(what, bytes, SURVEY_BOUND, WireFuzzTest::decodeSurvey);
            for (Consumer<byte[]> decode : RELEASES) {
                within(what, bytes, WIRE_BOUND, each -> decodeRelease(decode, each));
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what + " was not answered but thrown at", e);
        }
    }

    private static void within(String what, byte[] bytes, long bound, Consumer<byte[]> decode) {
        assertThat(allocated(() -> decode.accept(bytes)))
                .as("bytes allocated for %s", what)
                .isLessThanOrEqualTo(bound);
    }

    private static long allocated(Runnable decode) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        decode.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void decodeAll(byte[] bytes) {
        WireCodec.decodeUplink(bytes);
        WireCodec.decodeDownlink(bytes);
        decodeResponse(bytes);
        decodeSurvey(bytes);
        RELEASES.forEach(decode -> decodeRelease(decode, bytes));
    }

    private static void decodeRelease(Consumer<byte[]> decode, byte[] bytes) {
        try {
            decode.accept(bytes);
        } catch (CodecException _) {
            return;
        }
    }

    private static void decodeResponse(byte[] bytes) {
        try {
            ResponseCodec.decode(bytes);
        } catch (CodecException _) {
            return;
        }
    }

    private static void decodeSurvey(byte[] bytes) {
        if (SurveyCodec.read(bytes) instanceof SurveyReading.Bad(var faults)) {
            assertThat(faults).isNotEmpty().hasSizeLessThanOrEqualTo(401);
        }
    }
}
