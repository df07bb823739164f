package fi.hymy.kiosk.update.slot;

import static fi.hymy.kiosk.update.slot.Simulation.PLACES;
import static fi.hymy.kiosk.update.slot.Simulation.good;
import static fi.hymy.kiosk.update.slot.Simulation.trial;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.kiosk.update.slot.RiggedDisk.Cut;
import fi.hymy.kiosk.update.slot.Simulation.Behaviour;
import fi.hymy.protocol.SampleReleases;
import fi.hymy.protocol.codec.ReleaseCodec;
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
import org.junit.jupiter.api.TestFactory;

/// Every state that the slots can be found in, and everything that may happen then: each ends with the old or the new
/// version, the answers untouched, nobody called, within five minutes. Written to `target/slots/slots.md`, for people.
///
/// Where something happens at a moment, it happens at every moment: before each step that is done to the disk.
final class SlotTableTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Map<String, String> ROWS = new TreeMap<>();
    private static final int MOST_STEPS = 200;

    /// As it is found on the card. Versions are numbers; the highest is the new one.
    private enum Found {
        FRESH("a new card, the factory's version", 0, 0, false) {
            @Override
            void lay(Simulation box) {
                assertThat(box.disk.holds(PLACES.state())).isFalse();
            }
        },
        FIRST_ASKED("the factory's version, 1 asked for", 0, 1, true) {
            @Override
            void lay(Simulation box) {
                box.state(SlotState.NEW).request(1);
            }
        },
        GOOD("1 is good, nothing else", 1, 1, false) {
            @Override
            void lay(Simulation box) {
                box.state(one(null)).slot(Slot.A, 1);
            }
        },
        ASKED("1 is good, 2 asked for", 1, 2, true) {
            @Override
            void lay(Simulation box) {
                box.state(one(null)).slot(Slot.A, 1).request(2);
            }
        },
        WRITTEN("1 is good, 2 written and not yet started", 1, 2, false) {
            @Override
            void lay(Simulation box) {
                box.state(one(trial(Slot.B, 2, 0))).slot(Slot.A, 1).slot(Slot.B, 2);
            }
        },
        ON_TRIAL("1 is good, 2 on trial", 1, 2, false) {
            @Override
            void lay(Simulation box) {
                box.state(one(trial(Slot.B, 2, 1))).slot(Slot.A, 1).slot(Slot.B, 2);
            }
        },
        LAST_TRY("1 is good, 2 has had its last try", 1, 2, false) {
            @Override
            void lay(Simulation box) {
                box.state(one(trial(Slot.B, 2, 2))).slot(Slot.A, 1).slot(Slot.B, 2);
            }
        },
        COMMITTED("2 is good, 1 before it", 1, 2, false) {
            @Override
            void lay(Simulation box) {
                box.state(two()).slot(Slot.A, 1).slot(Slot.B, 2);
            }
        },
        ASKED_AGAIN("2 is good, 1 before it, 3 asked for", 2, 3, true) {
            @Override
            void lay(Simulation box) {
                box.state(two()).slot(Slot.A, 1).slot(Slot.B, 2).request(3);
            }
        },
        TAKEN_BACK("1 is good, 2 was taken back, 3 asked for", 1, 3, true) {
            @Override
            void lay(Simulation box) {
                SlotState back = one(trial(Slot.B, 2, 1)).rollBack("it showed nothing", SlotState.HOPELESS);
                box.state(back).slot(Slot.A, 1).slot(Slot.B, 2).request(3);
            }
        },
        HALF_WRITTEN("1 is good, half of 2 written, asked for again", 1, 2, true) {
            @Override
            void lay(Simulation box) {
                box.state(one(null)).slot(Slot.A, 1).request(2);
                byte[] image = Simulation.image(2);
                box.disk.put(PLACES.image(Slot.B).resolveSibling("image.part"), Arrays.copyOf(image, image.length / 2));
            }
        },
        STATE_LOST("the state cannot be read, 1 lies in a slot", 0, 1, false) {
            @Override
            void lay(Simulation box) {
                box.state(one(null)).slot(Slot.A, 1);
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

        abstract void lay(Simulation box);

        /// Whether the highest version has still to prove itself.
        boolean open() {
            return asked || this == WRITTEN || this == ON_TRIAL || this == STATE_LOST;
        }

        Simulation box() {
            var box = new Simulation();
            lay(box);
            return box;
        }
    }

    private static SlotState one(SlotState.@Nullable Trial trial) {
        return new SlotState(good(Slot.A, 1), null, trial, 1, Instant.EPOCH, Map.of(), null);
    }

    private static SlotState two() {
        return new SlotState(good(Slot.B, 2), good(Slot.A, 1), null, 2, Instant.EPOCH, Map.of(), null);
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

    /// Where the answer is still open, one cut does not keep the new version away.
    private static void cuts(Found found, Cut how, Row row) {
        Set<Long> last =
                switch (found) {
                    case LAST_TRY -> Set.of(found.old);
                    // The cut may come in its last try.
                    case ON_TRIAL -> Set.of(found.old, found.fresh);
                    default -> Set.of(found.fresh);
                };
        for (int step = 1; step < MOST_STEPS; step++) {
            Simulation box = found.box();
            box.disk.cutBefore(step);
            box.live(how);
            row.ended(box);
            assertThat(box.ended()).as("cut before step %d", step).isIn(last);
            assertThat(box.stateNow().trial()).isEmpty();
            if (!box.wasCut()) {
                return;
            }
        }
        throw new AssertionError("there is no end of steps");
    }

    @TestFactory
    Stream<DynamicTest> aDiskThatIsFullFromAnyStepOnKeepsTheOldOne() {
        return everyState("full disk, from any step on", (found, row) -> {
            for (int step = 1; step < MOST_STEPS; step++) {
                Simulation box = found.box();
                box.disk.fullFrom(step, Integer.MAX_VALUE);
                box.live(Cut.KILLED);
                row.ended(box);
                assertThat(box.ended()).isIn(found.old, found.fresh, 0L);
                if (box.disk.steps() < step) {
                    return;
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aDiskThatIsFullForAWhileLosesNothing() {
        return everyState("full disk, for three steps", (found, row) -> {
            for (int step = 1; step < 60; step++) {
                Simulation box = found.box();
                box.disk.fullFrom(step, step + 3);
                box.live(Cut.KILLED);
                row.ended(box);
                assertThat(box.ended()).isIn(found.old, found.fresh);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aDiskWithoutRoomForTheImageKeepsTheOldOne() {
        return everyState("no room for the image", (found, row) -> {
            Simulation box = found.box();
            box.disk.room(Vault.RESERVE);
            box.live(Cut.KILLED);
            row.ended(box);
            assertThat(box.ended()).isEqualTo(found.asked || found == Found.LAST_TRY ? found.old : found.fresh);
        });
    }

    @TestFactory
    Stream<DynamicTest> aBadSignatureIsNeverStarted() {
        return everyState("bad signature", (found, row) -> {
            Simulation box = found.box();
            SignedManifest forged = forged(found.fresh);
            if (found.asked) {
                box.request(forged, found.fresh);
            } else if (found.fresh > 0) {
                box.disk.put(PLACES.manifest(slot(found)), ReleaseCodec.encode(forged));
            }
            keepsOld(box, found, row);
        });
    }

    /// Signed by a stranger, in the name of a key that is known.
    private static SignedManifest forged(long number) {
        if (number == 0) {
            return Simulation.signed(1);
        }
        SignedManifest strange = SampleReleases.STRANGER.sign(Simulation.manifest(number));
        return new SignedManifest(strange.manifest(), SampleReleases.FIRST.key().id(), strange.signature());
    }

    @TestFactory
    Stream<DynamicTest> aTornDownloadIsNeverStarted() {
        return everyState("torn file", (found, row) -> {
            Simulation box = found.box();
            spoil(box, found, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
            keepsOld(box, found, row);
        });
    }

    @TestFactory
    Stream<DynamicTest> aFileThatHasOneOtherBitIsNeverStarted() {
        return everyState("one other bit", (found, row) -> {
            Simulation box = found.box();
            spoil(box, found, bytes -> {
                byte[] other = bytes.clone();
                other[bytes.length / 3] ^= 1;
                return other;
            });
            keepsOld(box, found, row);
        });
    }

    private interface Spoil {
        byte[] apply(byte[] bytes);
    }

    private static void spoil(Simulation box, Found found, Spoil how) {
        if (found.fresh > 0) {
            Path file = found.asked ? PLACES.incoming(Simulation.hash(found.fresh)) : PLACES.image(slot(found));
            box.disk.put(file, how.apply(box.disk.get(file)));
        }
    }

    private static Slot slot(Found found) {
        return switch (found) {
            case GOOD, STATE_LOST -> Slot.A;
            default -> Slot.B;
        };
    }

    /// A good version whose own file is spoilt gives way to the one before it, in the end to the factory's.
    private static void keepsOld(Simulation box, Found found, Row row) {
        box.live(Cut.KILLED);
        row.ended(box);
        assertThat(box.ended()).isEqualTo(found == Found.GOOD ? 0 : found.old);
        assertThat(box.stateNow().trial()).isEmpty();
        assertThat(box.disk.holds(PLACES.request())).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> anImageThatCannotBeMountedIsTakenBack() {
        return everyState("the image cannot be mounted", (found, row) -> {
            Simulation box = found.box();
            box.mountFails();
            box.live(Cut.KILLED);
            row.ended(box);
            assertThat(box.ended()).isEqualTo(found.open() || found == Found.LAST_TRY ? found.old : found.fresh);
        });
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionThatCrashesIsTakenBack() {
        return badVersion("the new version crashes", Behaviour.CRASHES, true);
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionThatIsStartedOverAndOverIsTakenBack() {
        return badVersion("the new version comes up and ends, over and over", Behaviour.LOOPS, true);
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionThatHangsIsTakenBack() {
        return badVersion("the new version hangs", Behaviour.HANGS, true);
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionThatShowsNothingIsTakenBack() {
        return badVersion("the new version shows nothing", Behaviour.SHOWS_NOTHING, true);
    }

    @TestFactory
    Stream<DynamicTest> aNewVersionThatCannotReadTheOutboxIsTakenBack() {
        return badVersion("the new version cannot read the outbox", Behaviour.NO_OUTBOX, true);
    }

    /// It may be the network's fault: such a version is tried again another night.
    @TestFactory
    Stream<DynamicTest> aNewVersionThatCannotConnectIsTakenBack() {
        return badVersion("the new version cannot connect, or the network is lost", Behaviour.NO_LINK, false);
    }

    private static Stream<DynamicTest> badVersion(String event, Behaviour behaviour, boolean forGood) {
        return everyState(event, (found, row) -> {
            Simulation box = found.box().version(found.open() ? found.fresh : -1, behaviour);
            box.live(Cut.KILLED);
            row.ended(box);
            assertThat(box.ended()).isEqualTo(found.open() || found == Found.LAST_TRY ? found.old : found.fresh);
            assertThat(box.stateNow().trial()).isEmpty();
            if (found.open()) {
                assertThat(box.stateNow().isHopeless(Vault.name(Simulation.signed(found.fresh))))
                        .isEqualTo(forGood);
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

    /// @param interrupted whether a restart for a new version comes while somebody is there
    private static Stream<DynamicTest> visitor(String event, Duration leaves, boolean interrupted) {
        return everyState(event, (found, row) -> {
            Simulation box = found.box();
            box.visitor(leaves);
            box.live(Cut.KILLED);
            row.ended(box);
            assertThat(box.interrupted()).isEqualTo(interrupted && found.asked);
            assertThat(box.ended()).isEqualTo(found == Found.LAST_TRY ? found.old : found.fresh);
        });
    }

    /// Crashing versions and cut power at once: still the old one runs in the end.
    @TestFactory
    Stream<DynamicTest> aPowerCutAtAnyStepWhileABadVersionIsOnTrialEndsWithTheOldOne() {
        return everyState("the new version shows nothing, and a power cut at any step", (found, row) -> {
            for (int step = 1; step < MOST_STEPS; step++) {
                Simulation box = found.box().version(found.open() ? found.fresh : -1, Behaviour.SHOWS_NOTHING);
                box.disk.cutBefore(step);
                box.live(Cut.POWER_LOST_ALL);
                row.ended(box);
                assertThat(box.ended()).isEqualTo(found.open() || found == Found.LAST_TRY ? found.old : found.fresh);
                if (!box.wasCut()) {
                    return;
                }
            }
        });
    }

    private interface Happening {
        void run(Found found, Row row);
    }

    private static Stream<DynamicTest> everyState(String event, Happening happening) {
        return Arrays.stream(Found.values())
                .map(found -> DynamicTest.dynamicTest(found.words + " / " + event, () -> {
                    var row = new Row();
                    happening.run(found, row);
                    assertThat(row.runs).isPositive();
                    assertThat(row.longest).isLessThanOrEqualTo(LONGEST);
                    ROWS.put(
                            "%s %s".formatted(found.words, event),
                            "| %s | %s | %d | %s | %d s |"
                                    .formatted(found.words, event, row.runs, row.inWords(), row.longest.toSeconds()));
                }));
    }

    /// What was seen of one row of the table.
    private static final class Row {
        private final Set<Long> ends = new TreeSet<>();
        private int runs;
        private Duration longest = Duration.ZERO;

        void ended(Simulation box) {
            runs++;
            ends.add(box.ended());
            longest = box.took().compareTo(longest) > 0 ? box.took() : longest;
        }

        String inWords() {
            return String.join(
                    " or ",
                    ends.stream()
                            .map(end -> end == 0 ? "the factory's" : String.valueOf(end))
                            .toList());
        }
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        Path file = Path.of("target/slots/slots.md");
        Files.createDirectories(file.getParent());
        var text = new StringBuilder("""
                # Slots: what is found on the card, what happens then, and how it ends

                Versions are numbers, the highest is the new one. *Runs*: at how many different steps it happened. *Longest*:
                from the first boot until the version in the last column runs and nothing is on trial any more, in the box's
                own time. In every run the answers' file was left as it was, and some version could start at every moment.

                | found | happens | runs | runs in the end | longest |
                |---|---|---|---|---|
                """);
        ROWS.values().forEach(row -> text.append(row).append('\n'));
        text.append("\n%d rows.\n".formatted(ROWS.size()));
        Files.writeString(file, text);
        assertThat(ROWS.size()).as("rows of the table").isGreaterThanOrEqualTo(60);
    }
}
