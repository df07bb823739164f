package fi.hymy.protocol.codec;

import fi.hymy.protocol.survey.Choice;
import fi.hymy.protocol.survey.LocalizedText;
import fi.hymy.protocol.survey.Prompt;
import fi.hymy.protocol.survey.Question;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Questions to JSON.
final class QuestionWriter {
    private QuestionWriter() {}

    static void question(ObjectNode json, Question question) {
        json.put("questionId", question.id().value()).put("type", type(question));
        prompt(json, question.prompt());
        switch (question) {
            case Question.Smiley smiley -> json.put("faces", smiley.faces());
            case Question.Nps nps -> labels(json, nps.low(), nps.high());
            case Question.Rating rating -> {
                json.put("points", rating.points()).put("style", Words.of(rating.style()));
                labels(json, rating.low(), rating.high());
            }
            case Question.YesNo yesNo -> json.put("notApplicable", yesNo.notApplicable());
            case Question.Effort effort -> {
                json.put("points", effort.points());
                labels(json, effort.low(), effort.high());
            }
            case Question.SingleChoice single -> choices(json.put("shuffled", single.shuffled()), single.choices());
            case Question.MultiChoice multi ->
                choices(json.put("shuffled", multi.shuffled()).put("maxChosen", multi.maxChosen()), multi.choices());
            case Question.Battery battery -> battery(json, battery);
            case Question.Ranking ranking -> choices(json.put("places", ranking.places()), ranking.choices());
            case Question.OpenText text -> {
                json.put("maxLength", text.maxLength());
                if (!text.masked()) {
                    json.put("masked", false);
                }
            }
            case Question.Contact contact -> contact(json, contact);
        }
    }

    private static String type(Question question) {
        return switch (question) {
            case Question.Smiley _ -> "smiley";
            case Question.Nps _ -> "nps";
            case Question.Rating _ -> "rating";
            case Question.YesNo _ -> "yesNo";
            case Question.Effort _ -> "effort";
            case Question.SingleChoice _ -> "singleChoice";
            case Question.MultiChoice _ -> "multiChoice";
            case Question.Battery _ -> "battery";
            case Question.Ranking _ -> "ranking";
            case Question.OpenText _ -> "text";
            case Question.Contact _ -> "contact";
        };
    }

    private static void prompt(ObjectNode json, Prompt prompt) {
        SurveyWriter.text(json, "text", prompt.text());
        SurveyWriter.text(json, "help", prompt.help());
        json.put("required", prompt.required());
        SurveyWriter.condition(json, "showIf", prompt.showIf());
    }

    private static void labels(ObjectNode json, LocalizedText low, LocalizedText high) {
        SurveyWriter.text(json, "low", low);
        SurveyWriter.text(json, "high", high);
    }

    private static void choices(ObjectNode json, List<Choice> choices) {
        ArrayNode list = json.putArray("choices");
        for (Choice choice : choices) {
            ObjectNode entry = list.addObject().put("value", choice.id().value());
            SurveyWriter.text(entry, "text", choice.text());
            choice.picture().ifPresent(hash -> entry.put("picture", hash.hex()));
            if (choice.exclusive()) {
                entry.put("exclusive", true);
            }
            if (choice.freeText()) {
                entry.put("freeText", true);
            }
        }
    }

    private static void battery(ObjectNode json, Question.Battery battery) {
        json.put("points", battery.points());
        labels(json, battery.low(), battery.high());
        ArrayNode statements = json.putArray("statements");
        battery.statements()
                .forEach(statement -> SurveyWriter.text(
                        statements.addObject().put("statementId", statement.id().value()), "text", statement.text()));
    }

    private static void contact(ObjectNode json, Question.Contact contact) {
        ArrayNode fields = json.putArray("fields");
        contact.fields().forEach(field -> fields.add(Words.of(field)));
        SurveyWriter.text(json, "consent", contact.consent());
        if (contact.concealed()) {
            json.put("concealed", true);
        }
    }
}
