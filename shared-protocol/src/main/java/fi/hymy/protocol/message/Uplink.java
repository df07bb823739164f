package fi.hymy.protocol.message;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.survey.CleanText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kiosk says to the server.
public sealed interface Uplink extends Message {
    /// "I am here": sent after every connect, and again until the desired state came. The server always answers with
    /// [Downlink.Desired].
    ///
    /// @param session number of this connection, the same as in its [Gone]; rises with every connection of a kiosk
    /// @param appVersion of the kiosk program, at most 64 bytes, cut
    /// @param outbox null while the kiosk's disk does not let it look
    record Birth(long session, String appVersion, @Nullable OutboxFacts outbox) implements Uplink {
        public static final int MAX_APP_VERSION = 64;

        public Birth {
            appVersion = CleanText.cut(appVersion, MAX_APP_VERSION);
        }

        public Optional<OutboxFacts> outboxIfKnown() {
            return Optional.ofNullable(outbox);
        }
    }

    /// The last will: published by the broker when a connection is lost, by the kiosk when it leaves in order. Ignored
    /// unless its session is the newest one known.
    record Gone(long session) implements Uplink {}

    /// "I am alive", every minute or so, and as soon as nothing waits any more.
    ///
    /// @param outbox null while the kiosk's disk does not let it look
    record Heartbeat(long session, @Nullable OutboxFacts outbox) implements Uplink {
        public Optional<OutboxFacts> outboxIfKnown() {
            return Optional.ofNullable(outbox);
        }
    }

    /// What the outbox holds.
    ///
    /// @param outbox which file
    /// @param lastSequence the newest row's number, 0 when there was none
    /// @param firstKept the oldest row still kept, receipted or not; lastSequence + 1 when none is
    /// @param unsent how many rows wait for a receipt
    /// @param oldestUnsentMillis age of the oldest of them, 0 when none waits
    record OutboxFacts(OutboxId outbox, long lastSequence, long firstKept, long unsent, long oldestUnsentMillis) {
        public OutboxFacts {
            if (lastSequence < 0 || firstKept < 1 || firstKept > lastSequence + 1 || unsent < 0) {
                throw new IllegalArgumentException("outbox facts do not fit together: first kept %d, last %d, unsent %d"
                        .formatted(firstKept, lastSequence, unsent));
            }
            if (oldestUnsentMillis < 0) {
                throw new IllegalArgumentException("age must be 0 or more, it is " + oldestUnsentMillis);
            }
        }
    }

    /// Responses to be stored; each is answered by a [Receipt].
    ///
    /// @param rows ascending in sequence
    /// @param unreadable rows that the receiver could not read; a sender has none. Both together are 1 to
    ///     [#MAX_ROWS]
    record Responses(OutboxId outbox, List<Row> rows, List<UnreadableRow> unreadable) implements Uplink {
        public static final int MAX_ROWS = 200;

        public Responses {
            rows = List.copyOf(rows);
            unreadable = List.copyOf(unreadable);
            int size = rows.size() + unreadable.size();
            if (size < 1 || size > MAX_ROWS) {
                throw new IllegalArgumentException("a batch must hold 1 to 200 responses, it holds " + size);
            }
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i).sequence() <= rows.get(i - 1).sequence()) {
                    throw new IllegalArgumentException("a batch must ascend in sequence");
                }
            }
        }

        /// A batch as a kiosk sends it.
        public static Responses of(OutboxId outbox, List<Row> rows) {
            return new Responses(outbox, rows, List.of());
        }
    }

    /// A row whose identity could be read and whose body could not: one such row must not hold up the others.
    ///
    /// @param raw the response as it came, letter by letter, at most 64 KiB
    /// @param newer whether it speaks of something that this code does not know yet (to be deferred), rather than
    ///     being faulty (to be rejected)
    record UnreadableRow(long sequence, ResponseId id, String raw, boolean newer, String reason) {}

    /// One response at its place in the outbox.
    ///
    /// @param sequence gapless per outbox, 1 and up
    record Row(long sequence, Response response) {
        public Row {
            if (sequence < 1) {
                throw new IllegalArgumentException("sequence must be 1 or more, it is " + sequence);
            }
        }
    }

    /// At which moments the kiosk's clock was confirmed by network time: said as soon as it is, and after every
    /// connect, so that the times of answers given before can be mended. May come many times.
    ///
    /// @param boots one for each start of the kiosk that was confirmed, as far as it remembers; at most [#MAX]
    record Clocks(List<Confirmed> boots) implements Uplink {
        public static final int MAX = 64;

        public Clocks {
            boots = List.copyOf(boots);
            if (boots.isEmpty() || boots.size() > MAX) {
                throw new IllegalArgumentException("1 to 64 starts must be named, there are " + boots.size());
            }
        }

        /// @param monotonicMillis since that start
        /// @param wallMillis what the clock on the wall said then, since 1970-01-01T00:00Z
        public record Confirmed(long boot, long monotonicMillis, long wallMillis) {
            public Confirmed {
                if (boot < 1 || monotonicMillis < 0 || wallMillis < 0) {
                    throw new IllegalArgumentException("a confirmed time has no negative parts");
                }
            }

            /// When the kiosk had been on for so long, since 1970-01-01T00:00Z; may be negative.
            public long wallAt(long monotonic) {
                return wallMillis - monotonicMillis + monotonic;
            }
        }
    }

    /// What the kiosk shows, and why it does not show what it should.
    record Reported(ReportedState state) implements Uplink {}

    /// How the box and the program are: every few minutes, and when a finding comes or goes. Only the newest counts.
    record Health(Condition condition) implements Uplink {}

    /// What became of a command so far; the last one said holds.
    ///
    /// @param detail for people, at most [#MAX_DETAIL] bytes of UTF-8, cut
    record CommandResult(CommandId command, Outcome outcome, String detail) implements Uplink {
        public static final int MAX_DETAIL = 2000;

        public CommandResult {
            detail = CleanText.cut(detail, MAX_DETAIL);
        }

        public enum Outcome {
            /// Being done.
            RUNNING,
            DONE,
            /// Tried, and it did not work.
            FAILED,
            /// It came too late, and nothing was done.
            EXPIRED,
            /// This kiosk cannot do that, and nothing was done.
            REFUSED;

            /// Whether nothing more will be said of it.
            public boolean isFinal() {
                return this != RUNNING;
            }
        }
    }
}
