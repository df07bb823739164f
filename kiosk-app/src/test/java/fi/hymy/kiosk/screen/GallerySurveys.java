package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView;
import fi.hymy.protocol.SampleSurveys;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Survey;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the gallery shows.
final class GallerySurveys {
    private GallerySurveys() {}

    static Pictures pictures() {
        return Pictures.NONE;
    }

    static Map<String, VisitView> shots() {
        var shots = new LinkedHashMap<String, VisitView>();
        add(shots, "why", SampleSurveys.smileyWhy(), "fi");
        add(shots, "every", SampleSurveys.everyKind(), "sv");
        add(shots, "nps", SampleSurveys.nps(), "en");
        shots.put("waiting", new VisitView.Waiting());
        Survey survey = SampleSurveys.nps();
        shots.put("not-saved", new VisitView.NotSaved(survey, new LanguageTag("fi")));
        return shots;
    }

    private static void add(Map<String, VisitView> shots, String name, Survey survey, String language) {
        SurveyPictures.views(survey, new LanguageTag(language))
                .forEach((place, view) -> shots.put(name + "-" + language + "-" + place, view));
    }
}
