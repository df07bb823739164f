package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.codec.SurveyReading;
import fi.hymy.protocol.id.SurveyId;
import fi.hymy.protocol.survey.Asset;
import fi.hymy.protocol.survey.Fault;
import fi.hymy.protocol.survey.Survey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The text of a survey, read: either good, or with everything that is wrong.
///
/// @param surveyOrNull null when there are faults
record DraftText(String body, @Nullable Survey surveyOrNull, List<Fault> faults) {
    DraftText {
        faults = List.copyOf(faults);
    }

    /// @param expected the survey that it must be, or null for any
    /// @param exists whether a picture was uploaded
    static DraftText read(String body, @Nullable SurveyId expected, Predicate<Asset> exists) {
        return switch (SurveyCodec.read(body.getBytes(StandardCharsets.UTF_8))) {
            case SurveyReading.Bad(var faults) -> new DraftText(body, null, withId(faults, body, expected));
            case SurveyReading.Good(var survey) -> {
                List<Fault> faults = around(survey, expected, exists);
                yield new DraftText(body, faults.isEmpty() ? survey : null, faults);
            }
        };
    }

    Optional<Survey> survey() {
        return Optional.ofNullable(surveyOrNull);
    }

    boolean isGood() {
        return faults.isEmpty();
    }

    /// A wrong id is told together with everything else that is wrong.
    private static List<Fault> withId(List<Fault> faults, String body, @Nullable SurveyId expected) {
        List<Fault> all = new ArrayList<>(faults);
        UploadedId.of(body)
                .filter(id -> expected != null && !id.equals(expected))
                .ifPresent(id -> {
                    all.add(0, wrongId(Objects.requireNonNull(expected)));
                });
        return all;
    }

    private static Fault wrongId(SurveyId expected) {
        return new Fault("surveyId", t("must stay '%s': a survey keeps its id", expected));
    }

    /// What a survey cannot know by itself.
    private static List<Fault> around(Survey survey, @Nullable SurveyId expected, Predicate<Asset> exists) {
        List<Fault> faults = new ArrayList<>();
        if (expected != null && !survey.id().equals(expected)) {
            faults.add(wrongId(expected));
        }
        for (int i = 0; i < survey.assets().size(); i++) {
            if (!exists.test(survey.assets().get(i))) {
                faults.add(new Fault(
                        "assets[%d]".formatted(i), t("no such picture (hash, mediaType and size) has been uploaded")));
            }
        }
        return faults;
    }
}
