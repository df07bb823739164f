package fi.hymy.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.broker.Broker;
import fi.hymy.fleet.broker.Inbound;
import fi.hymy.fleet.broker.KioskAuthenticator;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PresenceBookTest {
    private static final Instant T1 = Instant.parse("2026-11-22T10:00:00Z");
    private static final KioskId KIOSK = new KioskId("kiosk-one");

    @TempDir
    Path folder;

    private Db db;
    private Presences presences;
    private PresenceBook book;

    @BeforeEach
    void open() {
        db = TestDb.sqlite(folder);
        presences = new Presences(db.writer(), db.reader());
        book = new PresenceBook(presences, List.of(), new AnothersBroker(), InstantSource.fixed(T1));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void writesTheFirstAnswerDownAtOnce() {
        answeredAfterSeconds(0);

        assertThat(written()).contains(T1);
    }

    @Test
    void leavesAnswersThatFollowCloselyToTheNextHeartbeat() {
        answeredAfterSeconds(0);
        answeredAfterSeconds(5);
        answeredAfterSeconds(14);
        Optional<Instant> meanwhile = written();
        book.alive(KIOSK, 1, null);
        book.writeDown();

        assertThat(meanwhile).contains(T1);
        assertThat(written()).contains(T1.plusSeconds(14));
    }

    @Test
    void writesAnAnswerAfterSomeQuietDown() {
        answeredAfterSeconds(0);
        answeredAfterSeconds(30);

        assertThat(written()).contains(T1.plusSeconds(30));
    }

    private void answeredAfterSeconds(long seconds) {
        book.answered(KIOSK, T1.plusSeconds(seconds));
        book.writeDown();
    }

    private Optional<Instant> written() {
        return presences.find(KIOSK).flatMap(Presence::lastResponseAt);
    }

    /// One that goes on when this program ends, and is not asked for anything.
    private record AnothersBroker() implements Broker {
        @Override
        public void start(KioskAuthenticator authenticator, Inbound inbound) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> publish(Topic topic, byte[] payload, Optional<Duration> expiry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> disconnect(KioskId kiosk) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isEmbedded() {
            return false;
        }

        @Override
        public Optional<Integer> port() {
            return Optional.empty();
        }
    }
}
