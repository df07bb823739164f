package fi.hymy.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.alert.Grouping.Group;
import fi.hymy.fleet.alert.Grouping.Member;
import fi.hymy.protocol.id.KioskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupingTest {
    private static final Instant DARK = Instant.parse("2026-11-22T10:00:00Z");
    private static final Cause LIBRARY = Cause.ofSite(AlertKind.OFFLINE, "place-0");
    private static final Cause ALL = Cause.ofAll(AlertKind.OFFLINE);

    @Test
    void mostKiosksOfASiteAtOnceAreOneCauseThatNamesThem() {
        Map<Cause, Group> groups = groups(fleet(1, 10), bad(0, 7, DARK), Set.of());

        assertThat(groups).containsOnlyKeys(LIBRARY);
        assertThat(groups.get(LIBRARY).kiosks()).hasSize(7);
        assertThat(groups.get(LIBRARY).look().facts()).containsExactly("7", "10");
    }

    @Test
    void aFewOfManyAreEachTheirOwn() {
        assertThat(groups(fleet(1, 10), bad(0, 5, DARK), Set.of())).isEmpty();
        assertThat(groups(fleet(1, 1), bad(0, 1, DARK), Set.of())).isEmpty();
    }

    @Test
    void thoseThatWentAtOtherTimesAreNotPartOfIt() {
        List<Member> bad = List.of(
                member(0, 0, DARK.minusSeconds(86_400)),
                member(0, 1, DARK),
                member(0, 2, DARK.plusSeconds(300)),
                member(0, 3, DARK.plusSeconds(599)));

        assertThat(groups(fleet(1, 4), bad, Set.of()).get(LIBRARY).kiosks())
                .containsExactlyInAnyOrder(kiosk(0, 1), kiosk(0, 2), kiosk(0, 3));
    }

    @Test
    void itHoldsUntilMostAreBack() {
        assertThat(groups(fleet(1, 10), bad(0, 3, DARK), Set.of(LIBRARY))).containsOnlyKeys(LIBRARY);
        assertThat(groups(fleet(1, 10), bad(0, 2, DARK), Set.of(LIBRARY))).isEmpty();
    }

    @Test
    void mostKiosksOfAllSitesAreTheServersOwnLine() {
        List<Member> bad = IntStream.range(0, 5)
                .boxed()
                .flatMap(site -> bad(site, 4, DARK.plusSeconds(site)).stream())
                .toList();

        Map<Cause, Group> groups = groups(fleet(5, 5), bad, Set.of());

        assertThat(groups).containsOnlyKeys(ALL);
        assertThat(groups.get(ALL).kiosks()).hasSize(20);
    }

    private static Map<Cause, Group> groups(Map<KioskId, String> watched, List<Member> bad, Set<Cause> open) {
        return Grouping.groups(AlertKind.OFFLINE, bad, watched, open);
    }

    private static Map<KioskId, String> fleet(int sites, int kiosks) {
        Map<KioskId, String> fleet = new HashMap<>();
        for (int site = 0; site < sites; site++) {
            for (int kiosk = 0; kiosk < kiosks; kiosk++) {
                fleet.put(kiosk(site, kiosk), "place-" + site);
            }
        }
        return fleet;
    }

    private static List<Member> bad(int site, int count, Instant since) {
        return IntStream.range(0, count).mapToObj(i -> member(site, i, since)).toList();
    }

    private static Member member(int site, int kiosk, Instant since) {
        return new Member(kiosk(site, kiosk), "place-" + site, since, OpenTime.ALWAYS, List.of());
    }

    private static KioskId kiosk(int site, int number) {
        return new KioskId("kiosk-%d-%d".formatted(site, number));
    }
}
