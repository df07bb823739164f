package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.speech.Voice;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Asleep;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
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
    private final Runnable louder;
    private final PauseTransition leaving = new PauseTransition();
    private Voice voice = Voice.SILENT;
    private Preferences preferences = Preferences.USUAL;
    private boolean visiting;
    private boolean headset;
    /// Whether this visitor has chosen anything.
    private boolean chosen;
    /// Whether this visitor has switched speech on.
    private boolean asked;

    /// @param changed shows the screen anew
    /// @param again reads the page once more
    /// @param louder says how loud the voice has become
    Comfort(Runnable changed, Runnable again, Runnable louder) {
        this.changed = changed;
        this.again = again;
        this.louder = louder;
        leaving.setOnFinished(_ -> forget());
    }

    void voice(Voice installed) {
        voice = installed;
    }

    /// Whoever plugs a headset in wants to hear, and need not find a switch first.
    void headset(boolean plugged) {
        headset = plugged;
        preferences = preferences.speech(plugged);
        changed.run();
    }

    /// Whether somebody here asked for speech, rather than the survey for all children.
    boolean heard() {
        return preferences.speech() && (asked || headset);
    }

    /// Whether this visitor has chosen anything.
    boolean chosen() {
        return chosen;
    }

    /// To be told what is going to be shown.
    void follow(VisitView view) {
        boolean here = !(view instanceof Attract) && !(view instanceof Asleep) && !(view instanceof Waiting);
        if (visiting && !here) {
            leave();
        }
        visiting = here;
        usual(view);
        leaving.stop();
        if (view instanceof Attract attract && chosen) {
            leaving.setDuration(
                    Duration.millis((double) attract.survey().settings().idle().toMillis()));
            leaving.playFromStart();
        }
    }

    /// To be told that somebody has come near: a voice may have been found since the view was shown first.
    void near(VisitView view) {
        usual(view);
    }

    private void usual(VisitView view) {
        if (!chosen) {
            preferences = Preferences.USUAL.speech(headset || children(view));
        }
    }

    /// To children everything is read, where there is a voice.
    private boolean children(VisitView view) {
        return switch (view) {
            case Attract(Asking first) -> children(first);
            case Asking asking -> children(asking);
            case IdleWarning warning -> children(warning.behind());
            case Saving saving -> children(saving.behind());
            case Thanking _, NotSaved _ -> preferences.speech();
            case Waiting _, Asleep _ -> false;
        };
    }

    private boolean children(Asking asking) {
        return asking.survey().settings().children() && voice.speaks(asking.language());
    }

    private void leave() {
        chosen = false;
        asked = false;
        voice.usualVolume();
    }

    private void forget() {
        leave();
        preferences = Preferences.USUAL.speech(headset);
        changed.run();
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
            asked = wanted.speech() && (asked || !preferences.speech());
            preferences = wanted;
            chosen = true;
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

    @Override
    public boolean explores() {
        return heard();
    }

    @Override
    public Volume volume() {
        return new Volume(voice.volume());
    }

    @Override
    public void volume(Volume wanted) {
        chosen = true;
        voice.volume(wanted.percent());
        louder.run();
    }
}
