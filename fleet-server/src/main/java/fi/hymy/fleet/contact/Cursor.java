package fi.hymy.fleet.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts.Mark;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page ended, as text for an address.
final class Cursor {
    private Cursor() {}

    /// @param rest one more than the limit tells that there is a next page
    static @Nullable String next(List<Contact> rest, int limit) {
        return rest.size() <= limit ? null : of(Mark.of(rest.get(limit - 1)));
    }

    static String of(Mark mark) {
        String plain = "%d %s %s".formatted(mark.consentedAt(), mark.response(), mark.question());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /// @throws IllegalArgumentException when this server did not give it
    static Mark read(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("the cursor is none that was given here");
        }
        return new Mark(Long.parseLong(parts[0]), parts[1], parts[2]);
    }
}
