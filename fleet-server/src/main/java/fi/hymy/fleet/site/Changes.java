package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.WriterDb;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Changes that first look whether they may be: each alone, in a transaction.
final class Changes {
    private Changes() {}

    /// @param refusal why not, or empty; looked at after everybody else's changes
    static <T> Outcome<T> inOrder(WriterDb writer, Supplier<Optional<String>> refusal, Supplier<T> action) {
        return Objects.requireNonNull(writer.transaction().execute(status -> {
            Revision.raise(writer);
            Optional<String> why = refusal.get();
            if (why.isPresent()) {
                return new Outcome.Refused<T>(why.get());
            }
            return new Outcome.Done<>(action.get());
        }));
    }
}
