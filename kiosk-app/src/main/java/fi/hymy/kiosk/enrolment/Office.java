package fi.hymy.kiosk.enrolment;

import fi.hymy.kiosk.config.JoinAddress;
import fi.hymy.protocol.message.Enrolment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The server, as a kiosk sees it that wants to be taken in. Calls wait for the answer, some seconds at most.
interface Office {
    /// Asks to be taken in.
    Reply ask(JoinAddress address, String csr);

    /// Looks what became of a ticket.
    Reply look(JoinAddress address, String ticket);

    /// What it says.
    sealed interface Reply {}

    /// @param dateOrNull what its clock said
    record Given(Enrolment.Ticket ticket, @Nullable Instant dateOrNull) implements Reply {}

    /// @param dateOrNull what its clock said
    record Standing(Enrolment.State state, @Nullable Instant dateOrNull) implements Reply {}

    /// It knows no such ticket, or no more.
    record Unknown() implements Reply {}

    /// Later.
    ///
    /// @param pause as long as it asked for
    record Busy(Duration pause) implements Reply {}

    /// It answers, but not as it should.
    record Refused(String words) implements Reply {}

    /// It does not answer.
    record Unreachable(String words) implements Reply {}

    /// It is not the one to be trusted.
    record Wrong(WrongServerException.Reason reason, String words) implements Reply {}
}
