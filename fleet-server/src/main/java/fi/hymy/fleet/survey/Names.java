package fi.hymy.fleet.survey;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.web.SurveyNames;
import fi.hymy.protocol.id.SurveyId;
import org.springframework.stereotype.Component;

@Component
final class Names implements SurveyNames {
    private final ReaderDb reader;

    Names(ReaderDb reader) {
        this.reader = reader;
    }

    @Override
    public String of(SurveyId survey) {
        return reader.jdbc()
                .sql("select name from survey_version where survey_id = :survey order by version desc limit 1")
                .param("survey", survey.value())
                .query(String.class)
                .optional()
                .orElseGet(survey::value);
    }
}
