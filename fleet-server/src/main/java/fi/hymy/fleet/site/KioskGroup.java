package fi.hymy.fleet.site;

import static fi.hymy.fleet.web.Tongue.key;

import java.time.Instant;

/// A saved query.
///
/// @param name 1 to 200 characters, unique
public record KioskGroup(String id, String name, KioskQuery query, Instant madeAt, String by) {
    public KioskGroup {
        Ids.check("group id", id);
        name = Texts.line(key("the name"), name, Texts.NAME);
    }
}
