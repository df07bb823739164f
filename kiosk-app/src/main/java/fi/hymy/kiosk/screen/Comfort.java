package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.Waiting;
import fi.hymy.protocol.survey.LanguageTag;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// How the present visitor likes the screen, and forgetting it when the visit ends: the next one meets the
/// usual screen. Whoever chooses on the attract screen and leaves is forgotten after the survey's idle
/// time.
final class Comfort implements Access {
    private final Runnable changed;
    private final Runnable again;
    private final PauseTransition leaving = new PauseTransition();
    private Voice voice = Voice.SILENT;
    private Preferences preferences = Preferences.USUAL;
    private boolean visiting;
    private boolean headset;

    /// @param changed shows the screen anew
    /// @param again reads the page once more
    Comfort(Runnable changed, Runnable again) {
        this.changed = changed;
        this.again = again;
        leaving.setOnFinished(_ -> prefer(usual()));
    }

    void voice(Voice installed) {
        voice = installed;
    }

    /// Whoever plugs a headset in wants to hear, and need not find a switch first.
    void headset(boolean plugged) {
        headset = plugged;
        prefer(preferences.speech(plugged));
    }

    private Preferences usual() {
        return Preferences.USUAL.speech(headset);
    }

    /// To be told what is going to be shown.
    void follow(VisitView view) {
        boolean here = !(view instanceof Attract) && !(view instanceof Asleep) && !(view instanceof Waiting);
        if (visiting && !here) {
            preferences = usual();
        }
        visiting = here;
        leaving.stop();
        if (view instanceof Attract attract && !preferences.equals(usual())) {
            leaving.setDuration(
                    Duration.millis((double) attract.survey().settings().idle().toMillis()));
            leaving.playFromStart();
        }
    }

    /// To be told of every touch: somebody is still here.
    void touched() {
        if (leaving.getStatus() == Animation.Status.RUNNING) {
            leaving.playFromStart();
        }
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public void prefer(Preferences wanted) {
        if (!wanted.equals(preferences)) {
            preferences = wanted;
            changed.run();
        }
    }

    @Override
    public boolean speaks(LanguageTag language) {
        return voice.speaks(language);
    }

    @Override
    public void sayAgain() {
        again.run();
    }
}
