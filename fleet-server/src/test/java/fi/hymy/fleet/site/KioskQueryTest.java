package fi.hymy.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.site.KioskQuery.Reading;
import fi.hymy.fleet.site.KioskQuery.Term;
import fi.hymy.protocol.survey.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KioskQueryTest {
    @Test
    void readsTermsThatMustAllHold() {
        assertThat(terms("tag:Lobby,hall -under:\"Region north\" reception \"two words\""))
                .containsExactly(
                        new Term(KioskQuery.Key.TAG, List.of("lobby", "hall"), false),
                        new Term(KioskQuery.Key.UNDER, List.of("Region north"), true),
                        new Term(KioskQuery.Key.NAME, List.of("reception"), false),
                        new Term(KioskQuery.Key.NAME, List.of("two words"), false));
    }

    @Test
    void readsACommaWithinQuotesAsPartOfAName() {
        assertThat(terms("site:\"Oy, Ab\",Other"))
                .containsExactly(new Term(KioskQuery.Key.SITE, List.of("Oy, Ab", "Other"), false));
    }

    @Test
    void readsNothingAsAll() {
        assertThat(terms("  ")).isEmpty();
    }

    @Test
    void listsEveryFault() {
        assertThat(KioskQuery.read("colour:red state:sleepy fine tag: site:\"open"))
                .isInstanceOfSatisfying(
                        Reading.Bad.class,
                        bad -> assertThat(bad.faults())
                                .extracting(Fault::path, Fault::message)
                                .satisfiesExactly(
                                        one -> assertThat(one.toList().toString())
                                                .contains("term 1", "'colour:' is not known"),
                                        two -> assertThat(two.toList().toString())
                                                .contains("term 2", "'sleepy' is no state"),
                                        three -> assertThat(three.toList().toString())
                                                .contains("term 4", "lacks what to look for"),
                                        four -> assertThat(four.toList().toString())
                                                .contains("not closed")));
    }

    private static List<Term> terms(String text) {
        assertThat(KioskQuery.read(text)).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) KioskQuery.read(text)).query().terms();
    }
}
