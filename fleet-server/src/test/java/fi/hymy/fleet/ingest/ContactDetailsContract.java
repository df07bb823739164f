package fi.hymy.fleet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fi.hymy.fleet.ingest.Delivery.Whole;
import fi.hymy.fleet.quarantine.Quarantine;
import fi.hymy.fleet.quarantine.Quarantined;
import fi.hymy.fleet.response.ClockRepair;
import fi.hymy.fleet.response.ConsentTexts.Consent;
import fi.hymy.fleet.response.Contact;
import fi.hymy.fleet.response.Contacts;
import fi.hymy.fleet.response.Incoming;
import fi.hymy.fleet.response.ResponseStore;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.OutboxId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.message.Receipt.Duplicate;
import fi.hymy.protocol.message.Receipt.Outcome;
import fi.hymy.protocol.message.Receipt.Rejected;
import fi.hymy.protocol.message.Receipt.Stored;
import fi.hymy.protocol.message.Uplink.Clocks.Confirmed;
import fi.hymy.protocol.response.Response;
import fi.hymy.protocol.response.Stamp;
import fi.hymy.protocol.response.TimeQuality;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question.ContactField;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of contact details on their way in, on every database.
abstract class ContactDetailsContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final KioskId KIOSK = new KioskId("kiosk-one");
    private static final SurveyId SURVEY = SampleSurveys.everyKind().id();
    private static final Response MAIJA = SampleResponses.contact(1, "maija@example.fi");
    private static final Response OTHER = SampleResponses.contact(1, "other@example.fi");

    private Db db;
    private Contacts contacts;
    private Quarantine quarantine;
    private Batch batch;
    private Optional<Consent> consent = Optional.of(new Consent("Ni får ringa mig.", new LanguageTag("sv")));

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        contacts = new Contacts(db.writer(), db.reader(), (survey, question, wanted) -> consent);
        quarantine = new Quarantine(db.writer(), db.reader(), InstantSource.fixed(NOW));
        batch = new Batch(db.writer(), new ResponseStore(db.writer(), db.reader()), contacts, quarantine);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    @Test
    void areARecordOfTheirOwnWithTheWordsThatWereAgreedTo() {
        assertThat(store(MAIJA)).isInstanceOf(Stored.class);

        assertThat(contacts.newest(SURVEY, null, 10)).singleElement().satisfies(kept -> {
            assertThat(kept.response()).isEqualTo(MAIJA.id());
            assertThat(kept.kiosk()).isEqualTo(KIOSK);
            assertThat(kept.survey()).isEqualTo(MAIJA.survey());
            assertThat(kept.fields()).containsOnly(entry(ContactField.EMAIL, "maija@example.fi"));
            assertThat(kept.consentText()).contains("Ni får ringa mig.");
            assertThat(kept.consentLanguage()).isEqualTo(new LanguageTag("sv"));
            assertThat(kept.consentedAt())
                    .isEqualTo(Instant.ofEpochMilli(MAIJA.endedAt().wallMillis()));
            assertThat(kept.erased()).isEmpty();
        });
        assertThat(everythingIn("response", "answer")).contains("every-kind").doesNotContain("maija@example.fi");
    }

    @Test
    void areKeptAlsoWhenNobodyKnowsWhatWasAgreedTo() {
        consent = Optional.empty();

        store(MAIJA);

        assertThat(contacts.of(MAIJA.id())).singleElement().satisfies(kept -> {
            assertThat(kept.consentText()).isEmpty();
            assertThat(kept.consentLanguage()).isEqualTo(new LanguageTag("sv"));
        });
    }

    @Test
    void areNotThereWithoutConsent() {
        store(SampleResponses.smileyWhy(1));

        assertThat(everythingIn("contact_detail")).isEmpty();
    }

    @Test
    void areKnownAgainAndOthersUnderTheSameIdAreAConflict() {
        store(MAIJA);

        assertThat(store(MAIJA)).isEqualTo(new Duplicate());
        assertThat(store(OTHER)).isInstanceOf(Rejected.class);

        assertThat(contacts.of(MAIJA.id()).getFirst().fields()).containsValue("maija@example.fi");
        assertThat(everythingIn("response", "answer", "contact_detail")).doesNotContain("other@example.fi");
        assertThat(everythingIn("quarantine")).contains("other@example.fi");
        String id = quarantine.newest(9).getFirst().id();
        assertThat(new String(quarantine.raw(id).orElseThrow(), UTF_8)).doesNotContain("other@example.fi");
    }

    @Test
    void doNotComeBackOnceTheyAreErased() {
        store(MAIJA);

        assertThat(contacts.erase(MAIJA.id(), NOW, "anna")).isEqualTo(1);
        assertThat(contacts.erase(MAIJA.id(), NOW.plusSeconds(1), "bo")).isZero();
        assertThat(store(MAIJA)).isEqualTo(new Duplicate());

        assertThat(contacts.of(MAIJA.id())).singleElement().satisfies(kept -> {
            assertThat(kept.fields()).isEmpty();
            assertThat(kept.erased()).contains(new Contact.Erased(NOW, "anna"));
            assertThat(kept.consentText()).contains("Ni får ringa mig.");
        });
        assertThat(contacts.count(SURVEY)).isZero();
        assertThat(everythingIn("response", "contact_detail", "quarantine")).doesNotContain("maija@example.fi");
        assertThat(db.reader()
                        .jdbc()
                        .sql("select count(*) from response")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void areErasedInQuarantineTooWhereTheResponseStays() {
        store(MAIJA);
        store(OTHER);

        assertThat(quarantine.eraseContact(MAIJA.id())).isEqualTo(1);

        assertThat(everythingIn("quarantine")).doesNotContain("other@example.fi");
        assertThat(quarantine.newest(9)).extracting(Quarantined::kind).containsExactly(Quarantined.Kind.CONFLICT);
    }

    @Test
    void areListedPageByPageTheNewestFirst() {
        IntStream.rangeClosed(1, 5).forEach(i -> store(SampleResponses.contact(i, i + "@example.fi")));

        List<Contact> first = contacts.newest(SURVEY, null, 3);
        List<Contact> second = contacts.newest(SURVEY, Contacts.Mark.of(first.getLast()), 3);

        assertThat(Stream.concat(first.stream(), second.stream())
                        .map(kept -> kept.fields().get(ContactField.EMAIL)))
                .containsExactly("5@example.fi", "4@example.fi", "3@example.fi", "2@example.fi", "1@example.fi");
    }

    @Test
    void takeTheMendedTimeOfTheirResponse() {
        store(unsure(MAIJA));

        new ClockRepair(db.writer()).learn(KIOSK, List.of(new Confirmed(7, 3_700_000, SampleResponses.WALL)), NOW);

        long mended = SampleResponses.WALL - 3_700_000 + MAIJA.endedAt().monotonicMillis();
        assertThat(contacts.of(MAIJA.id()).getFirst().consentedAt()).isEqualTo(Instant.ofEpochMilli(mended));
    }

    private Outcome store(Response response) {
        long place = response.endedAt().monotonicMillis();
        Incoming incoming = Incoming.of(KIOSK, new OutboxId("outbox-1"), place, response, NOW);
        return batch.store(List.of(new Whole(incoming))).getFirst();
    }

    private static Response unsure(Response response) {
        Stamp end = response.endedAt();
        return new Response(
                response.id(),
                response.survey(),
                response.language(),
                response.channel(),
                response.startedAt(),
                new Stamp(end.boot(), end.monotonicMillis(), 0, TimeQuality.UNSYNCHRONISED),
                response.status(),
                response.answers(),
                response.flags());
    }

    /// All that tables hold, as text.
    private String everythingIn(String... tables) {
        var all = new StringBuilder();
        for (String table : tables) {
            db.reader()
                    .jdbc()
                    .sql("select * from " + table)
                    .query()
                    .listOfRows()
                    .forEach(row -> row.values()
                            .forEach(value -> all.append(' ')
                                    .append(value instanceof byte[] bytes ? new String(bytes, UTF_8) : value)));
        }
        return all.toString();
    }
}
