package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.Attract;
import fi.hymy.protocol.survey.Condition;
import fi.hymy.protocol.survey.Condition.Clause;
import fi.hymy.protocol.survey.Ending;
import fi.hymy.protocol.survey.Jump;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Page;
import fi.hymy.protocol.survey.Survey;
import fi.hymy.protocol.survey.SurveySettings;
import fi.hymy.protocol.survey.Theme;
import java.util.Comparator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Surveys to JSON, in the canonical form: everything in a fixed order, what is empty left out.
final class SurveyWriter {
    private SurveyWriter() {}

    static ObjectNode survey(Survey survey) {
        ObjectNode json = Json.object()
                .put("surveyId", survey.id().value())
                .put("version", survey.version())
                .put("name", survey.name());
        ArrayNode languages = json.putArray("languages");
        survey.languages().forEach(language -> languages.add(language.tag()));
        ArrayNode pages = json.putArray("pages");
        survey.pages().forEach(page -> page(pages.addObject(), page));
        ArrayNode endings = json.putArray("endings");
        survey.endings().forEach(ending -> ending(endings.addObject(), ending));
        theme(json.putObject("theme"), survey.theme());
        settings(json.putObject("settings"), survey.settings());
        ArrayNode assets = json.putArray("assets");
        survey.assets()
                .forEach(asset -> assets.addObject()
                        .put("hash", asset.hash().hex())
                        .put("mediaType", asset.mediaType())
                        .put("size", asset.size()));
        return json;
    }

    private static void page(ObjectNode json, Page page) {
        json.put("pageId", page.id().value());
        condition(json, "showIf", page.showIf());
        ArrayNode questions = json.putArray("questions");
        page.questions().forEach(question -> QuestionWriter.question(questions.addObject(), question));
        if (!page.jumps().isEmpty()) {
            ArrayNode jumps = json.putArray("goTo");
            page.jumps().forEach(jump -> jump(jumps.addObject(), jump));
        }
    }

    private static void jump(ObjectNode json, Jump jump) {
        condition(json, "when", jump.when());
        switch (jump.target()) {
            case Jump.ToPage(var page) -> json.put("page", page.value());
            case Jump.ToEnding(var ending) -> json.put("ending", ending.value());
        }
    }

    private static void ending(ObjectNode json, Ending ending) {
        json.put("endingId", ending.id().value());
        condition(json, "showIf", ending.showIf());
        text(json, "title", ending.title());
        text(json, "body", ending.body());
    }

    static void condition(ObjectNode json, String name, Condition condition) {
        if (!condition.isAlways()) {
            ArrayNode clauses = json.putObject(name).putArray(Words.of(condition.combine()));
            condition.clauses().forEach(clause -> clause(clauses.addObject(), clause));
        }
    }

    private static void clause(ObjectNode json, Clause clause) {
        json.put("question", clause.question().value())
                .put("operator", clause.operator().word());
        if (clause.operator().maxValues() > 1) {
            ArrayNode values = json.putArray("value");
            clause.values().forEach(values::add);
        } else {
            clause.values().forEach(value -> json.put("value", value));
        }
    }

    /// Languages in alphabetical order; nothing for an empty text.
    static void text(ObjectNode json, String name, LocalizedText text) {
        if (!text.isEmpty()) {
            ObjectNode texts = json.putObject(name);
            text.texts().entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().tag()))
                    .forEach(entry -> texts.put(entry.getKey().tag(), entry.getValue()));
        }
    }

    private static void theme(ObjectNode json, Theme theme) {
        Theme.Colours colours = theme.colours();
        json.putObject("colours")
                .put("background", colours.background().toString())
                .put("surface", colours.surface().toString())
                .put("text", colours.text().toString())
                .put("primary", colours.primary().toString())
                .put("onPrimary", colours.onPrimary().toString());
        json.put("font", theme.font()).put("cornerRadius", theme.cornerRadius());
        theme.logo().ifPresent(hash -> json.put("logo", hash.hex()));
        theme.background().ifPresent(hash -> json.put("background", hash.hex()));
        theme.motion().ifPresent(hash -> json.put("motion", hash.hex()));
        if (theme.buttons() != Theme.PLAIN.buttons()) {
            json.put("buttons", Words.of(theme.buttons()));
        }
    }

    private static void settings(ObjectNode json, SurveySettings settings) {
        json.put("idleSeconds", settings.idle().toSeconds())
                .put("warningSeconds", settings.warning().toSeconds())
                .put("thankYouSeconds", settings.thankYou().toSeconds())
                .put("partial", Words.of(settings.partial()))
                .put("repeatIntervalSeconds", settings.repeatInterval().toSeconds())
                .put("backAllowed", settings.backAllowed());
        // What came later is left out where it is as before, so that the hash of an older survey stays.
        if (!settings.attract().equals(Attract.NONE)) {
            attract(json.putObject("attract"), settings.attract());
        }
        if (settings.children()) {
            json.put("children", true);
        }
    }

    private static void attract(ObjectNode json, Attract attract) {
        json.put("questionSeconds", attract.question().toSeconds());
        ArrayNode slides = json.putArray("slides");
        attract.slides()
                .forEach(slide -> text(
                        slides.addObject()
                                .put("asset", slide.asset().hex())
                                .put("seconds", slide.shown().toSeconds()),
                        "text",
                        slide.text()));
    }
}
