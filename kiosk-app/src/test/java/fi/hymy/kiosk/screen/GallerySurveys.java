package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.kiosk.visit.VisitView.Move;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.id.ChoiceId;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the gallery shows: samples in three languages, and two of its own that are made to be hard.
final class GallerySurveys {
    private static final ContentHash LOGO = new ContentHash("1".repeat(64));
    private static final ContentHash BACKGROUND = new ContentHash("2".repeat(64));

    private GallerySurveys() {}

    static Pictures pictures() {
        return hash -> Optional.of(hash)
                .filter(wanted -> wanted.equals(LOGO) || wanted.equals(BACKGROUND))
                .map(wanted -> resource(wanted.equals(LOGO) ? "logo.png" : "background.png"));
    }

    static Map<String, VisitView> shots() {
        var shots = new LinkedHashMap<String, VisitView>();
        add(shots, "why", SampleSurveys.smileyWhy(), "fi");
        add(shots, "every", SampleSurveys.everyKind(), "sv");
        add(shots, "nps", SampleSurveys.nps(), "en");
        add(shots, "arabic", read("arabic.json"), "ar");
        add(shots, "long", read("long-words.json"), "fi");
        selected(shots);
        shots.put("waiting", new VisitView.Waiting());
        shots.put("not-saved", new VisitView.NotSaved(SampleSurveys.nps(), new LanguageTag("fi")));
        return shots;
    }

    private static void selected(Map<String, VisitView> shots) {
        List<ChoiceId> two = List.of(new ChoiceId("waiting"), new ChoiceId("other"));
        with(shots, "why-fi-wrong", ask -> new Answer.Chosen(ask.question().id(), two, "Ovi ei auennut", ask.order()));
        with(shots, "why-fi-mood", ask -> new Answer.Scale(ask.question().id(), 4));
        with(shots, "every-sv-nps", ask -> new Answer.Scale(ask.question().id(), 9));
        with(shots, "every-sv-stars", ask -> new Answer.Scale(ask.question().id(), 4));
        with(
                shots,
                "why-fi-comment",
                ask -> new Answer.Words(ask.question().id(), "Palvelu oli ystävällistä, kiitos!"));
        with(shots, "every-sv-solved", ask -> new Answer.YesNo(ask.question().id(), Answer.Verdict.YES));
    }

    private static void with(Map<String, VisitView> shots, String name, Function<Asking, Answer> answer) {
        if (shots.get(name) instanceof Asking asking) {
            shots.put(
                    name + "-selected",
                    new Asking(
                            asking.survey(),
                            asking.language(),
                            asking.ask(),
                            asking.order(),
                            answer.apply(asking),
                            Set.of(Move.BACK, Move.NEXT)));
        }
    }

    private static void add(Map<String, VisitView> shots, String name, Survey survey, String language) {
        SurveyViews.of(survey, new LanguageTag(language))
                .forEach((place, view) -> shots.put(name + "-" + language + "-" + place, view));
    }

    static Survey read(String file) {
        try (InputStream stream = GallerySurveys.class.getResourceAsStream(file)) {
            return switch (SurveyCodec.read(stream.readAllBytes())) {
                case SurveyReading.Good(Survey survey) -> survey;
                case SurveyReading.Bad(var faults) -> throw new IllegalStateException(file + ": " + faults);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(GallerySurveys.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
