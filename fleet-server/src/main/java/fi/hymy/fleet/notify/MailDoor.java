package fi.hymy.fleet.notify;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import fi.hymy.fleet.notify.Delivery.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.stereotype.Component;

/// Hands mail to the mail server: text and HTML in one.
///
/// Its `Message-ID` is made of the delivery's id, so one that is sent again after the server was killed can be told.
@Component
final class MailDoor {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /// SMTP answers from here on are final (RFC 5321, 4.2.1).
    private static final int FINAL = 500;

    private final MailSettings settings;

    MailDoor(MailSettings settings) {
        this.settings = settings;
    }

    Outcome send(Delivery mail) {
        if (!settings.isSetUp()) {
            return new Outcome.Lacking("No mail server is set up: see hymy.mail.host in the settings.");
        }
        try {
            MimeMessage message = message(mail);
            Session session = message.getSession();
            try (Transport transport = session.getTransport()) {
                transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Outcome.Sent();
        } catch (SendFailedException e) {
            String words = words(e);
            return isFinal(e) ? new Outcome.Refused(words) : new Outcome.Later(words);
        } catch (MessagingException e) {
            return new Outcome.Later(words(e));
        }
    }

    private MimeMessage message(Delivery mail) throws MessagingException {
        String utf8 = StandardCharsets.UTF_8.name();
        String host = settings.from().substring(settings.from().indexOf('@') + 1);
        var message = new Named(Session.getInstance(properties()), "<%s@%s>".formatted(mail.id(), host));
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.target()));
        message.setSubject(mail.subject(), utf8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Date", RFC_1123_DATE_TIME.format(mail.madeAt().atOffset(ZoneOffset.UTC)));
        var text = new MimeBodyPart();
        text.setText(mail.body(), utf8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), utf8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean starts = settings.tls() == MailSettings.Tls.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starts));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(starts));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.TLS));
        return properties;
    }

    private static boolean isFinal(SendFailedException failure) {
        for (Exception e = failure; e instanceof MessagingException part; e = part.getNextException()) {
            int code =
                    switch (part) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (code >= FINAL) {
                return true;
            }
        }
        return false;
    }

    private static String words(MessagingException e) {
        Exception next = e.getNextException();
        String words = String.valueOf(e.getMessage()) + (next == null ? "" : ": " + next.getMessage());
        return words.lines()
                .findFirst()
                .orElse("The mail server does not answer.")
                .strip();
    }

    /// Keeps its own id.
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
