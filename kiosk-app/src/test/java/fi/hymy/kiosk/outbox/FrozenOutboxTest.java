package fi.hymy.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.message.Uplink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens files as earlier programs left them. A frozen file is never changed: a new schema adds one.
final class FrozenOutboxTest {
    private static final Instant FROZEN_AT = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void opensVersionOne() throws IOException {
        Path file = directory.resolve("current/outbox.sqlite");
        Files.createDirectories(file.getParent());
        try (InputStream frozen =
                Objects.requireNonNull(FrozenOutboxTest.class.getResourceAsStream("/frozen/outbox-v1/outbox.sqlite"))) {
            Files.copy(frozen, file);
        }

        Instant now = FROZEN_AT.plus(Duration.ofHours(1));
        try (SqliteOutbox outbox = SqliteOutbox.open(directory, OutboxSettings.USUAL, () -> now)) {
            assertThat(outbox.facts())
                    .isEqualTo(new Uplink.OutboxFacts(new OutboxId("ee7798b9324f11d2aa7abb79"), 3, 1, 1, 3_600_000));
            assertThat(outbox.unsent(10, 1 << 20, Set.of()))
                    .containsExactly(new Uplink.Row(3, SampleResponses.nps(4, 10)));
            assertThat(SqliteOutbox.largestBoot(directory))
                    .isEqualTo(SampleResponses.nps(4, 10).endedAt().boot());
            assertThat(outbox.append(SampleResponses.smileyWhy(5)).toCompletableFuture())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(4L);
        }
    }
}
