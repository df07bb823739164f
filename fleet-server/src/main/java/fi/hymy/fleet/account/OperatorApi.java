package fi.hymy.fleet.account;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/operators")
@Tag(name = "operators")
final class OperatorApi {
    private final Staff staff;

    OperatorApi(Staff staff) {
        this.staff = staff;
    }

    @GetMapping
    @Operation(summary = "Who may sign in, and as what, by name")
    PageJson<OperatorJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(staff.all(), Paging.of(after, limit), OperatorJson::of, Staff.Member::id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an operator; the answer holds a password for one sign-in, which is shown this once")
    IssuedJson add(@RequestBody OperatorWish wish, Principal who) {
        return issued(staff.add(wish.userName() == null ? "" : wish.userName(), role(wish.role()), who.getName()));
    }

    @PutMapping("/{id}/role")
    @Operation(
            summary = "Change an operator's role: ADMIN, DEVICE_MANAGER or COORDINATOR; ends the operator's sessions")
    OperatorJson role(@PathVariable String id, @RequestBody RoleWish wish, Principal who) {
        known(id);
        return done(staff.setRole(id, role(wish.role()), who.getName()));
    }

    @PutMapping("/{id}/access")
    @Operation(summary = "Switch an operator off, which ends the operator's sessions, or on again")
    OperatorJson access(@PathVariable String id, @RequestBody AccessWish wish, Principal who) {
        known(id);
        return done(wish.on() ? staff.switchOn(id, who.getName()) : staff.switchOff(id, who.getName()));
    }

    @PostMapping("/{id}/password")
    @Operation(summary = "Give an operator a password for one sign-in; ends the operator's sessions")
    IssuedJson password(@PathVariable String id, Principal who) {
        known(id);
        return issued(staff.newPassword(id, who.getName()));
    }

    private void known(String id) {
        if (staff.find(id).isEmpty()) {
            throw ApiProblem.notFound("operator", id);
        }
    }

    private static Role role(@Nullable String text) {
        String problem = "There are the roles ADMIN, DEVICE_MANAGER and COORDINATOR.";
        return Role.of(text == null ? "" : text)
                .orElseThrow(() -> ApiProblem.unprocessable(problem, List.of(new Fault("role", problem))));
    }

    private static OperatorJson done(Staff.Result result) {
        return switch (result) {
            case Staff.Result.Done(var member, var _) -> OperatorJson.of(member);
            case Staff.Result.Refused(var why) -> throw ApiProblem.conflict(why);
        };
    }

    private static IssuedJson issued(Staff.Result result) {
        return switch (result) {
            case Staff.Result.Done(var member, var password) -> new IssuedJson(OperatorJson.of(member), password);
            case Staff.Result.Refused(var why) -> throw ApiProblem.conflict(why);
        };
    }

    record OperatorWish(@Nullable String userName, @Nullable String role) {}

    record RoleWish(@Nullable String role) {}

    record AccessWish(boolean on) {}

    /// @param on whether the operator may sign in
    /// @param waits whether the one-time password was not used yet
    record OperatorJson(String id, String userName, Role role, boolean on, boolean waits) {
        static OperatorJson of(Staff.Member member) {
            return new OperatorJson(member.id(), member.userName(), member.role(), !member.isOff(), member.fresh());
        }
    }

    record IssuedJson(OperatorJson operator, String password) {
        @Override
        public String toString() {
            return "IssuedJson[" + operator + "]";
        }
    }
}
