package fi.hymy.protocol.message;

import fi.hymy.protocol.id.CommandId;
import fi.hymy.protocol.id.MessageId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.ResponseId;
import fi.hymy.protocol.survey.CleanText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server says to one kiosk.
public sealed interface Downlink extends Message {
    /// What became of responses; published after the commit, never before.
    ///
    /// @param receipts 1 to [Uplink.Responses#MAX_ROWS]
    record Receipts(List<Receipt> receipts) implements Downlink {
        public Receipts {
            receipts = List.copyOf(receipts);
            if (receipts.isEmpty() || receipts.size() > Uplink.Responses.MAX_ROWS) {
                throw new IllegalArgumentException("there must be 1 to 200 receipts, there are " + receipts.size());
            }
        }
    }

    /// A whole message that this server cannot take yet: the kiosk keeps what was in it and tries again later.
    ///
    /// @param reason at most [Receipt#MAX_REASON] bytes, cut
    record Deferred(MessageId message, String reason) implements Downlink {
        public Deferred {
            reason = CleanText.cut(reason, Receipt.MAX_REASON);
        }
    }

    /// What the kiosk should be.
    ///
    /// @param comeBackWithinOrNull said in the answer to a [Uplink.Birth], and good for that connection: when
    ///     it breaks, the kiosk comes back at a moment drawn by lot within this time, so that a fleet that loses
    ///     all its connections is not back all at once; 0 s to [#LONGEST]. Null: as the kiosk thinks best
    /// @param sealToOrNull to which key the kiosk seals what people write from now on; null: nothing is said of it
    record Desired(
            DesiredState state,
            @Nullable Duration comeBackWithinOrNull,
            @Nullable SealingKey sealToOrNull) implements Downlink {
        public static final Duration LONGEST = Duration.ofHours(1);

        public Desired {
            if (comeBackWithinOrNull != null
                    && (comeBackWithinOrNull.isNegative() || comeBackWithinOrNull.compareTo(LONGEST) > 0)) {
                throw new IllegalArgumentException(
                        "a kiosk can be asked to come back within 0 s to 1 h, not " + comeBackWithinOrNull);
            }
        }

        public Desired(DesiredState state) {
            this(state, null);
        }

        public Desired(DesiredState state, @Nullable Duration comeBackWithinOrNull) {
            this(state, comeBackWithinOrNull, null);
        }

        public Optional<SealingKey> sealTo() {
            return Optional.ofNullable(sealToOrNull);
        }

        public Optional<Duration> comeBackWithin() {
            return Optional.ofNullable(comeBackWithinOrNull);
        }
    }

    /// Asks for rows again that the server lacks although they were receipted, as after a restore from a backup. Rows
    /// that are no longer kept are passed over.
    ///
    /// @param from first sequence, 1 and up
    /// @param to last sequence, from and up
    record Resend(OutboxId outbox, long from, long to) implements Downlink {
        public Resend {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("no such range of rows: %d to %d".formatted(from, to));
            }
        }
    }

    /// Erases the copy of a receipted response that the kiosk keeps. One that was not receipted stays.
    record Forget(ResponseId response) implements Downlink {}

    /// Asks for something to be done once, soon or not at all. Each is answered by [Uplink.CommandResult]s.
    ///
    /// @param issuedAt by the server's clock
    /// @param validFor from then on; a kiosk that does not know the time counts from when it came. 1 s to 7 days
    record Command(CommandId id, Action action, Instant issuedAt, Duration validFor) implements Downlink {
        private static final Duration LONGEST = Duration.ofDays(7);

        public Command {
            if (validFor.compareTo(Duration.ofSeconds(1)) < 0 || validFor.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a command must be valid for 1 s to 7 days, not " + validFor);
            }
        }

        public Instant expiresAt() {
            return issuedAt.plus(validFor);
        }
    }
}
