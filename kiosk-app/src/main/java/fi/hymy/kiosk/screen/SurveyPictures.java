package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.Taps;
import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.response.Response.Channel;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Survey;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;

/// Pictures of every screen of a survey, as a kiosk with this panel would show it. Lives on the JavaFX
/// thread.
///
/// @param pixelsPerMillimetre of the panel
public record SurveyPictures(int width, int height, double pixelsPerMillimetre, Pictures pictures) {

    /// By a name that tells the place in the survey, in its order: `01-attract`, `02-mood`, …
    public Map<String, ScreenPicture> of(Survey survey, LanguageTag language) {
        var shots = new LinkedHashMap<String, ScreenPicture>();
        views(survey, language)
                .forEach((name, view) -> shots.put("%02d-%s".formatted(shots.size() + 1, name), of(view)));
        return shots;
    }

    /// One view, with nothing moving.
    public ScreenPicture of(VisitView view) {
        var screen = new KioskScreen(width, height, pixelsPerMillimetre, pictures, new NoTaps(), "preview", false);
        if (view instanceof IdleWarning warning) {
            screen.show(warning.behind());
        }
        screen.show(view);
        return ScreenPicture.of(new Scene(screen.root(), width, height));
    }

    /// Every screen that the survey can show, whatever its rules.
    public static Map<String, VisitView> views(Survey survey, LanguageTag language) {
        var views = new LinkedHashMap<String, VisitView>();
        int count = (int) survey.questions().count();
        int position = 0;
        for (Page page : survey.pages()) {
            for (Question question : page.questions()) {
                var ask = new Step.Ask(page, question, position, count - position);
                var asking = new Asking(survey, language, ask, order(question), null, moves(survey, ask));
                if (position == 0) {
                    views.put("attract", new Attract(asking));
                }
                views.put(question.id().value(), asking);
                position++;
            }
        }
        if (views.get("attract") instanceof Attract(Asking first)) {
            views.put(
                    "idle-warning",
                    new IdleWarning(
                            first,
                            survey.settings().warning(),
                            survey.settings().warning()));
        }
        for (Ending ending : survey.endings()) {
            views.put("ending-" + ending.id(), new Thanking(survey, language, ending));
        }
        return views;
    }

    private static List<ChoiceId> order(Question question) {
        return switch (question) {
            case Question.SingleChoice single ->
                single.choices().stream().map(Choice::id).toList();
            case Question.MultiChoice multi ->
                multi.choices().stream().map(Choice::id).toList();
            case Question.Ranking ranking ->
                ranking.choices().stream().map(Choice::id).toList();
            case Question.Smiley _,
                    Question.Nps _,
                    Question.Rating _,
                    Question.YesNo _,
                    Question.Effort _,
                    Question.Battery _,
                    Question.OpenText _,
                    Question.Contact _ -> List.of();
        };
    }

    private static Set<Move> moves(Survey survey, Step.Ask ask) {
        var moves = EnumSet.noneOf(Move.class);
        if (ask.position() > 0 && survey.settings().backAllowed()) {
            moves.add(Move.BACK);
        }
        if (!ask.question().prompt().required()) {
            moves.add(Move.SKIP);
        }
        return moves;
    }

    /// Nobody taps on a picture.
    private record NoTaps() implements Taps {
        @Override
        public void touch() {}

        @Override
        public void start() {}

        @Override
        public void select(Answer answer) {}

        @Override
        public void clear() {}

        @Override
        public void next() {}

        @Override
        public void skip() {}

        @Override
        public void back() {}

        @Override
        public void speak(LanguageTag language) {}

        @Override
        public Taps by(Channel channel) {
            return this;
        }
    }
}
