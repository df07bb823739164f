package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Tongue;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.survey.LanguageTag;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people say of a place. Zone, opening hours and languages that it does not set come from above it.
///
/// @param name 1 to 200 characters
/// @param key how another system calls it, or null; unique, at most 100 characters
/// @param address at most 300 characters, or empty
/// @param languages none means those above
/// @param tags see [Tags]
public record PlaceDetails(
        String name,
        @Nullable String key,
        String address,
        @Nullable MapPosition position,
        @Nullable ZoneId zone,
        @Nullable Hours opening,
        List<LanguageTag> languages,
        Set<String> tags) {
    static final int MOST_LANGUAGES = 12;

    public PlaceDetails {
        name = Texts.line(Tongue.key("the name"), name, Texts.NAME);
        key = key == null ? null : Texts.line(Tongue.key("the key"), key, Texts.KEY);
        address = Texts.optional(Tongue.key("the address"), address, Texts.ADDRESS);
        languages = List.copyOf(languages);
        if (languages.size() > MOST_LANGUAGES) {
            throw new IllegalArgumentException(t("there may be at most 12 languages, there are %s", languages.size()));
        }
        if (new HashSet<>(languages).size() < languages.size()) {
            throw new IllegalArgumentException(t("each language may stand there once"));
        }
        tags = Tags.of(tags);
    }

    /// A name and nothing else.
    public static PlaceDetails named(String name) {
        return new PlaceDetails(name, null, "", null, null, null, List.of(), Set.of());
    }

    public Optional<String> externalKey() {
        return Optional.ofNullable(key);
    }

    public Optional<MapPosition> onMap() {
        return Optional.ofNullable(position);
    }

    /// For the search: the name on the first line, which begins and ends with a line end.
    String folded() {
        return Texts.folded("\n" + name + "\n" + address + "\n" + (key == null ? "" : key) + "\n" + Tags.text(tags));
    }
}
