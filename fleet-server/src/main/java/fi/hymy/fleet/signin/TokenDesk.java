package fi.hymy.fleet.signin;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.Tongue;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Checks what is wished of a new API token, and writes down what became of it.
@Component
final class TokenDesk {
    private static final int LONGEST_NAME = 60;

    private final ApiTokens tokens;
    private final Journal journal;

    TokenDesk(ApiTokens tokens, Journal journal) {
        this.tokens = tokens;
        this.journal = journal;
    }

    /// What a wish came to.
    sealed interface Result {
        record Made(ApiTokens.Issued issued) implements Result {}

        /// @param part of the wish that is wrong
        record Refused(String part, String why) implements Result {}
    }

    /// @param scopes as `kiosks:change results:read`
    Result make(Operator operator, String name, String scopes, int days) {
        String wanted = name.strip();
        Scopes read = Scopes.of(scopes);
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            return new Result.Refused("name", t("Give the token a name of 1 to 60 letters, as 'Nightly report'."));
        }
        if (read.all().isEmpty() || read.all().size() != scopes.strip().split(" +").length) {
            return new Result.Refused("scopes", t("Say what the token is good for: choose at least one part."));
        }
        if (days < 1 || days > ApiTokens.LONGEST.toDays()) {
            return new Result.Refused("days", t("A token lasts 1 to 366 days."));
        }
        if (tokens.of(operator).size() >= ApiTokens.MOST) {
            return new Result.Refused("name", t("There are 50 tokens already: revoke one that is not used."));
        }
        ApiTokens.Issued issued = tokens.issue(operator, wanted, read, Duration.ofDays(days));
        journal.changed(operator, Tongue.key("Made the API token '%s' (%s)."), wanted, read.text());
        return new Result.Made(issued);
    }

    boolean revoke(Operator operator, String id) {
        Optional<ApiToken> old = tokens.of(operator).stream()
                .filter(token -> token.id().equals(id))
                .findFirst();
        boolean revoked = tokens.revoke(operator, id);
        if (revoked) {
            String name = old.map(ApiToken::name).orElse("");
            journal.changed(operator, Tongue.key("Revoked the API token '%s'."), name);
        }
        return revoked;
    }
}
