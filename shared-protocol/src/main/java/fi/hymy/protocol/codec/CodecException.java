package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.Fault;

/// Bytes that could not be read. Says where and why in fixed words, never with words from the bytes themselves, so that
/// it may be logged and sent back.
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;
    private final boolean newer;

    CodecException(String place, String problem, boolean newer) {
        // Without a stack trace: it is thrown for what strangers send, and the place says more.
        super(place + ": " + problem, null, false, false);
        this.place = place;
        this.problem = problem;
        this.newer = newer;
    }

    /// Whether it failed on something that this program does not know yet, rather than on something faulty.
    public boolean newer() {
        return newer;
    }

    /// Where and why; the same as the message.
    public String reason() {
        return place + ": " + problem;
    }

    Fault fault() {
        return new Fault(place, problem);
    }
}
