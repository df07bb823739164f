package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import java.util.List;
import java.util.Optional;

/// Knows what people call what an entry is about. Features bring it; without them, ids are shown.
public interface SubjectNames {
    /// Empty for what it does not know, or what there is no more.
    Optional<String> of(Named.Kind kind, String id);

    /// What one of them knows.
    static SubjectNames of(List<SubjectNames> all) {
        return (kind, id) ->
                all.stream().flatMap(one -> one.of(kind, id).stream()).findFirst();
    }
}
