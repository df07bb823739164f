package fi.hymy.fleet.survey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a file a request asks for (RFC 9110, section 14). Several ranges at once, other units and
/// what cannot be read are answered with the whole, as the standard allows.
sealed interface Part {
    Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    record Whole() implements Part {}

    /// @param last the last byte, included
    record Piece(long first, long last) implements Part {
        long length() {
            return last - first + 1;
        }
    }

    /// Nothing of the file lies in the range.
    record Nothing() implements Part {}

    /// @param ifRange the entity tag of what the asker has the beginning of, or null
    /// @param tag the entity tag of the file, with its quotation marks
    static Part of(@Nullable String range, @Nullable String ifRange, String tag, long size) {
        Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
        if (!asked.matches() || (ifRange != null && !ifRange.strip().equals(tag))) {
            return new Whole();
        }
        String from = asked.group(1);
        String to = asked.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Whole() : ending(Long.parseLong(to), size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Long.parseLong(to);
        if (last < first && !to.isEmpty()) {
            return new Whole();
        }
        return first >= size ? new Nothing() : new Piece(first, Math.min(last, size - 1));
    }

    private static Part ending(long length, long size) {
        return length == 0 || size == 0 ? new Nothing() : new Piece(Math.max(0, size - length), size - 1);
    }
}
