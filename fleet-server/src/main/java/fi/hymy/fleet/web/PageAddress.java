package fi.hymy.fleet.web;

import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What the address of a page names. Whatever it cannot mean, or means no more, is a page that there is not (404).
public final class PageAddress {
    private PageAddress() {}

    /// An id, a number or the like out of the address.
    ///
    /// @param reader throws [IllegalArgumentException] where the text cannot be one
    /// @throws ResponseStatusException 404
    public static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /// To be thrown where what was read names nothing.
    public static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
