package fi.hymy.protocol.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What kiosks say beside a trouble of theirs, of a survey on its way, or of a version that they took back. It travels
/// in English: whoever knows the sentence may say it in the reader's language, and what nobody knows can be shown as it
/// came.
public enum Remark {
    FREE("%s MiB are free"),
    DISK_ERRORS("the file system has noted %s errors"),
    WORN("the card says that it is worn out"),
    TRIALS_FAILED("%s trials failed since the start"),
    DAMAGED("what was written before the last start is damaged"),
    UNREADABLE("what was written before the last start cannot be read"),
    CHANGED("something else came back than was written"),
    NOT_TAKEN("the disk does not take 4 KiB (%s)"),
    HELD_UP("4 KiB have been on their way for %s s"),
    NOW("at this moment"),
    SINCE_BOOT("since the last start of the system"),
    UNSHOWN("%s broken, too large, not here, or no picture"),
    WAITING("%s answers, the oldest for %s min"),
    MISSING("%s rows"),

    FETCHING("fetching %s, version %s"),
    READY("ready; waits until nobody is at the kiosk"),

    NOT_STARTED("it did not start"),
    NOTHING_SHOWN("it showed nothing"),
    NO_SERVER("it did not reach the server"),
    NO_OUTBOX("it could not read the outbox"),
    NOT_UP("it did not stay up"),
    STARTED_OFTEN("it started %s times, the last time %s"),
    OTHER_SYSTEM("the machine started with the other system"),
    MACHINE_NOT_UP("the machine did not come up with it"),
    NOT_STARTABLE("it cannot be started (%s)"),
    /// Another remark, and for how long that held.
    WITHIN("%s within %s s");

    private static final String PLACE = "%s";

    private final String english;
    private final Pattern pattern;

    Remark(String english) {
        this.english = english;
        this.pattern = Pattern.compile(
                String.join(
                        "(.+)",
                        Stream.of(english.split(PLACE, -1)).map(Pattern::quote).toList()),
                Pattern.DOTALL);
    }

    /// The sentence, with `%s` in its places.
    public String english() {
        return english;
    }

    /// The sentence with something in its places.
    ///
    /// @param values as many as it has places
    public String with(Object... values) {
        return english.formatted(values);
    }

    /// Which of them a text is, if it is one.
    public static Optional<Said> read(String text) {
        return Arrays.stream(values())
                .flatMap(remark -> remark.find(text).stream())
                .findFirst();
    }

    private Optional<Said> find(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i));
        }
        return Optional.of(new Said(this, values));
    }

    /// @param values what stood in its places
    public record Said(Remark remark, List<String> values) {
        public Said {
            values = List.copyOf(values);
        }
    }
}
