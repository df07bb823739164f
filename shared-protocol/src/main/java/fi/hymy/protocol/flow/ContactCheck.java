package fi.hymy.protocol.flow;

import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.CleanText;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether contact details fit their question. Loose on purpose: it catches a slip of the finger, not every address
/// that cannot be.
final class ContactCheck {
    /// As long as an e-mail address can be (RFC 5321); enough for a name.
    static final int MAX_FIELD = 254;

    private static final int MIN_PHONE_DIGITS = 5;

    private ContactCheck() {}

    static List<Fault> faults(String path, Question.Contact contact, Answer.Details details) {
        var faults = new ArrayList<Fault>();
        if (details.fields().isEmpty()) {
            faults.add(new Fault(path, "must have at least one field; leave it out instead"));
        }
        details.fields().forEach((field, text) -> {
            String message = contact.fields().contains(field) ? message(field, text) : "this field is not asked for";
            if (!message.isEmpty()) {
                faults.add(new Fault(path(path, field), message));
            }
        });
        if (contact.prompt().required()) {
            contact.fields().stream()
                    .filter(field -> !details.fields().containsKey(field))
                    .forEach(field -> faults.add(new Fault(path(path, field), "must be given")));
        }
        return faults;
    }

    private static String message(ContactField field, String text) {
        if (text.isBlank()) {
            return "must not be blank; leave it out instead";
        }
        if (text.length() > MAX_FIELD) {
            return "may have at most %d characters, it has %d".formatted(MAX_FIELD, text.length());
        }
        if (!CleanText.isClean(text)) {
            return "may not hold control characters or half of a surrogate pair";
        }
        return switch (field) {
            case NAME -> "";
            case EMAIL -> isEmail(text) ? "" : "is no e-mail address";
            case PHONE -> isPhone(text) ? "" : "is no phone number";
        };
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isPhone(String text) {
        return text.chars().allMatch(c -> isDigit(c) || "+-()/. ".indexOf(c) >= 0)
                && text.chars().filter(ContactCheck::isDigit).count() >= MIN_PHONE_DIGITS;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String path(String path, ContactField field) {
        return path + "." + field.name().toLowerCase(Locale.ROOT);
    }
}
