package fi.hymy.kiosk.update;

import fi.hymy.kiosk.update.slot.SlotsCli;
import java.util.List;

/// The slot machine's program. Privileged, and run from the factory's runtime, never from a slot that it judges.
public final class SlotsMain {
    private SlotsMain() {}

    public static void main(String[] arguments) {
        System.exit(new SlotsCli(System.out, System.err).run(List.of(arguments)));
    }
}
