package fi.hymy.kiosk.twin;

import fi.hymy.kiosk.content.ReadySurvey;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A screen with or without a visitor in front of it.
final class FakeSlot implements SurveySlot {
    private final List<Optional<SurveyRef>> offers = new ArrayList<>();
    private boolean visited;
    private boolean open = true;
    private @Nullable ReadySurvey showing;
    private Runnable waiting = () -> {};

    @Override
    public synchronized void show(@Nullable ReadySurvey survey, Runnable onScreen) {
        offers.add(Optional.ofNullable(survey).map(ReadySurvey::ref));
        waiting = () -> {
            showing = survey;
            onScreen.run();
        };
        if (!visited) {
            take();
        }
    }

    @Override
    public synchronized void opening(boolean isOpen) {
        open = isOpen;
    }

    synchronized boolean open() {
        return open;
    }

    synchronized void visitorComes() {
        visited = true;
    }

    synchronized void visitorLeaves() {
        visited = false;
        take();
    }

    private void take() {
        Runnable taken = waiting;
        waiting = () -> {};
        taken.run();
    }

    synchronized Optional<ReadySurvey> showing() {
        return Optional.ofNullable(showing);
    }

    synchronized Optional<SurveyRef> showingRef() {
        return showing().map(ReadySurvey::ref);
    }

    synchronized List<Optional<SurveyRef>> offers() {
        return List.copyOf(offers);
    }
}
