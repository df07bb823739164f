package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.kiosk.KioskFilter.Spot;
import fi.hymy.protocol.id.KioskId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One page of the list of kiosks.
///
/// @param search the query as it was written, or empty
/// @param problem why it could not be read, or empty
/// @param trouble whether only kiosks are listed that need somebody
/// @param byName whether by name, and not the worst first
/// @param page 1 and up
/// @param found how many match in all
/// @param registered how many there are at all
record KioskListView(
        String search,
        String problem,
        boolean trouble,
        boolean byName,
        int page,
        int found,
        int registered,
        List<KioskRow> rows,
        Map<KioskId, Spot> spots) {
    static final int PAGE = 50;

    int pages() {
        return Math.max(1, (found + PAGE - 1) / PAGE);
    }

    String address(String path, int wanted) {
        return address(path, byName, wanted);
    }

    String address(String path, boolean named, int wanted) {
        return "%s?q=%s&trouble=%s&sort=%s&page=%d"
                .formatted(
                        path,
                        URLEncoder.encode(search, StandardCharsets.UTF_8),
                        trouble,
                        named ? "name" : "worst",
                        wanted);
    }

    /// Where all that match are asked for something.
    String askAddress() {
        return "/commands/new?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }

    boolean isFiltered() {
        return !search.isEmpty() || trouble;
    }

    Optional<Spot> spot(KioskRow row) {
        return Optional.ofNullable(spots.get(row.status().kiosk().id()));
    }
}
