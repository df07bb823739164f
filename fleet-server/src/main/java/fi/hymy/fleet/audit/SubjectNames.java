package fi.hymy.fleet.audit;

import fi.hymy.fleet.web.Named;
import java.util.Optional;

/// Knows what people call what an entry is about. Features bring it; without them, ids are shown.
public interface SubjectNames {
    /// Empty for what it does not know, or what there is no more.
    Optional<String> of(Named.Kind kind, String id);
}
