package fi.hymy.acceptance.demo;

import java.util.ArrayList;
import java.util.List;

/// Where the sample customer's kiosks stand.
final class Places {
    private static final List<String> BRANCHES = List.of("Pääkirjasto", "Lahdenpohja", "Harjula", "Satama", "Niittylä");
    private static final List<String> SPOTS =
            List.of("palautus", "lastenosasto", "lehtisali", "uloskäynti", "työtilat");

    private Places() {}

    static List<String> names(int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(BRANCHES.get(i / SPOTS.size() % BRANCHES.size()) + ", " + SPOTS.get(i % SPOTS.size()));
        }
        return names;
    }
}
