package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.Finder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Surveys in the palette.
@Component
final class SurveyFinder implements Finder {
    private static final int MOST = 8;

    private final SurveyList surveys;

    SurveyFinder(SurveyList surveys) {
        this.surveys = surveys;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Found> find(String text) {
        List<String> words =
                Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).toList();
        return surveys.all().stream()
                .filter(row -> words.stream().allMatch(row.name().toLowerCase(Locale.ROOT)::contains))
                .limit(MOST)
                .map(row -> new Found(
                        row.name(), "", t("Survey"), "/surveys/" + row.id().value()))
                .toList();
    }
}
