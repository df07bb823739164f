package fi.hymy.protocol.survey;

import fi.hymy.protocol.id.QuestionId;
import fi.hymy.protocol.id.SurveyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A survey version as it is published: immutable, and good in itself. What exists has been checked.
///
/// @param id the same through all versions
/// @param version 1 and up
/// @param name for the people who run it, 1 to 120 characters
/// @param languages the first is the base language, in which every text exists; 1 to 20
/// @param pages at least one
/// @param endings at least one; the last has no condition
/// @param assets every file that the survey refers to, each once
public record Survey(
        SurveyId id,
        int version,
        String name,
        List<LanguageTag> languages,
        List<Page> pages,
        List<Ending> endings,
        Theme theme,
        SurveySettings settings,
        List<Asset> assets) {

    /// @throws InvalidSurveyException with every fault at once
    public Survey {
        languages = List.copyOf(languages);
        pages = List.copyOf(pages);
        endings = List.copyOf(endings);
        assets = List.copyOf(assets);
        List<Fault> faults = SurveyCheck.faults(
                new SurveyCheck.Parts(version, name, languages, pages, endings, theme, settings, assets), Gaps.NONE);
        if (!faults.isEmpty()) {
            throw new InvalidSurveyException(faults);
        }
    }

    public LanguageTag baseLanguage() {
        return languages.getFirst();
    }

    /// All questions in the order written.
    public Stream<Question> questions() {
        return pages.stream().flatMap(page -> page.questions().stream());
    }

    public Optional<Question> question(QuestionId id) {
        return questions().filter(question -> question.id().equals(id)).findFirst();
    }
}
