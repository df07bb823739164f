package fi.hymy.protocol.mask;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Question;
import java.util.List;

/// Replaces what identifies a person in words of their own by a marker that says what stood there.
///
/// What is told apart by a check digit is struck out only when that is right; what has none (phone numbers,
/// Danish numbers) only in the forms in which people write it. So prices, times, dates, years, rooms and
/// most order numbers stay. The result is never longer than the text, and masking it again changes nothing.
/// Never throws; takes time in proportion to the length of the text.
public final class Mask {
    private static final List<Kind> KINDS = List.of(
            new Kind("[mail]", Mails::end),
            new Kind("[account]", Accounts::end),
            new Kind("[id]", FinnishCode::end),
            new Kind("[card]", Cards::end),
            new Kind("[id]", NordicNumbers::end),
            new Kind("[phone]", Phones::end));

    private Mask() {}

    /// @param marker never longer than the shortest text that it replaces
    private record Kind(String marker, Detector detector) {}

    /// The answer as it may be kept. Contact details stay: they are given on purpose, with consent.
    public static Answer of(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Words words ->
                question instanceof Question.OpenText open && !open.masked()
                        ? words
                        : new Answer.Words(words.question(), of(words.text()));
            case Answer.Chosen chosen ->
                new Answer.Chosen(chosen.question(), chosen.chosen(), of(chosen.otherText()), chosen.shown());
            case Answer.Scale _, Answer.YesNo _, Answer.Ranked _, Answer.Rated _, Answer.Details _, Answer.Sealed _ ->
                answer;
        };
    }

    public static String of(String text) {
        String masked = once(text);
        // What was struck out may have hidden a number beside it; each round takes something away, so it ends.
        while (!masked.equals(text)) {
            text = masked;
            masked = once(text);
        }
        return masked;
    }

    private static String once(String text) {
        Glyphs glyphs = Glyphs.of(text);
        var masked = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int next = i;
            for (Kind kind : KINDS) {
                int end = glyphs.startsWord(i) ? kind.detector().end(glyphs, i) : Detector.NONE;
                if (end > i) {
                    masked.append(kind.marker());
                    next = end;
                    break;
                }
            }
            if (next == i) {
                masked.append(text.charAt(i));
                next = i + 1;
            }
            i = next;
        }
        return masked.toString();
    }
}
