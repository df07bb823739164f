package fi.hymy.fleet.notify;

import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where features hand in what is to be sent. It is written down within the caller's transaction, if there is one: so
/// what is to be sent and what it tells of happen together, or neither. Any thread; returns without sending.
@Component
public final class Post {
    private final WriterDb writer;
    private final InstantSource clock;
    private final MailSettings mail;
    private final ConsoleLinks links;

    public Post(WriterDb writer, InstantSource clock, MailSettings mail, ConsoleLinks links) {
        this.writer = writer;
        this.clock = clock;
        this.mail = mail;
        this.links = links;
    }

    /// Whether a mail server is set up. Without one letters wait, and are given up when their time is over.
    public boolean canMail() {
        return mail.isSetUp();
    }

    /// The address of a page of the console, for letters.
    ///
    /// @param path as `/alarms`
    public String link(String path) {
        return links.at(path);
    }

    /// @return false when a letter with this cause was handed in before: then nothing is done
    public boolean send(Letter letter) {
        return keep(
                letter.cause(),
                Delivery.Channel.MAIL,
                letter.to(),
                letter.subject(),
                letter.text(),
                letter.html(),
                letter.secret(),
                letter.goodFor());
    }

    /// @param webhook its id
    /// @param cause what is told to whom: told once
    /// @param type of what happened, as `alert.opened`
    /// @param json what is told, a whole document
    /// @return false when this was handed in before
    public boolean call(String webhook, String cause, String type, String json, Duration goodFor) {
        return keep(cause, Delivery.Channel.WEBHOOK, webhook, type, json, "", false, goodFor);
    }

    private boolean keep(
            String cause,
            Delivery.Channel channel,
            String target,
            String subject,
            String body,
            String html,
            boolean secret,
            Duration goodFor) {
        Instant now = clock.instant();
        return writer.jdbc()
                        .sql("""
                                insert into delivery (id, cause, channel, target, subject, body, html, secret, made_at,
                                                      expires_at, state, tries, next_at, changed_at, problem)
                                values (:id, :cause, :channel, :target, :subject, :body, :html, :secret, :now,
                                        :expires, 'WAITING', 0, :now, :now, '')
                                on conflict (cause) do nothing
                                """)
                        .param("id", UUID.randomUUID().toString())
                        .param("cause", cause)
                        .param("channel", channel.name())
                        .param("target", target)
                        .param("subject", subject)
                        .param("body", body)
                        .param("html", html)
                        .param("secret", secret ? 1 : 0)
                        .param("now", now.toEpochMilli())
                        .param("expires", now.plus(goodFor).toEpochMilli())
                        .update()
                == 1;
    }
}
