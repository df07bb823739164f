package fi.hymy.fleet.site;

import fi.hymy.fleet.web.Tongue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A spot at a site where people are asked, as the lobby. It owns the history of what was answered there, whichever
/// kiosk stood there.
///
/// @param key how another system calls it, or null; unique
/// @param note where exactly, or what to know on site; at most 500 characters, or empty
public record ExperiencePoint(
        PointId id, PlaceId site, @Nullable String key, String name, String note) {
    public ExperiencePoint {
        name = Texts.line(Tongue.key("the name"), name, Texts.NAME);
        key = key == null ? null : Texts.line(Tongue.key("the key"), key, Texts.KEY);
        note = Texts.optional(Tongue.key("the note"), note, Texts.NOTE);
    }

    public Optional<String> externalKey() {
        return Optional.ofNullable(key);
    }

    /// For the search: the name on the first line, which begins and ends with a line end.
    String folded() {
        return Texts.folded("\n" + name + "\n" + (key == null ? "" : key));
    }
}
