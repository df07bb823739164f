package fi.hymy.fleet.assignment;

import fi.hymy.fleet.kiosk.ReplacementWatcher;
import fi.hymy.protocol.id.KioskId;
import org.springframework.stereotype.Component;

/// Gives a kiosk that takes a broken one's place the assignments that name the broken one.
@Component
final class Handover implements ReplacementWatcher {
    private final AssignmentBook book;

    Handover(AssignmentBook book) {
        this.book = book;
    }

    @Override
    public void replaced(KioskId old, KioskId fresh, String by) {
        Target broken = new Target(Target.Kind.KIOSK, old.value());
        book.all().stream()
                .filter(planned -> !planned.ended() && planned.target().equals(broken))
                .map(planned -> planned.changed(
                        new Target(Target.Kind.KIOSK, fresh.value()), planned.assignment(), planned.note()))
                .forEach(planned -> book.save(planned, by));
    }
}
