package fi.hymy.fleet.notify;

import java.time.Duration;

/// A mail to be sent.
///
/// @param cause what is told to whom, as `invitation/4711`: one that was handed in already is not sent again
/// @param to an address, as `anna@example.org`
/// @param subject one line
/// @param text for readers that show no HTML, and for those who prefer it
/// @param html a whole document
/// @param secret whether it may not be read by others in the console: what it says is forgotten once it is sent
/// @param goodFor how long it is tried; after that it would only confuse
public record Letter(
        String cause, String to, String subject, String text, String html, boolean secret, Duration goodFor) {
    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        if (!Addressee.isMail(to)) {
            throw new IllegalArgumentException("'%s' is no mail address".formatted(to));
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        if (subject.length() > LONGEST_SUBJECT) {
            subject = subject.substring(0, LONGEST_SUBJECT - 1) + "…";
        }
    }

    /// What it says may reach no log.
    @Override
    public String toString() {
        return "Letter[" + cause + "]";
    }
}
