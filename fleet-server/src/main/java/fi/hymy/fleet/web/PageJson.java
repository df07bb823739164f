package fi.hymy.fleet.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, as programs get every list.
///
/// @param next what to send as `after` for the next page, or null on the last
public record PageJson<T>(List<T> items, @Nullable String next) {
    public PageJson {
        items = List.copyOf(items);
    }

    /// Of what a store found.
    ///
    /// @param found [Paging#oneMore()] rows at most: one over the limit tells that there is a next page
    /// @param cursor where the list goes on after a row
    public static <R, T> PageJson<T> of(
            List<R> found, Paging paging, Function<R, T> json, Function<? super R, String> cursor) {
        boolean more = found.size() > paging.limit();
        List<R> shown = more ? found.subList(0, paging.limit()) : found;
        return new PageJson<>(shown.stream().map(json).toList(), more ? cursor.apply(shown.getLast()) : null);
    }

    /// Of a short list that is at hand as a whole.
    ///
    /// @param key what each has for itself alone
    /// @throws ApiProblem 422 when the list holds no more what the page before ended with
    public static <R, T> PageJson<T> within(
            List<R> all, Paging paging, Function<R, T> json, Function<? super R, String> key) {
        int from = paging.after(1, List::getFirst)
                .map(last -> all.stream().map(key).toList().indexOf(last) + 1)
                .orElse(0);
        if (from == 0 && !paging.isFirst()) {
            throw Paging.lost();
        }
        return of(all.subList(from, all.size()), paging, json, row -> Paging.cursor(key.apply(row)));
    }
}
