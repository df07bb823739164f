package fi.hymy.fleet.rollout;

import fi.hymy.fleet.survey.Versions;
import fi.hymy.fleet.web.Panel;
import fi.hymy.protocol.id.SurveyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// On a survey's page: its rollouts, and the way to a new one.
@Component
final class SurveyRolloutPanel implements Panel {
    private static final int LISTED = 5;

    private final RolloutList list;
    private final Versions versions;

    SurveyRolloutPanel(RolloutList list, Versions versions) {
        this.list = list;
        this.versions = versions;
    }

    @Override
    public Place place() {
        return Place.SURVEY;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public Optional<Part> part(String subject) {
        return versions.of(new SurveyId(subject)).stream().findFirst().map(latest -> {
            List<RolloutList.Row> rows = list.ofSurvey(subject, LISTED);
            return new Part(
                    "rollout/survey",
                    Map.of(
                            "rows",
                            rows,
                            "survey",
                            subject,
                            "version",
                            latest.ref().version()));
        });
    }
}
