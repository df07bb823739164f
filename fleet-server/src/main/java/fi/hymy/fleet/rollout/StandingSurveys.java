package fi.hymy.fleet.rollout;

import fi.hymy.fleet.assignment.StandingSurvey;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides as whoever publishes by hand does.
@Component
final class StandingSurveys implements SurveyChange.Deciding {
    private final StandingSurvey standing;

    StandingSurveys(StandingSurvey standing) {
        this.standing = standing;
    }

    @Override
    public boolean mayShow(SurveyId survey) {
        return standing.mayShow(survey);
    }

    @Override
    public void set(Collection<KioskId> kiosks, @Nullable SurveyRef survey, String by) {
        var _ = standing.set(kiosks, survey, by);
    }
}
