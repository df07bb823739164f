package fi.hymy.fleet.notify;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.audit.Audited;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The webhooks that there are.
@Component
public final class Webhooks {
    private static final String SELECT = "select id, name, url, secret, made_at, made_by from webhook ";
    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 100;

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;
    private final WebhookSettings settings;
    private final SecureRandom random = new SecureRandom();

    Webhooks(WriterDb writer, ReaderDb reader, InstantSource clock, WebhookSettings settings) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.settings = settings;
    }

    /// By name.
    public List<Webhook> all() {
        return reader.jdbc()
                .sql(SELECT + "order by name, id")
                .query(Webhooks::webhook)
                .list();
    }

    public Optional<Webhook> find(String id) {
        return reader.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Webhooks::webhook)
                .optional();
    }

    /// @param by the operator's user name
    /// @return with its secret, which is made here
    /// @throws IllegalArgumentException in a sentence, when it cannot be called
    Webhook add(String name, String url, String by) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(t("A webhook's name must have 1 to 100 characters."));
        }
        URI uri = read(url.strip());
        PublicAddress.problemOf(uri, settings.allowPrivate()).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        var webhook = new Webhook(
                "webhook-" + UUID.randomUUID().toString().substring(0, 13),
                name.strip(),
                uri,
                Signature.freshSecret(random),
                Instant.ofEpochMilli(clock.millis()),
                by);
        // Not the whole address: its path may be a secret.
        Audited.change("webhook", null, webhook.name() + ", " + uri.getHost());
        writer.jdbc()
                .sql(
                        "insert into webhook (id, name, url, secret, made_at, made_by) values (:id, :name, :url, :secret, :at, :by)")
                .param("id", webhook.id())
                .param("name", webhook.name())
                .param("url", uri.toString())
                .param("secret", webhook.secret())
                .param("at", webhook.madeAt().toEpochMilli())
                .param("by", by)
                .update();
        return webhook;
    }

    /// @return whether there was one
    boolean remove(String id) {
        find(id).ifPresent(one ->
                Audited.change("webhook", one.name() + ", " + one.url().getHost(), null));
        return writer.jdbc()
                        .sql("delete from webhook where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static URI read(String url) {
        try {
            if (url.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(t("This is no address that can be called."), e);
        }
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getString("name"),
                URI.create(row.getString("url")),
                row.getString("secret"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"));
    }
}
