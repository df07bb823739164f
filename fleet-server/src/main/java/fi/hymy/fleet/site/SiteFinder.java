package fi.hymy.fleet.site;

import fi.hymy.fleet.web.Finder;
import java.util.List;
import org.springframework.stereotype.Component;

/// Places, points and kiosks in the palette.
@Component
final class SiteFinder implements Finder {
    private static final int EACH = 8;

    private final Search search;

    SiteFinder(Search search) {
        this.search = search;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Found> find(String text) {
        return search.find(text, EACH).stream()
                .map(hit -> new Found(hit.name(), hit.where(), EstateView.word(hit.kind()), EstateView.address(hit)))
                .toList();
    }
}
