package fi.hymy.fleet.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the last few actions would need to be taken back. Kept in memory only: after a restart they stand.
@Component
public final class Undo {
    private static final int KEPT = 50;

    private final Map<String, Supplier<String>> kept = new LinkedHashMap<>();

    /// The next page offers it, beside what was said.
    ///
    /// @param action takes it back and says so in a sentence
    public void offer(RedirectAttributes redirect, Supplier<String> action) {
        redirect.addFlashAttribute("undo", keep(action));
    }

    /// @return a name for [#take]
    synchronized String keep(Supplier<String> action) {
        String id = UUID.randomUUID().toString();
        kept.put(id, action);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return id;
    }

    /// Once.
    synchronized Optional<Supplier<String>> take(String id) {
        return Optional.ofNullable(kept.remove(id));
    }
}
