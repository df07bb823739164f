package fi.hymy.kiosk;

import fi.hymy.kiosk.visit.VisitView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everyone who wants to know what a visitor is shown: the screen first, then lights, speech and whoever else.
///
/// Listeners are called on the JavaFX thread, in the order in which they came, and must not wait. One that fails does
/// not keep the others from hearing.
final class Views implements Consumer<VisitView> {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private final List<Consumer<VisitView>> listeners = new CopyOnWriteArrayList<>();

    /// From any thread; the first view heard is the next one shown.
    void listen(Consumer<VisitView> listener) {
        listeners.add(listener);
    }

    /// The same for one who comes later and hears at once what is shown now.
    void join(Consumer<VisitView> listener, VisitView now) {
        listeners.add(listener);
        tell(listener, now);
    }

    @Override
    public void accept(VisitView view) {
        listeners.forEach(listener -> tell(listener, view));
    }

    private static void tell(Consumer<VisitView> listener, VisitView view) {
        try {
            listener.accept(view);
        } catch (RuntimeException e) {
            LOG.error("{} could not follow the visit", listener.getClass().getSimpleName(), e);
        }
    }
}
