package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Entry;
import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.notify.Addressee;
import fi.hymy.fleet.notify.Letter;
import fi.hymy.fleet.notify.LetterForm;
import fi.hymy.fleet.notify.Post;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What those who manage operators may ask about their ways in.
@Component
final class EntryDesk implements Entry {
    private static final List<String> FACTORS = List.of("authenticator", "recovery_code", "passkey", "passkey_user");
    private static final List<String> KEYS = List.of("sign_in_link", "api_token", "identity");

    private final SignInLinks links;
    private final Sessions sessions;
    private final WriterDb writer;
    private final ReaderDb reader;
    private final Post post;
    private final InstantSource clock;

    EntryDesk(SignInLinks links, Sessions sessions, WriterDb writer, ReaderDb reader, Post post, InstantSource clock) {
        this.links = links;
        this.sessions = sessions;
        this.writer = writer;
        this.reader = reader;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public Invitation invite(Operator operator, String by) {
        String path = WelcomePages.PAGE + "/" + links.issue(operator, by);
        return new Invitation(path, clock.instant().plus(SignInLinks.GOOD_FOR), mailed(operator, path, by));
    }

    /// A user name that is an address gets the link there.
    private boolean mailed(Operator operator, String path, String by) {
        if (!post.canMail() || !Addressee.isMail(operator.userName())) {
            return false;
        }
        var form = new LetterForm(
                "en",
                "Choose your password for Hymy",
                List.of(
                        LetterForm.Line.of("%s lets you into Hymy as %s.".formatted(by, operator.userName())),
                        new LetterForm.Line("Choose a password", post.link(path)),
                        LetterForm.Line.of("The link is good for one use within seven days. If you do not know what "
                                + "this is about, do nothing: nobody gets in without it.")));
        return post.send(new Letter(
                "invitation/%s/%s".formatted(operator.id(), Secret.hash(path).substring(0, 12)),
                operator.userName(),
                form.title(),
                form.text(),
                form.html(),
                true,
                SignInLinks.GOOD_FOR));
    }

    @Override
    public void withdraw(Operator operator) {
        links.withdraw(operator);
    }

    @Override
    public void end(Operator operator) {
        sessions.endAll(operator);
    }

    @Override
    public void dropSecondStep(Operator operator) {
        FACTORS.forEach(table -> clear(table, operator));
        sessions.endAll(operator);
    }

    @Override
    public void forget(Operator operator) {
        dropSecondStep(operator);
        KEYS.forEach(table -> clear(table, operator));
    }

    @Override
    public Map<String, Standing> standings() {
        Map<String, Instant> waiting = links.waiting();
        Set<String> second = new HashSet<>(ids("select operator_id from authenticator"));
        second.addAll(ids("select operator_id from passkey"));
        Set<String> vouchedFor = ids("select operator_id from identity");
        var standings = new HashMap<String, Standing>();
        reader.jdbc().sql("select id, password_hash from operator").query(row -> {
            String id = row.getString("id");
            boolean hasWayIn = !row.getString("password_hash").isEmpty() || vouchedFor.contains(id);
            standings.put(id, new Standing(hasWayIn, waiting.get(id), second.contains(id)));
        });
        return standings;
    }

    private Set<String> ids(String sql) {
        return reader.jdbc().sql(sql).query((row, number) -> row.getString(1)).set();
    }

    private void clear(String table, Operator operator) {
        writer.jdbc()
                .sql("delete from " + table + " where operator_id = :operator")
                .param("operator", operator.id())
                .update();
    }
}
