package fi.hymy.fleet.account;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.fleet.web.PageJson;
import fi.hymy.fleet.web.Paging;
import fi.hymy.protocol.survey.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/operators")
@Tag(name = "operators")
final class OperatorApi {
    private final Staff staff;
    private final Scopes scopes;
    private final AccessDesk desk;

    OperatorApi(Staff staff, Scopes scopes, AccessDesk desk) {
        this.staff = staff;
        this.scopes = scopes;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Who may sign in, and as what, by name")
    PageJson<OperatorJson> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = Paging.USUAL) int limit) {
        return PageJson.within(staff.all(), Paging.of(after, limit), OperatorJson::of, Staff.Member::id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an operator; the answer holds a link for the invited, which is shown this once")
    IssuedJson add(@RequestBody OperatorWish wish, Principal who) {
        return issued(staff.add(wish.userName() == null ? "" : wish.userName(), role(wish.role()), who.getName()));
    }

    @PutMapping("/{id}/role")
    @Operation(
            summary =
                    "Change an operator's role: ADMIN, DEVICE_MANAGER, COORDINATOR, DESIGNER or VIEWER; ends the operator's"
                            + " sessions")
    OperatorJson role(@PathVariable String id, @RequestBody RoleWish wish, Principal who) {
        known(id);
        return done(staff.setRole(id, role(wish.role()), who.getName()));
    }

    @GetMapping("/{id}/scope")
    @Operation(
            summary = "How far an operator sees: every place, or the sub-trees below some; and contact details or not")
    ScopeJson scope(@PathVariable String id) {
        known(id);
        return ScopeJson.of(scopes.scope(id));
    }

    @PutMapping("/{id}/scope")
    @Operation(summary = "Say how far an operator sees; it holds at once. An admin always sees everything")
    ScopeJson scope(@PathVariable String id, @RequestBody ScopeJson wish, Principal who) {
        known(id);
        Role role = staff.find(id).orElseThrow().role();
        return switch (desk.set(id, role, wish.scope(), who.getName())) {
            case Staff.Result.Done _ -> ScopeJson.of(scopes.scope(id));
            case Staff.Result.Refused(var why) ->
                throw ApiProblem.unprocessable(why, List.of(new Fault("places", why)));
        };
    }

    @PutMapping("/{id}/access")
    @Operation(summary = "Switch an operator off (which ends the operator's sessions), or on again")
    OperatorJson access(@PathVariable String id, @RequestBody AccessWish wish, Principal who) {
        known(id);
        return done(wish.on() ? staff.switchOn(id, who.getName()) : staff.switchOff(id, who.getName()));
    }

    @PostMapping("/{id}/link")
    @Operation(summary = "Make a link by which an operator chooses a password; the one before it ends")
    IssuedJson link(@PathVariable String id, Principal who) {
        known(id);
        return issued(staff.newLink(id, who.getName()));
    }

    @DeleteMapping("/{id}/link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an operator's link back; one who never had a password is gone with it")
    void takeBack(@PathVariable String id, Principal who) {
        known(id);
        done(staff.takeBack(id, who.getName()));
    }

    @DeleteMapping("/{id}/second-step")
    @Operation(summary = "Take an operator's authenticator app and passkeys away; ends the operator's sessions")
    OperatorJson dropSecondStep(@PathVariable String id, Principal who) {
        known(id);
        return done(staff.dropSecondStep(id, who.getName()));
    }

    private void known(String id) {
        if (staff.find(id).isEmpty()) {
            throw ApiProblem.notFound("operator", id);
        }
    }

    private static Role role(@Nullable String text) {
        String problem = "There are the roles ADMIN, DEVICE_MANAGER, COORDINATOR, DESIGNER and VIEWER.";
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
            case Staff.Result.Done(var member, var link) -> IssuedJson.of(member, link);
            case Staff.Result.Refused(var why) -> throw ApiProblem.conflict(why);
        };
    }

    record OperatorWish(@Nullable String userName, @Nullable String role) {}

    record RoleWish(@Nullable String role) {}

    /// @param whole every place, whatever `places` says
    /// @param places on top of the sub-trees that are seen
    record ScopeJson(boolean whole, boolean contacts, List<String> places) {
        static ScopeJson of(Scopes.Scope scope) {
            return new ScopeJson(
                    scope.whole(),
                    scope.contacts(),
                    scope.places().stream().sorted().toList());
        }

        Scopes.Scope scope() {
            return new Scopes.Scope(whole, contacts, whole ? Set.of() : Set.copyOf(places));
        }
    }

    record AccessWish(boolean on) {}

    /// @param on whether the operator may sign in
    /// @param waits whether the one-time password was not used yet
    record OperatorJson(String id, String userName, Role role, boolean on, boolean waits) {
        static OperatorJson of(Staff.Member member) {
            return new OperatorJson(member.id(), member.userName(), member.role(), !member.isOff(), member.fresh());
        }
    }

    /// @param link path of the page where the operator chooses a password
    record IssuedJson(OperatorJson operator, String link, Instant until, boolean mailed) {
        static IssuedJson of(Staff.Member member, Entry.@Nullable Invitation invitation) {
            Entry.Invitation made = Objects.requireNonNull(invitation);
            return new IssuedJson(OperatorJson.of(member), made.path(), made.until(), made.mailed());
        }

        @Override
        public String toString() {
            return "IssuedJson[" + operator + "]";
        }
    }
}
