package fi.hymy.fleet.signin;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "account")
final class AccountApi {
    static final String PASSWORD = "/api/v1/account/password";

    private final PasswordChange change;

    AccountApi(PasswordChange change) {
        this.change = change;
    }

    @PutMapping(PASSWORD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password; the only thing a one-time password is good for")
    void change(@RequestBody NewPassword body, Principal who) {
        change.change(who.getName(), body.current(), body.chosen()).ifPresent(problem -> {
            throw ApiProblem.unprocessable(problem, List.of(new Fault("chosen", problem)));
        });
    }

    /// @param current the password until now; not needed with a one-time password
    record NewPassword(@Nullable String current, String chosen) {}
}
