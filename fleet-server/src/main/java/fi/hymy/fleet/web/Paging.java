package fi.hymy.fleet.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.protocol.survey.Fault;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which page of a list a program asks for: `?after=&limit=`.
///
/// A cursor names the row that the page before ended with, so a list stays whole while rows come and go.
///
/// @param cursor `next` of the page before, or empty for the first
/// @param limit as many rows at most, 1 to [#MOST]
public record Paging(String cursor, int limit) {
    public static final int MOST = 1000;
    /// How many rows a page has unless told otherwise, as the default of a request parameter.
    public static final String USUAL = "100";

    private static final String BETWEEN = "\u001f";

    /// @throws ApiProblem 422 when the limit is out of its bounds
    public static Paging of(String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiProblem.unprocessable(
                    "There is no such page.", List.of(new Fault("limit", "must be 1 to %d".formatted(MOST))));
        }
        return new Paging(after, limit);
    }

    /// A cursor that stands for a row.
    ///
    /// @param parts by which the list is ordered, together the row's own
    public static String cursor(Object... parts) {
        String plain = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    public boolean isFirst() {
        return cursor.isEmpty();
    }

    /// As many rows as tell whether there is a next page.
    public int oneMore() {
        return limit + 1;
    }

    /// What the page before ended with; empty for the first page.
    ///
    /// @param parts how many the cursor was made of
    /// @param reader throws [IllegalArgumentException] when they cannot be what they should
    /// @throws ApiProblem 422 when the cursor is none that was given for this list
    public <T> Optional<T> after(int parts, Function<List<String>, T> reader) {
        if (isFirst()) {
            return Optional.empty();
        }
        try {
            List<String> read = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, -1));
            if (read.size() != parts) {
                throw unknown();
            }
            return Optional.of(reader.apply(read));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ApiProblem lost() {
        return fault("the list does not hold any more what that page ended with: begin at its first page");
    }

    private static ApiProblem unknown() {
        return fault("is no cursor that this list gave: send `next` of the page before, or leave it out");
    }

    private static ApiProblem fault(String why) {
        return ApiProblem.unprocessable("There is no such page.", List.of(new Fault("after", why)));
    }
}
