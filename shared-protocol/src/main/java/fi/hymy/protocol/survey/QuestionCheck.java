package fi.hymy.protocol.survey;

import java.util.HashSet;
import java.util.List;

/// Checks one question by itself.
record QuestionCheck(String path, TextCheck texts, List<Fault> faults, AssetCheck assets, Gaps gaps) {
    private static final int MAX_CHOICES = 50;
    private static final int MAX_STATEMENTS = 20;
    private static final int MAX_TEXT = 2000;

    void check(Question question) {
        texts.required(path + ".text", question.prompt().text(), TextCheck.TITLE);
        texts.optional(path + ".help", question.prompt().help(), TextCheck.TITLE);
        switch (question) {
            case Question.Smiley smiley -> range("faces", smiley.faces(), 3, 5);
            case Question.Nps nps -> labels(nps.low(), nps.high());
            case Question.Rating rating -> {
                range("points", rating.points(), 2, 10);
                labels(rating.low(), rating.high());
            }
            case Question.YesNo _ -> {}
            case Question.Effort effort -> {
                if (effort.points() != 5 && effort.points() != 7) {
                    fault("points", "must be 5 or 7, it is " + effort.points());
                }
                labels(effort.low(), effort.high());
            }
            case Question.SingleChoice single -> choices(single.choices());
            case Question.MultiChoice multi -> {
                choices(multi.choices());
                atMost("maxChosen", multi.maxChosen(), multi.choices());
            }
            case Question.Battery battery -> battery(battery);
            case Question.Ranking ranking -> {
                choices(ranking.choices());
                atMost("places", ranking.places(), ranking.choices());
            }
            case Question.OpenText text -> range("maxLength", text.maxLength(), 1, MAX_TEXT);
            case Question.Contact contact -> contact(contact);
        }
    }

    private void labels(LocalizedText low, LocalizedText high) {
        texts.optional(path + ".low", low, TextCheck.LABEL);
        texts.optional(path + ".high", high, TextCheck.LABEL);
    }

    private void choices(List<Choice> choices) {
        size("choices", choices.size(), 2, MAX_CHOICES);
        var ids = new HashSet<Object>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            String at = "choices[" + i + "]";
            if (!ids.add(choice.id())) {
                fault(at + ".value", "the choice '" + choice.id() + "' is used twice");
            }
            texts.required(path + "." + at + ".text", choice.text(), TextCheck.CHOICE);
            assets.picture(path + "." + at + ".picture", choice.pictureHash());
        }
    }

    private void battery(Question.Battery battery) {
        range("points", battery.points(), 2, 7);
        labels(battery.low(), battery.high());
        size("statements", battery.statements().size(), 1, MAX_STATEMENTS);
        var ids = new HashSet<Object>();
        for (int i = 0; i < battery.statements().size(); i++) {
            Statement statement = battery.statements().get(i);
            String at = "statements[" + i + "]";
            if (!ids.add(statement.id())) {
                fault(at + ".statementId", "the statement id '" + statement.id() + "' is used twice");
            }
            texts.required(path + "." + at + ".text", statement.text(), TextCheck.CHOICE);
        }
    }

    private void contact(Question.Contact contact) {
        size("fields", contact.fields().size(), 1, Question.ContactField.values().length);
        if (new HashSet<>(contact.fields()).size() != contact.fields().size() && !gaps.within(path + ".fields")) {
            fault("fields", "each field may be asked once");
        }
        texts.required(path + ".consent", contact.consent(), TextCheck.BODY);
    }

    private void atMost(String name, int value, List<Choice> choices) {
        if (!gaps.at(path + ".choices")) {
            range(name, value, 1, Math.max(1, choices.size()));
        }
    }

    private void range(String name, int value, int min, int max) {
        if (value < min || value > max) {
            fault(name, "must lie between %d and %d, it is %d".formatted(min, max, value));
        }
    }

    private void size(String name, int size, int min, int max) {
        if (size < min || size > max) {
            fault(name, "must have %d to %d entries, it has %d".formatted(min, max, size));
        }
    }

    private void fault(String name, String message) {
        faults.add(new Fault(path + "." + name, message));
    }
}
