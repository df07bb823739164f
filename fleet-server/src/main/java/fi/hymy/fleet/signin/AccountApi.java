package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AccountApi.ROOT)
@Tag(name = "account")
final class AccountApi {
    static final String ROOT = "/api/v1/account";
    static final String PASSWORD = ROOT + "/password";

    private final PasswordChange change;
    private final Sessions sessions;
    private final TokenDesk desk;
    private final ApiTokens tokens;
    private final SecondSteps steps;
    private final Journal journal;

    AccountApi(
            PasswordChange change,
            Sessions sessions,
            TokenDesk desk,
            ApiTokens tokens,
            SecondSteps steps,
            Journal journal) {
        this.change = change;
        this.sessions = sessions;
        this.desk = desk;
        this.tokens = tokens;
        this.steps = steps;
        this.journal = journal;
    }

    @GetMapping
    @Operation(summary = "Who one is, and what one signs in with besides a password")
    AccountJson account(@AuthenticationPrincipal Operator operator) {
        SecondSteps.Held held = steps.of(operator);
        return new AccountJson(
                operator.id(), operator.userName(), operator.role().name(), held.app(), held.passkeys());
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change one's own password (which ends one's sessions); the only thing a one-time password is "
                    + "good for")
    void change(@RequestBody NewPassword body, @AuthenticationPrincipal Operator operator, HttpServletRequest request) {
        change.change(operator.userName(), body.current(), body.chosen(), request.getRemoteAddr())
                .ifPresent(problem -> {
                    throw ApiProblem.unprocessable(problem, List.of(new Fault("chosen", problem)));
                });
        sessions.endAll(operator);
        journal.changed(operator, Tongue.key("Changed the password."));
    }

    @GetMapping("/sessions")
    @Operation(summary = "Where one is signed in, the latest first")
    PageJson<SessionJson> sessions(
            @AuthenticationPrincipal Operator operator,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit,
            HttpServletRequest request) {
        return PageJson.within(
                sessions.of(operator, ownId(request)), Paging.of(after, limit), SessionJson::of, Sessions.Seat::handle);
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of one's sessions")
    void end(@AuthenticationPrincipal Operator operator, @PathVariable String id) {
        if (!sessions.end(operator, id)) {
            throw ApiProblem.notFound("session", id);
        }
        journal.changed(operator, Tongue.key("Ended a session."));
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all of one's sessions but the one that asks")
    void endOthers(@AuthenticationPrincipal Operator operator, HttpServletRequest request) {
        sessions.endOthers(operator, ownId(request));
        journal.changed(operator, Tongue.key("Ended all other sessions."));
    }

    @GetMapping("/tokens")
    @Operation(summary = "One's API tokens, the latest first")
    PageJson<TokenJson> tokens(
            @AuthenticationPrincipal Operator operator,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(tokens.of(operator), Paging.of(after, limit), TokenJson::of, ApiToken::id);
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make an API token; the answer holds its secret, which is shown this once")
    IssuedTokenJson make(@AuthenticationPrincipal Operator operator, @RequestBody TokenWish wish) {
        return switch (desk.make(operator, wish.name(), String.join(" ", wish.scopes()), wish.days())) {
            case TokenDesk.Result.Made(var issued) ->
                new IssuedTokenJson(TokenJson.of(issued.token()), issued.secret());
            case TokenDesk.Result.Refused(var part, var why) ->
                throw ApiProblem.unprocessable(why, List.of(new Fault(part, why)));
        };
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke one of one's API tokens")
    void revoke(@AuthenticationPrincipal Operator operator, @PathVariable String id) {
        if (!desk.revoke(operator, id)) {
            throw ApiProblem.notFound("token", id);
        }
    }

    private static String ownId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    /// @param current the password until now; not needed with a one-time password
    record NewPassword(@Nullable String current, String chosen) {
        /// Without the passwords.
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    /// @param authenticatorApp whether codes of one are asked for
    record AccountJson(String id, String userName, String role, boolean authenticatorApp, int passkeys) {}

    /// @param device as `Firefox on Windows`
    /// @param address rounded
    record SessionJson(
            String id, String device, String address, String how, Instant since, Instant seen, boolean here) {
        static SessionJson of(Sessions.Seat seat) {
            return new SessionJson(
                    seat.handle(), seat.device(), seat.address(), seat.how(), seat.since(), seat.seen(), seat.here());
        }
    }

    /// @param scopes as `kiosks:change` or `results:read`; to change takes in to read
    /// @param days how long it lasts, 1 to 366
    record TokenWish(String name, List<String> scopes, int days) {
        TokenWish {
            scopes = scopes == null ? List.of() : List.copyOf(scopes);
        }
    }

    record TokenJson(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            String usedFrom) {
        static TokenJson of(ApiToken token) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    List.of(token.scopes().text().split(" ")),
                    token.createdAt(),
                    token.expiresAt(),
                    token.usedAtOrNull(),
                    token.usedFrom());
        }
    }

    record IssuedTokenJson(TokenJson token, String secret) {
        @Override
        public String toString() {
            return "IssuedTokenJson[" + token.id() + "]";
        }
    }
}
