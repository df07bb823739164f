package fi.hymy.fleet.survey;

import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.SurveyId;
import java.util.Map;
import java.util.Optional;

/// On a survey's results and on its page: that it is closing or closed, since when, and what came after.
record LifePanel(Place place, SurveyLives lives) implements Panel {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Part> part(String subject) {
        SurveyId survey = new SurveyId(subject);
        return lives.find(survey)
                .filter(life -> life.state() != SurveyState.OPEN)
                .map(life -> new Part("survey/life", Map.of("life", life, "late", lives.countLate(survey))));
    }
}
