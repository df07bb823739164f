package fi.hymy.fleet.notify;

import java.util.regex.Pattern;

/// What can be written to.
public final class Addressee {
    /// One address and nothing else: no names, no lists, no line breaks, and only what every mail server takes.
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}");

    private Addressee() {}

    public static boolean isMail(String text) {
        return MAIL.matcher(text).matches();
    }
}
