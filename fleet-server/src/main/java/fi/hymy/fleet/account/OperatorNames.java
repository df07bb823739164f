package fi.hymy.fleet.account;

import fi.hymy.fleet.audit.SubjectNames;
import fi.hymy.fleet.web.Named;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the audit trail what operators are called.
@Component
final class OperatorNames implements SubjectNames {
    private final Staff staff;

    OperatorNames(Staff staff) {
        this.staff = staff;
    }

    @Override
    public Optional<String> of(Named.Kind kind, String id) {
        return kind == Named.Kind.OPERATOR ? staff.find(id).map(Staff.Member::userName) : Optional.empty();
    }
}
