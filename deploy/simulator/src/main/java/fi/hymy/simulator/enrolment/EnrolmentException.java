package fi.hymy.simulator.enrolment;

/// Kiosks could not be enrolled; the message says what the server answered.
public final class EnrolmentException extends RuntimeException {
    EnrolmentException(String message) {
        super(message);
    }

    EnrolmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
