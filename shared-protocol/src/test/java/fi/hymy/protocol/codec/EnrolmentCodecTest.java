package fi.hymy.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Enrolment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class EnrolmentCodecTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-22T12:15:00Z");
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    private static final Map<String, Enrolment> GOLDEN = Map.of(
            "request",
            new Enrolment.Request(PEM, "0.1.0", "Raspberry Pi 5"),
            "ticket",
            new Enrolment.Ticket(
                    "2f1c8e0a9b7d4c5e",
                    "1234-5678",
                    EXPIRES,
                    Duration.ofSeconds(2),
                    "https://fleet.example.com/join/12345678"),
            "waiting",
            new Enrolment.Waiting("1234-5678", EXPIRES),
            "claimed",
            new Enrolment.Claimed(new KioskId("kiosk-8f3a10c2d94e"), PEM, "mqtt.example.com", 8883),
            "claimed-same-host",
            new Enrolment.Claimed(new KioskId("kiosk-8f3a10c2d94e"), PEM, null, 8883),
            "renewal",
            new Enrolment.Renewal(PEM),
            "renewed",
            new Enrolment.Renewed(PEM),
            "broker",
            new Enrolment.Broker("broker.example.com", 8883));

    @Test
    void everythingSaidLooksAsInItsGoldenFileAndIsReadBack() {
        GOLDEN.forEach((name, said) -> {
            byte[] golden = Golden.compact(Golden.read("/wire/v1/enrolment-" + name + ".json"));
            assertThat(new String(EnrolmentCodec.encode(said), StandardCharsets.UTF_8))
                    .as(name)
                    .isEqualTo(new String(golden, StandardCharsets.UTF_8));
            assertThat(reading(said).apply(golden)).as(name).isEqualTo(said);
        });
    }

    private static Function<byte[], Enrolment> reading(Enrolment said) {
        return switch (said) {
            case Enrolment.Request _ -> EnrolmentCodec::request;
            case Enrolment.Ticket _ -> EnrolmentCodec::ticket;
            case Enrolment.State _ -> EnrolmentCodec::state;
            case Enrolment.Renewal _ -> EnrolmentCodec::renewal;
            case Enrolment.Renewed _ -> EnrolmentCodec::renewed;
            case Enrolment.Broker _ -> EnrolmentCodec::broker;
        };
    }

    @Test
    void whatANewerServerAddsIsPassedOver() {
        byte[] more = "{\"chain\":\"PEM\",\"mood\":\"good\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(EnrolmentCodec.renewed(more)).isEqualTo(new Enrolment.Renewed("PEM"));
    }

    @Test
    void saysWhereSomethingIsWrong() {
        for (String faulty : List.of(
                "",
                "[]",
                "{\"state\":\"claimed\",\"kiosk\":\"x\"}",
                "{\"state\":\"dreaming\"}",
                "{\"state\":\"waiting\",\"code\":\"1\",\"expiresAt\":\"soon\"}")) {
            assertThatThrownBy(() -> EnrolmentCodec.state(faulty.getBytes(StandardCharsets.UTF_8)))
                    .as(faulty)
                    .isInstanceOf(CodecException.class);
        }
    }
}
