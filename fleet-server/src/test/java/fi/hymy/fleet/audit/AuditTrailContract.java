package fi.hymy.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.web.Named;
import fi.hymy.fleet.web.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/// What the audit trail promises on every database.
abstract class AuditTrailContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Subject LOBBY = new Subject("KIOSK", "kiosk-lobby");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private Db db;
    private AuditTrail trail;

    abstract Db open();

    @BeforeEach
    void openATrail() {
        db = open();
        trail = new AuditTrail(db.writer(), db.reader(), time::get);
    }

    @AfterEach
    void closeIt() {
        LocaleContextHolder.resetLocaleContext();
        db.close();
    }

    @Test
    void keepsWhoDidWhatWithBeforeAndAfter() {
        trail.write(
                "anna",
                "192.0.2.7",
                "POST /kiosks/{id}/name",
                302,
                Sentence.of("The kiosk is now called “%s”.", "Lobby"),
                List.of(Change.of("name", "Hall", "Lobby"), Change.of("note", null, "new")),
                List.of(LOBBY));

        assertThat(trail.page(AuditQuery.ALL, "", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("anna");
            assertThat(entry.address()).isEqualTo("192.0.2.7");
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
            assertThat(entry.what().words()).isEqualTo("The kiosk is now called “Lobby”.");
            assertThat(entry.changes())
                    .containsExactly(new Change("name", "Hall", "Lobby"), new Change("note", null, "new"));
            assertThat(entry.subjects()).containsExactly(LOBBY);
        });
    }

    @Test
    void findsByWhoWhatWhenAndWhich() {
        written("anna", "Renamed the kiosk", LOBBY);
        time.set(NOW.plus(Duration.ofHours(1)));
        written("ben", "Moved 100% of it", new Subject("PLACE", "place-1"));

        assertThat(found(new AuditQuery("anna", "", null, null, null, null))).containsExactly("Renamed the kiosk");
        assertThat(found(new AuditQuery("", "100%", null, null, null, null))).containsExactly("Moved 100% of it");
        assertThat(found(new AuditQuery("", "", Outcome.FAILED, null, null, null)))
                .isEmpty();
        assertThat(found(new AuditQuery("", "", null, new Named(Named.Kind.KIOSK, "kiosk-lobby"), null, null)))
                .containsExactly("Renamed the kiosk");
        assertThat(found(new AuditQuery("", "", null, null, NOW.plusSeconds(1), null)))
                .containsExactly("Moved 100% of it");
        assertThat(found(new AuditQuery("", "", null, null, null, NOW.plusSeconds(1))))
                .containsExactly("Renamed the kiosk");
        assertThat(trail.people()).containsExactly("anna", "ben");
    }

    @Test
    void tellsWhatWasDoneInTheLanguageOfEachReader() {
        trail.write(
                "anna",
                "",
                "POST /kiosks/{id}/name",
                302,
                Sentence.of("The kiosk is now called “%s”.", "Lobby"),
                List.of(Change.of("may sign in", Sentence.of("no"), Sentence.of("yes"))),
                List.of(LOBBY));

        assertThat(told()).isEqualTo("The kiosk is now called “Lobby”. may sign in: no → yes");
        asks("fi");
        assertThat(told()).isEqualTo("Kioskin nimi on nyt ”Lobby”. saa kirjautua: ei → kyllä");
        asks("sv");
        assertThat(told()).isEqualTo("Kiosken heter nu ”Lobby”. får logga in: nej → ja");
        assertThat(AuditFile.csv(trail.page(AuditQuery.ALL, "", 10)))
                .contains("När", "Kiosken heter nu ”Lobby”.", "får logga in,nej,ja", "Utfört")
                .doesNotContain("The kiosk");
    }

    @Test
    void findsBothByTheWordsOfTheReaderAndByNames() {
        trail.write("anna", "", "", 302, Sentence.of("The kiosk is now called “%s”.", "Lobby"), List.of(), List.of());
        written("ben", "The kiosk was painted", LOBBY);
        asks("fi");

        assertThat(found(search("NIMI on nyt"))).containsExactly("Kioskin nimi on nyt ”Lobby”.");
        assertThat(found(search("lobby"))).containsExactly("Kioskin nimi on nyt ”Lobby”.");
        assertThat(found(search("painted"))).as("as it was written").containsExactly("The kiosk was painted");
        assertThat(found(search("maalattu"))).isEmpty();
    }

    @Test
    void keepsWhatEarlierServersWroteReadable() {
        for (String old :
                List.of("Laite on poistettu.", "[\"", "[\"no end", "[\"one | many\",3", "[1]", "%s and %s", "")) {
            db.writer()
                    .jdbc()
                    .sql("insert into audit_entry (id, at, who, address, route, status, outcome, what, changes)"
                            + " values (:id, 0, 'anna', '', '', 200, 'DONE', :what, :changes)")
                    .param("id", AuditTrail.prefix(NOW) + Integer.toHexString(old.hashCode()))
                    .param("what", old)
                    .param("changes", "[{\"what\":\"name\",\"before\":null,\"after\":\"Hall\"}]")
                    .update();
            asks("fi");

            assertThat(trail.page(AuditQuery.ALL, "", 10)).first().satisfies(entry -> {
                assertThat(entry.what().words()).isEqualTo(old);
                assertThat(entry.changes().getFirst().inWords()).isEqualTo(new Change("nimi", null, "Hall"));
            });
            db.writer().jdbc().sql("delete from audit_entry").update();
        }
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        IntStream.range(0, 5).forEach(i -> {
            time.set(NOW.plusMillis(i));
            written("anna", "step " + i, LOBBY);
        });

        List<Entry> first = trail.page(AuditQuery.ALL, "", 2);
        List<Entry> second = trail.page(AuditQuery.ALL, first.getLast().id(), 2);

        assertThat(first).extracting(entry -> entry.what().words()).containsExactly("step 4", "step 3");
        assertThat(second).extracting(entry -> entry.what().words()).containsExactly("step 2", "step 1");
    }

    @Test
    void dropsWhatIsTooOldAlone() {
        written("anna", "long ago", LOBBY);
        time.set(NOW.plus(Duration.ofDays(2)));
        written("anna", "today", LOBBY);

        assertThat(trail.drop(NOW.plus(Duration.ofDays(1)))).isEqualTo(1);

        assertThat(found(AuditQuery.ALL)).containsExactly("today");
        assertThat(db.reader()
                        .jdbc()
                        .sql("select count(*) from audit_subject")
                        .query(Long.class)
                        .single())
                .as("what the entry was about went with it")
                .isEqualTo(1);
    }

    @Test
    void namesTheFirstOfAThousandKiosksAndFindsEach() {
        List<Subject> thousand = IntStream.range(0, 1000)
                .mapToObj(i -> new Subject("KIOSK", "kiosk-%04d".formatted(i)))
                .toList();
        trail.write("anna", "", "POST /kiosks/commands", 302, Sentence.plain("all restarted"), List.of(), thousand);

        assertThat(trail.page(AuditQuery.ALL, "", 10).getFirst().subjects()).hasSize(AuditTrail.SHOWN);
        assertThat(found(new AuditQuery("", "", null, new Named(Named.Kind.KIOSK, "kiosk-0999"), null, null)))
                .containsExactly("all restarted");
    }

    private void written(String who, String what, Subject about) {
        trail.write(who, "", "POST /x", 302, Sentence.plain(what), List.of(), List.of(about));
    }

    private static AuditQuery search(String words) {
        return new AuditQuery("", words, null, null, null, null);
    }

    private String told() {
        Entry entry = trail.page(AuditQuery.ALL, "", 1).getFirst();
        Change change = entry.changes().getFirst().inWords();
        return "%s %s: %s → %s".formatted(entry.what(), change.what(), change.before(), change.after());
    }

    private static void asks(String language) {
        LocaleContextHolder.setLocale(Locale.of(language));
    }

    private List<String> found(AuditQuery wanted) {
        return trail.page(wanted, "", 10).stream()
                .map(entry -> entry.what().words())
                .toList();
    }
}
