package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.key;

import fi.hymy.protocol.id.SurveyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Ready surveys to begin from, in Finnish, Swedish and English.
@Component
final class Templates {
    private static final int LONGEST_ID = 40;

    /// @param file under `surveys/` in our jar, without its ending
    record Template(String file, String title, String description) {}

    List<Template> all() {
        return List.of(
                new Template(
                        "smiley",
                        key("How was your visit?"),
                        key("Five faces, then what went wrong or well, then a word of one's own. Ten seconds.")),
                new Template(
                        "nps",
                        key("Would you recommend us?"),
                        key(
                                "The 0–10 recommendation question (NPS) with the reason, asked differently of fans and critics.")),
                new Template(
                        "service",
                        key("Was it solved?"),
                        key(
                                "For service points: solved at the first contact (FCR), how easy it was (CES), and a word.")));
    }

    /// The template under a name of its own; empty when there is no such template.
    ///
    /// @param isFree whether an id may be taken
    Optional<String> fill(String file, String name, Predicate<SurveyId> isFree) {
        return all().stream()
                .filter(template -> template.file().equals(file))
                .findFirst()
                .map(template -> {
                    ObjectNode survey = (ObjectNode) JsonMapper.shared().readTree(text(template.file()));
                    survey.put("surveyId", id(name, isFree).value());
                    survey.put("name", name);
                    return Pretty.of(survey.toString().getBytes(StandardCharsets.UTF_8));
                });
    }

    /// An id made of a name: `main-library` of `Main library`, with a number when that one is taken.
    static SurveyId id(String name, Predicate<SurveyId> isFree) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "survey" : plain.substring(0, Math.min(LONGEST_ID, plain.length()));
        SurveyId id = new SurveyId(stem);
        for (int i = 2; !isFree.test(id); i++) {
            id = new SurveyId(stem + "-" + i);
        }
        return id;
    }

    private static String text(String file) {
        try (var in = new ClassPathResource("surveys/" + file + ".json").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
