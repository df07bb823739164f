package fi.hymy.fleet.kiosk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One page of the list of kiosks.
///
/// @param search what was asked for, or empty
/// @param trouble whether only kiosks are listed that need somebody
/// @param page 1 and up
/// @param found how many match in all
/// @param registered how many there are at all
record KioskListView(String search, boolean trouble, int page, int found, int registered, List<KioskRow> rows) {
    static final int PAGE = 50;

    int pages() {
        return Math.max(1, (found + PAGE - 1) / PAGE);
    }

    String address(String path, int wanted) {
        return "%s?q=%s&trouble=%s&page=%d"
                .formatted(path, URLEncoder.encode(search, StandardCharsets.UTF_8), trouble, wanted);
    }

    boolean isFiltered() {
        return !search.isEmpty() || trouble;
    }
}
