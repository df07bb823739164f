package fi.hymy.kiosk.network;

import java.util.List;

/// What is wrong in `hymy.txt`, for whoever wrote it.
///
/// @param line from 1; 0 where it is about the file as a whole
/// @param kind what it is
/// @param about what the sentence names besides the line; never a password
record Fault(int line, Kind kind, List<String> about) {
    Fault {
        about = List.copyOf(about);
    }

    Fault(int line, Kind kind, String... about) {
        this(line, kind, List.of(about));
    }

    /// Each has a sentence in every language: what is wrong, and what to do.
    enum Kind {
        NO_FILE,
        TOO_LONG,
        UNREADABLE_FILE,
        STRAY,
        UNREADABLE,
        QUOTE,
        UNKNOWN,
        TWICE,
        EMPTY,
        SERVER,
        LANGUAGE,
        YES_NO,
        WIFI_NAME_LONG,
        WIFI_NAME_MISSING,
        WIFI_PASSWORD_LENGTH,
        WIFI_PASSWORD_MISSING,
        WIFI_PASSWORD_OPEN,
        WIFI_SECURITY,
        ADDRESS,
        GATEWAY,
        GATEWAY_OUTSIDE,
        DNS,
        FIXED_INCOMPLETE,
        PROXY,
        PROXY_PASSWORD,
        APN,
        APN_MISSING,
        LTE_TEXT,
        LTE_PIN,
        ZONE,
        COUNTRY,
        TIME_SERVER
    }
}
