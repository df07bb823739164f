package fi.hymy.kiosk.update.slot;

import static fi.hymy.kiosk.update.slot.TwoSystems.PLACES;
import static fi.hymy.kiosk.update.slot.TwoSystems.good;
import static fi.hymy.kiosk.update.slot.TwoSystems.trial;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.update.slot.RiggedDisk.Cut;
import fi.hymy.kiosk.update.slot.TwoSystems.Behaviour;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.release.SignedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The same table as [SlotTableTest], of whole systems and the boot loader between them. Written to
/// `target/slots/systems.md`, for people.
final class SystemTableTest {
    /// The loader gives a system two tries, and the old one must come up then.
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /// A plug that is pulled while a bad one is looked at has it looked at twice.
    private static final Duration LONGEST_TWICE = Duration.ofMinutes(6);
    private static final Map<String, String> ROWS = new TreeMap<>();
    private static final int MOST_STEPS = 300;

    private enum Found {
        FRESH("a new card", 0, 0, false) {
            @Override
            void lay(TwoSystems box) {
                assertThat(box.disk.holds(PLACES.state())).isFalse();
            }
        },
        FIRST_ASKED("a new card, 1 asked for", 0, 1, true) {
            @Override
            void lay(TwoSystems box) {
                box.request(1);
            }
        },
        ASKED("1 is good, 2 asked for", 1, 2, true) {
            @Override
            void lay(TwoSystems box) {
                box.state(one(null)).lay(Slot.B, 1).entry(Slot.B, "", 1, 1).request(2);
            }
        },
        WRITTEN("1 is good, 2 written, nobody restarted", 1, 2, false) {
            @Override
            void lay(TwoSystems box) {
                box.state(one(trial(Slot.A, 2))).lay(Slot.B, 1).lay(Slot.A, 2).entry(Slot.B, "", 1, 1);
                box.disk.remove(Path.of("/boot/firmware/loader/entries/hymy-a.conf"));
            }
        },
        ON_TRIAL("1 is good, 2 has two tries", 1, 2, false) {
            @Override
            void lay(TwoSystems box) {
                box.state(one(trial(Slot.A, 2)))
                        .lay(Slot.B, 1)
                        .entry(Slot.B, "", 1, 1)
                        .lay(Slot.A, 2);
                box.entry(Slot.A, "+2", 2, 2).disk.put(PLACES.slots().resolve("asked"), "boot-0".getBytes(UTF_8));
            }
        },
        COMMITTED("2 is good, 1 before it", 1, 2, false) {
            @Override
            void lay(TwoSystems box) {
                box.state(two())
                        .lay(Slot.B, 1)
                        .entry(Slot.B, "", 1, 1)
                        .lay(Slot.A, 2)
                        .entry(Slot.A, "", 2, 2);
            }
        },
        STATE_LOST("the state cannot be read, 2 is tried the first time", 1, 2, false) {
            @Override
            void lay(TwoSystems box) {
                ON_TRIAL.lay(box);
                box.disk.put(PLACES.state(), "format=hymy-slots-1\ncommitted.slo".getBytes(UTF_8));
            }
        };

        private final String words;
        private final long old;
        private final long fresh;
        private final boolean asked;

        Found(String words, long old, long fresh, boolean asked) {
            this.words = words;
            this.old = old;
            this.fresh = fresh;
            this.asked = asked;
        }

        abstract void lay(TwoSystems box);

        /// Whether the highest one has still to prove itself.
        boolean open() {
            return asked || this == WRITTEN || this == ON_TRIAL || this == STATE_LOST;
        }

        TwoSystems box() {
            var box = new TwoSystems();
            lay(box);
            return box;
        }
    }

    private static SlotState one(SlotState.@Nullable Trial trial) {
        return new SlotState(good(Slot.B, 1), null, trial, 1, Instant.EPOCH, Map.of(), null);
    }

    private static SlotState two() {
        return new SlotState(good(Slot.A, 2), good(Slot.B, 1), null, 2, Instant.EPOCH, Map.of(), null);
    }

    @TestFactory
    Stream<DynamicTest> aProgramThatIsKilledAtAnyStepGoesOn() {
        return everyState("kill -9", (found, row) -> cuts(found, Cut.KILLED, row));
    }

    @TestFactory
    Stream<DynamicTest> aPowerCutThatLosesWhatWasNotSyncedAtAnyStepGoesOn() {
        return everyState(
                "power cut, all that was not synced is lost", (found, row) -> cuts(found, Cut.POWER_LOST_ALL, row));
    }

    @TestFactory
    Stream<DynamicTest> aPowerCutThatTearsFilesAtAnyStepGoesOn() {
        return everyState("power cut, files are torn", (found, row) -> cuts(found, Cut.POWER_TORE, row));
    }

    /// One cut does not keep the new system away.
    private static void cuts(Found found, Cut how, Row row) {
        for (int step = 1; step < MOST_STEPS; step++) {
            TwoSystems box = found.box();
            box.disk.cutBefore(step);
            box.live(how);
            row.ended(box);
            assertThat(box.ended()).as("cut before step %d", step).isEqualTo(found.fresh);
            assertThat(box.stateNow().trial()).isEmpty();
            if (!box.wasCut()) {
                return;
            }
        }
        throw new AssertionError("there is no end of steps");
    }

    @TestFactory
    Stream<DynamicTest> aDiskThatIsFullFromAnyStepOnKeepsOneThatRuns() {
        return everyState("full disk, from any step on", (found, row) -> {
            for (int step = 1; step < MOST_STEPS; step++) {
                TwoSystems box = found.box();
                box.disk.fullFrom(step, Integer.MAX_VALUE);
                box.live(Cut.KILLED);
                row.ended(box);
                assertThat(box.ended()).isIn(found.old, found.fresh);
                if (box.disk.steps() < step) {
                    return;
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBadSignatureIsNeverStarted() {
        return askedFor("bad signature", found -> {
            SignedManifest strange = SampleReleases.STRANGER.sign(TwoSystems.manifest(found.fresh));
            return found.box()
                    .request(
                            new SignedManifest(
                                    strange.manifest(),
                                    SampleReleases.FIRST.key().id(),
                                    strange.signature()),
                            found.fresh);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTornDownloadIsNeverStarted() {
        return askedFor("torn file", found -> {
            TwoSystems box = found.box();
            byte[] image = TwoSystems.system(found.fresh);
            box.disk.put(PLACES.incoming(TwoSystems.hash(found.fresh)), Arrays.copyOf(image, image.length / 2));
            return box;
        });
    }

    @TestFactory
    Stream<DynamicTest> aFileThatHasOneOtherBitIsNeverStarted() {
        return askedFor("one other bit", found -> {
            TwoSystems box = found.box();
            byte[] image = TwoSystems.system(found.fresh);
            image[image.length / 3] ^= 1;
            box.disk.put(PLACES.incoming(TwoSystems.hash(found.fresh)), image);
            return box;
        });
    }

    private interface Laid {
        TwoSystems by(Found found);
    }

    private static Stream<DynamicTest> askedFor(String event, Laid laid) {
        return states(
                event,
                (found, row) -> {
                    TwoSystems box = laid.by(found).live(Cut.KILLED);
                    row.ended(box);
                    assertThat(box.ended()).isEqualTo(found.old);
                    assertThat(box.stateNow().trial()).isEmpty();
                    assertThat(box.stateNow().last().orElseThrow().result()).isEqualTo(SlotState.Result.REFUSED);
                    assertThat(box.disk.holds(PLACES.request())).isFalse();
                },
                Stream.of(Found.FIRST_ASKED, Found.ASKED));
    }

    @TestFactory
    Stream<DynamicTest> aPartitionThatRottedIsNeverStarted() {
        return states(
                "one other bit in its partition",
                (found, row) -> {
                    TwoSystems box = found.box();
                    box.disk.get(box.partition(Slot.A))[40] ^= 1;
                    box.live(Cut.KILLED);
                    row.ended(box);
                    assertThat(box.ended()).isEqualTo(found.old);
                    assertThat(box.stateNow().trial()).isEmpty();
                },
                Stream.of(Found.WRITTEN));
    }

    @TestFactory
    Stream<DynamicTest> aSystemWhoseKernelEndsIsLeftBehind() {
        return badSystem("its kernel ends", Behaviour.PANICS, false);
    }

    @TestFactory
    Stream<DynamicTest> aSystemInWhichTheProgramHangsIsTakenBack() {
        return badSystem("the program hangs in it", Behaviour.HANGS, true);
    }

    @TestFactory
    Stream<DynamicTest> aSystemThatShowsNothingIsTakenBack() {
        return badSystem("it shows nothing", Behaviour.SHOWS_NOTHING, true);
    }

    @TestFactory
    Stream<DynamicTest> aSystemThatCannotReadTheOutboxIsTakenBack() {
        return badSystem("it cannot read the outbox", Behaviour.NO_OUTBOX, true);
    }

    @TestFactory
    Stream<DynamicTest> aSystemThatCannotConnectIsTakenBack() {
        return badSystem("it cannot connect, or the network is lost", Behaviour.NO_LINK, false);
    }

    /// @param forGood whether it is never tried again
    private static Stream<DynamicTest> badSystem(String event, Behaviour behaviour, boolean forGood) {
        return everyState(event, (found, row) -> {
            TwoSystems box = found.box().version(found.open() ? found.fresh : -1, behaviour);
            box.live(Cut.KILLED);
            row.ended(box);
            boolean lost = found == Found.STATE_LOST && behaviour == Behaviour.PANICS;
            assertThat(box.ended()).isEqualTo(found.open() ? found.old : found.fresh);
            assertThat(box.stateNow().trial()).isEmpty();
            if (found.open() && !lost) {
                assertThat(box.stateNow().isHopeless(Vault.name(TwoSystems.signed(found.fresh))))
                        .isEqualTo(forGood);
                assertThat(box.stateNow().last().orElseThrow().reason()).isEqualTo(Reason.ROLLED_BACK);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoeverCameMeanwhileIsLeftToFinish() {
        return visitor("somebody comes and stays for a minute", Duration.ofSeconds(80), false);
    }

    @TestFactory
    Stream<DynamicTest> whoeverNeverLeavesHoldsNothingUpForEver() {
        return visitor("somebody comes and never leaves", Duration.ofDays(1), true);
    }

    /// @param interrupted whether a restart for a new system comes while somebody is there
    private static Stream<DynamicTest> visitor(String event, Duration leaves, boolean interrupted) {
        return everyState(event, (found, row) -> {
            TwoSystems box = found.box();
            box.visitor(leaves);
            box.live(Cut.KILLED);
            row.ended(box);
            assertThat(box.interrupted()).isEqualTo(interrupted && (found.asked || found == Found.WRITTEN));
            assertThat(box.ended()).isEqualTo(found.fresh);
        });
    }

    @TestFactory
    Stream<DynamicTest> aPowerCutAtAnyStepWhileABadSystemIsOnTrialEndsWithTheOldOne() {
        return everyState("it shows nothing, and a power cut at any step", (found, row) -> {
            row.twice = true;
            for (int step = 1; step < MOST_STEPS; step++) {
                TwoSystems box = found.box().version(found.open() ? found.fresh : -1, Behaviour.SHOWS_NOTHING);
                box.disk.cutBefore(step);
                box.live(Cut.POWER_LOST_ALL);
                row.ended(box);
                assertThat(box.ended()).isEqualTo(found.open() ? found.old : found.fresh);
                if (!box.wasCut()) {
                    return;
                }
            }
        });
    }

    @Test
    void refusesWhatItsPartitionDoesNotTake() {
        TwoSystems box = Found.FIRST_ASKED.box();
        box.smaller(100);

        box.live(Cut.KILLED);

        assertThat(box.ended()).isZero();
        assertThat(box.stateNow().last().orElseThrow().reason()).isEqualTo(Reason.DISK);
    }

    @Test
    void saysWhatRunsAndPutsItBeforeTheOther() {
        TwoSystems box = Found.ASKED.box().live(Cut.KILLED);

        assertThat(box.told().get("slot")).isEqualTo("a");
        assertThat(box.told().whole("sequence")).isEqualTo(2);
        assertThat(box.told().get("version")).isEqualTo("2026.2");
        assertThat(box.entryNow(Slot.A)).isEmpty();
        assertThat(new String(box.disk.get(Path.of("/boot/firmware/loader/entries/hymy-a.conf")), UTF_8))
                .contains("version 2\n", "linux /hymy/a/vmlinuz\n", "initrd /hymy/a/initrd.img\n")
                .contains("options root=a quiet\n");
        assertThat(ReleaseCodec.decodeSigned(box.disk.get(PLACES.manifest(Slot.A))))
                .isEqualTo(TwoSystems.signed(2));
    }

    private interface Happening {
        void run(Found found, Row row);
    }

    private static Stream<DynamicTest> everyState(String event, Happening happening) {
        return states(event, happening, Arrays.stream(Found.values()));
    }

    private static Stream<DynamicTest> states(String event, Happening happening, Stream<Found> states) {
        return states.map(found -> DynamicTest.dynamicTest(found.words + " / " + event, () -> {
            var row = new Row();
            happening.run(found, row);
            assertThat(row.runs).isPositive();
            assertThat(row.longest).isLessThanOrEqualTo(row.twice ? LONGEST_TWICE : LONGEST);
            ROWS.put(
                    "%s %s".formatted(found.words, event),
                    "| %s | %s | %d | %s | %d s |"
                            .formatted(found.words, event, row.runs, row.ends, row.longest.toSeconds()));
        }));
    }

    private static final class Row {
        private final Set<Long> ends = new TreeSet<>();
        private int runs;
        private boolean twice;
        private Duration longest = Duration.ZERO;

        void ended(TwoSystems box) {
            runs++;
            ends.add(box.ended());
            longest = box.took().compareTo(longest) > 0 ? box.took() : longest;
        }
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        Path file = Path.of("target/slots/systems.md");
        Files.createDirectories(file.getParent());
        var text = new StringBuilder("""
                # Systems: what is found on the card, what happens then, and how it ends

                Systems are numbers, 0 is the one that the card came with. *Runs*: at how many different steps it happened.
                *Longest*: from the first boot until nothing is on trial any more, in the machine's own time.

                | found | happens | runs | runs in the end | longest |
                |---|---|---|---|---|
                """);
        ROWS.values().forEach(row -> text.append(row).append('\n'));
        text.append("\n%d rows.\n".formatted(ROWS.size()));
        Files.writeString(file, text);
        assertThat(ROWS.size()).as("rows of the table").isGreaterThanOrEqualTo(60);
    }
}
