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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When something is read aloud, and to whom; how, the narrator knows.
final class Reading {
    /// Whoever steps from foot to foot before the kiosk is greeted once.
    private static final long GREETED_MILLIS = 20_000;

    private final Comfort comfort;
    private final Focus focus;
    private Voice voice = Voice.SILENT;
    private @Nullable Narrator narrator;
    /// Whether this visitor was told how the glass is to be touched.
    private boolean explained;

    private long greeted = Long.MIN_VALUE / 2;

    Reading(Comfort comfort, Focus focus) {
        this.comfort = comfort;
        this.focus = focus;
    }

    void voice(Voice installed) {
        voice = installed;
    }

    /// What the page was painted with.
    void painted(Brush brush) {
        narrator = new Narrator(voice, brush);
    }

    /// @param turned whether another page is shown than before
    void read(VisitView view, VisitView before, boolean turned) {
        if (!comfort.heard()) {
            explained = false;
        }
        if (!comfort.preferences().speech() || narrator == null) {
            voice.hush();
            return;
        }
        switch (view) {
            case Asking asking -> question(narrator, asking, before, turned);
            case Attract(Asking first) when comfort.heard() -> question(narrator, first, before, turned);
            case IdleWarning warning -> narrator.warn(warning);
            case Thanking thanking -> narrator.thanks(thanking);
            case NotSaved _ -> narrator.notSaved();
            case Attract _, Saving _, Waiting _, Asleep _ -> {}
        }
    }

    private void question(Narrator reader, Asking asking, VisitView before, boolean turned) {
        if (turned || before instanceof IdleWarning) {
            boolean explaining = comfort.heard() && !explained;
            explained |= explaining;
            String hint = new Pages(reader.brush()).hint(asking.question());
            reader.question(asking, explaining, hint, focus.answers());
        } else if (before instanceof Asking earlier
                && !Objects.equals(earlier.selectionOrNull(), asking.selectionOrNull())) {
            reader.turned(asking);
        }
    }

    /// Somebody wants to hear the page once more.
    void again(VisitView view) {
        if (view instanceof Attract(Asking first) && comfort.preferences().speech() && narrator != null) {
            question(narrator, first, view, true);
        } else {
            read(view, view, true);
        }
    }

    /// Somebody has come near who may not be able to read: in a survey for children the question is read.
    ///
    /// @param now milliseconds that only go forward
    void greet(VisitView view, long now) {
        if (view instanceof Attract && comfort.preferences().speech() && now - greeted > GREETED_MILLIS) {
            greeted = now;
            again(view);
        }
    }

    void focused(Tap tap) {
        if (comfort.preferences().speech() && narrator != null) {
            narrator.focused(tap);
        }
    }

    void volume() {
        if (narrator != null) {
            narrator.volume(comfort.volume());
        }
    }
}
