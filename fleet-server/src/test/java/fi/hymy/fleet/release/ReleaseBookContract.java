package fi.hymy.fleet.release;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.kiosk.TestKiosks;
import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.Db;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.Manifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the stores of releases and of what kiosks run promise on every database.
abstract class ReleaseBookContract {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final byte[] FILE = {1, 2, 3};

    private Db db;
    private ReleaseBook book;
    private SoftwareBook software;
    private TestKiosks kiosks;

    abstract Db open();

    @BeforeEach
    void openDatabase() {
        db = open();
        book = new ReleaseBook(db.writer(), db.reader());
        software = new SoftwareBook(db.reader());
        kiosks =
                TestKiosks.on(db, InstantSource.fixed(NOW), (kiosk, message) -> CompletableFuture.completedStage(null));
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private Release added(long sequence, String channel, Instant at) {
        Manifest manifest = TestReleases.app(sequence, channel, FILE);
        var signed = TestReleases.signed(manifest);
        var release = new Release(Release.id(signed), manifest, signed, Set.of(), at, "anna", null);
        book.add(release);
        return release;
    }

    private KioskId running(String name, Release meant, long runs, Reason reason) {
        KioskId kiosk = kiosks.kiosks().register(name).id();
        Twin twin = kiosks.twin();
        twin.run(kiosk, SoftwareKind.APP, meant.id(), "Software", "anna");
        if (runs > 0) {
            twin.report(
                    kiosk,
                    TestReleases.runs(
                            1, runs, reason == null ? null : TestReleases.why(meant.sequence(), reason, "so it is")));
        }
        return kiosk;
    }

    @Test
    void keepsAReleaseLetterByLetterAndItsFilesOneByOne() {
        Release release = added(14, "stable", NOW);
        book.add(release);

        assertThat(book.find(release.id())).contains(release);
        assertThat(book.handsOut(TestReleases.hash(FILE))).isFalse();
        book.stored(TestReleases.hash(FILE));
        assertThat(book.find(release.id()).orElseThrow().stored()).containsExactly("arm64");
        assertThat(book.handsOut(TestReleases.hash(FILE))).isTrue();
        assertThat(book.hashes()).containsExactly(TestReleases.hash(FILE));
        assertThat(book.manifests()).containsExactly(release.signed());
        assertThat(book.find("nothing")).isEmpty();
    }

    @Test
    void handsNothingOutThatWasWithdrawnUntilThatIsTakenBack() {
        Release release = added(14, "stable", NOW);
        book.stored(TestReleases.hash(FILE));

        assertThat(book.withdraw(release.id(), "bo", NOW)).isTrue();
        assertThat(book.withdraw(release.id(), "bo", NOW)).isFalse();
        assertThat(book.find(release.id()).orElseThrow().withdrawn()).isEqualTo(new Release.Withdrawal(NOW, "bo"));
        assertThat(book.handsOut(TestReleases.hash(FILE))).isFalse();
        assertThat(book.withdraw(release.id(), null, NOW)).isTrue();
        assertThat(book.handsOut(TestReleases.hash(FILE))).isTrue();
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        Release first = added(14, "test", NOW);
        Release second = added(14, "stable", NOW.plusSeconds(1));
        Release third = added(15, "stable", NOW.plusSeconds(2));

        assertThat(book.page(null, 2)).containsExactly(third, second);
        assertThat(book.page(new ReleaseBook.After(NOW.plusSeconds(1).toEpochMilli(), second.id()), 2))
                .containsExactly(first);
        assertThat(book.numbered(SoftwareKind.APP, 14)).containsExactlyInAnyOrder(first, second);
        assertThat(book.numbered(SoftwareKind.OS, 14)).isEmpty();
    }

    @Test
    void tellsOfEachKioskInOneWordHowItStandsAsThePageOfOneDoes() {
        Release release = added(14, "stable", NOW);
        running("Runs it", release, 14, null);
        KioskId back = running("Went back", release, 13, Reason.ROLLED_BACK);
        running("Downloads", release, 13, Reason.DOWNLOADING);
        running("Never said", release, 0, null);
        KioskId busy = running("Went back, and is at its system now", release, 13, Reason.ROLLED_BACK);
        kiosks.twin().report(busy, TestReleases.backAndAtItsSystem(1, 13, 14));
        kiosks.kiosks().register("Not meant");

        assertThat(software.counts(release))
                .containsExactlyInAnyOrder(
                        new SoftwareBook.Count(WhyNotYet.RUNS, 1),
                        new SoftwareBook.Count(WhyNotYet.ROLLED_BACK, 2),
                        new SoftwareBook.Count(WhyNotYet.OFFLINE, 2));
        assertThat(software.meant(release, null, "", 10))
                .hasSize(5)
                .allSatisfy(kiosk -> assertThat(software.meant(release, WhyNotYet.of(kiosk, release), "", 10))
                        .as("counted as it is looked at: %s", kiosk)
                        .contains(kiosk));
        assertThat(software.meant(release, WhyNotYet.ROLLED_BACK, "", 10))
                .hasSize(2)
                .anySatisfy(kiosk -> assertThat(kiosk.kiosk()).isEqualTo(busy))
                .filteredOn(kiosk -> kiosk.kiosk().equals(back))
                .singleElement()
                .satisfies(kiosk -> {
                    assertThat(WhyNotYet.of(kiosk, release).words(kiosk, release))
                            .isEqualTo("Tried it and went back by itself: so it is");
                });
        assertThat(software.running(release)).isEqualTo(1);
        assertThat(software.versions(SoftwareKind.APP))
                .containsExactly(
                        new SoftwareBook.VersionCount(SoftwareKind.APP, "1.14.0", 14, 1),
                        new SoftwareBook.VersionCount(SoftwareKind.APP, "1.13.0", 13, 3));
        assertThat(software.versions(SoftwareKind.OS))
                .containsExactly(new SoftwareBook.VersionCount(SoftwareKind.OS, "factory", 0, 1));
    }

    @Test
    void aKioskThatFollowsAnotherChannelIsToRunNothingOfTheOldOne() {
        Release release = added(14, "stable", NOW);
        KioskId kiosk = running("Lobby", release, 13, null);
        assertThat(kiosks.twin().find(kiosk).desired().releases())
                .singleElement()
                .satisfies(desired -> {
                    assertThat(desired.channel()).isEqualTo("stable");
                    assertThat(desired.signed()).isEqualTo(release.signed());
                });

        kiosks.twin().followChannel(kiosk, "test", "anna");

        assertThat(kiosks.twin().find(kiosk).desired().releases()).isEmpty();
        assertThat(software.find(kiosk).orElseThrow().channel()).isEqualTo("test");
        assertThat(software.channels()).isEqualTo(List.of(new SoftwareBook.ChannelCount("test", 1)));
    }
}
