package fi.hymy.acceptance.emulator;

import fi.hymy.acceptance.program.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Visitors who choose a face, and remember which, and whether they were thanked. Nobody looks into the program: faces
/// are found by their colours, thanks by the picture that the first visitor saw. For one thread.
final class Fingers {
    /// Of the five faces, from the unhappiest: as the kiosk paints them.
    private static final int[] FACES = {0xE5554B, 0xF29544, 0xF6CB4C, 0x9CCB59, 0x45AD66};

    private static final Duration THANKS = Duration.ofMinutes(1);
    private static final double ALIKE = 0.9;
    /// Between two looks: each takes from the machine that emulates.
    private static final long LOOK_MILLIS = 150;
    private static final long LOOK_AT_A_START_MILLIS = 1_000;

    private final Machine machine;
    private final List<Integer> tapped = new ArrayList<>();
    private final List<Integer> thanked = new ArrayList<>();
    private Optional<Picture> thanks = Optional.empty();

    Fingers(Machine machine) {
        this.machine = machine;
    }

    /// Where the faces are, when all five are on the glass.
    private static Optional<List<Picture.Place>> faces(Picture picture) {
        var places = new ArrayList<Picture.Place>();
        for (int face : FACES) {
            picture.middle(face).ifPresent(places::add);
        }
        return places.size() == FACES.length ? Optional.of(places) : Optional.empty();
    }

    /// Waits through a start until the question is on the glass.
    void awaitQuestion(Duration limit) {
        question(limit, LOOK_AT_A_START_MILLIS);
    }

    private List<Picture.Place> question(Duration limit, long pauseMillis) {
        return Wait.unlessGiven("the question is on the glass", limit, () -> {
            Wait.pause(pauseMillis);
            return faces(machine.look());
        });
    }

    /// The first visitor: what is on the glass once the faces have gone is what thanks look like.
    void first(int face) {
        Picture.Place place = question(THANKS, LOOK_MILLIS).get(face - 1);
        tapped.add(face);
        machine.tap(place);
        thanks = Optional.of(Wait.unlessGiven("the faces leave", THANKS, () -> {
            Picture now = machine.look();
            return faces(now).isEmpty() ? Optional.of(settled()) : Optional.empty();
        }));
        thanked.add(face);
    }

    /// Screens fade in.
    private Picture settled() {
        Wait.pause(400);
        return machine.look();
    }

    /// One visitor more, unless the moment comes before.
    ///
    /// @param end as [System#nanoTime] tells it
    /// @return whether there was time
    boolean answer(int face, long end) {
        Optional<List<Picture.Place>> faces = Optional.empty();
        while (faces.isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Wait.pause(LOOK_MILLIS);
            faces = faces(machine.look());
        }
        tapped.add(face);
        machine.tap(faces.get().get(face - 1));
        while (System.nanoTime() < end) {
            if (thanksIn(machine.look())) {
                thanked.add(face);
                return true;
            }
            Wait.pause(LOOK_MILLIS);
        }
        return false;
    }

    private boolean thanksIn(Picture now) {
        return faces(now).isEmpty() && thanks.map(now::likeness).orElse(0.0) > ALIKE;
    }

    long tapped(int face) {
        return tapped.stream().filter(chosen -> chosen == face).count();
    }

    long thanked(int face) {
        return thanked.stream().filter(chosen -> chosen == face).count();
    }

    int thanked() {
        return thanked.size();
    }

    int tapped() {
        return tapped.size();
    }
}
