package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Attract;
import fi.hymy.kiosk.visit.VisitView.IdleWarning;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.kiosk.visit.VisitView.NotSaved;
import fi.hymy.kiosk.visit.VisitView.Saving;
import fi.hymy.kiosk.visit.VisitView.Thanking;
import fi.hymy.protocol.flow.Step;
import fi.hymy.protocol.flow.SurveyFlow;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.StatementId;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import fi.hymy.protocol.survey.Survey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every screen that a survey can show in a language, whatever its rules, by a name that tells the place in the survey.
public final class SurveyViews {
    private static final int NPS_SHOWN = 9;
    private static final Duration RUNNING_OUT = Duration.ofSeconds(7);

    private final Survey survey;
    private final LanguageTag language;
    private final Map<String, VisitView> views = new LinkedHashMap<>();

    private SurveyViews(Survey survey, LanguageTag language) {
        this.survey = survey;
        this.language = language;
    }

    /// `attract`, then each question, the warning and the endings, with nothing selected.
    public static Map<String, VisitView> of(Survey survey, LanguageTag language) {
        var made = new SurveyViews(survey, language);
        made.questions(false);
        made.around();
        return made.views;
    }

    /// The same with each question answered as well (`…-selected`), and what is shown when something goes wrong.
    public static Map<String, VisitView> every(Survey survey, LanguageTag language) {
        var made = new SurveyViews(survey, language);
        made.questions(true);
        made.around();
        made.saving();
        made.views.put("not-saved", new NotSaved(survey, language));
        return made.views;
    }

    /// What a kiosk shows while nobody is here.
    static Attract attract(Survey survey, LanguageTag language) {
        Page page = survey.pages().getFirst();
        int count = (int) survey.questions().count();
        var ask = new Step.Ask(page, page.questions().getFirst(), 0, count);
        return new Attract(new SurveyViews(survey, language).asking(ask, false));
    }

    private void questions(boolean selected) {
        int count = (int) survey.questions().count();
        int position = 0;
        for (Page page : survey.pages()) {
            for (Question question : page.questions()) {
                var ask = new Step.Ask(page, question, position, count - position);
                Asking asking = asking(ask, false);
                if (position == 0) {
                    views.put("attract", new Attract(asking));
                }
                views.put(question.id().value(), asking);
                if (selected) {
                    views.put(question.id().value() + "-selected", asking(ask, true));
                }
                position++;
            }
        }
    }

    private Asking asking(Step.Ask ask, boolean selected) {
        Question question = ask.question();
        return new Asking(
                survey,
                language,
                ask,
                ids(question.choices()),
                selected ? answer(question) : null,
                moves(ask, selected && SurveyFlow.accepts(survey, answer(question))));
    }

    private void around() {
        if (views.get("attract") instanceof Attract(Asking first)) {
            Duration whole = survey.settings().warning();
            views.put("idle-warning", new IdleWarning(first, whole.minus(RUNNING_OUT), whole));
        }
        for (Ending ending : survey.endings()) {
            views.put("ending-" + ending.id(), new Thanking(survey, language, ending));
        }
    }

    /// What is pressed stays pressed until the answer is stored.
    private void saving() {
        views.values().stream()
                .filter(Asking.class::isInstance)
                .map(Asking.class::cast)
                .filter(asking -> asking.moves().contains(Move.NEXT))
                .reduce((_, last) -> last)
                .ifPresent(last -> views.put("saving", new Saving(last)));
    }

    private static List<ChoiceId> ids(List<Choice> choices) {
        return choices.stream().map(Choice::id).toList();
    }

    /// What a friendly visitor might say.
    private Answer answer(Question question) {
        return switch (question) {
            case Question.Smiley smiley -> new Answer.Scale(smiley.id(), smiley.faces());
            case Question.Nps nps -> new Answer.Scale(nps.id(), NPS_SHOWN);
            case Question.Rating rating -> new Answer.Scale(rating.id(), Math.max(1, rating.points() - 1));
            case Question.Effort effort -> new Answer.Scale(effort.id(), effort.points() - 1);
            case Question.YesNo yesNo -> new Answer.YesNo(yesNo.id(), Answer.Verdict.YES);
            case Question.SingleChoice single -> chosen(question, single.choices(), 1);
            case Question.MultiChoice multi -> chosen(question, multi.choices(), Math.min(2, multi.maxChosen()));
            case Question.Ranking ranking ->
                new Answer.Ranked(ranking.id(), ids(ranking.choices()).subList(0, Math.max(1, ranking.places() - 1)));
            case Question.Battery battery -> rated(battery);
            case Question.OpenText text -> new Answer.Words(text.id(), words(text));
            case Question.Contact contact -> details(contact);
        };
    }

    private static Answer chosen(Question question, List<Choice> choices, int count) {
        List<ChoiceId> ids = ids(choices);
        return new Answer.Chosen(question.id(), ids.subList(0, count), "", ids);
    }

    private static Answer rated(Question.Battery battery) {
        var ratings = new LinkedHashMap<StatementId, Integer>();
        battery.statements().stream()
                .limit(Math.max(1, battery.statements().size() - 1))
                .forEach(each -> ratings.put(each.id(), battery.points()));
        return new Answer.Rated(battery.id(), ratings);
    }

    private String words(Question.OpenText text) {
        String said = survey.endings().getLast().title().in(language, survey.baseLanguage());
        return said.substring(0, Math.min(said.length(), text.maxLength()));
    }

    private static Answer details(Question.Contact contact) {
        var fields = new EnumMap<ContactField, String>(ContactField.class);
        for (ContactField field : contact.fields()) {
            fields.put(
                    field,
                    switch (field) {
                        case NAME -> "Aino Virtanen";
                        case EMAIL -> "aino.virtanen@example.com";
                        case PHONE -> "050 123 4567";
                    });
        }
        return new Answer.Details(contact.id(), fields);
    }

    private Set<Move> moves(Step.Ask ask, boolean answered) {
        var moves = EnumSet.noneOf(Move.class);
        if (ask.position() > 0 && survey.settings().backAllowed()) {
            moves.add(Move.BACK);
        }
        if (!ask.question().prompt().required()) {
            moves.add(Move.SKIP);
        }
        if (answered) {
            moves.add(Move.NEXT);
        }
        return moves;
    }
}
