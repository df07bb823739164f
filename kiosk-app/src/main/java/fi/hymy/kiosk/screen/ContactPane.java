package fi.hymy.kiosk.screen;

import fi.hymy.kiosk.visit.VisitView.Asking;
import fi.hymy.protocol.response.Answer;
import fi.hymy.protocol.survey.LanguageTag;
import fi.hymy.protocol.survey.Question;
import fi.hymy.protocol.survey.Question.ContactField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;

/// Contact details, each written on a sheet of its own, and the consent without which none is given.
final class ContactPane extends AnswerPane {
    private static final int MAX_FIELD = 254;
    private static final double WIDEST_MM = 260;

    private final Brush brush;
    private final Question.Contact question;
    private final Map<ContactField, String> written = new EnumMap<>(ContactField.class);
    private final Map<ContactField, Tap> rows = new LinkedHashMap<>();
    private final Map<ContactField, FitText> values = new EnumMap<>(ContactField.class);
    private final FitText consentWords;
    private final Tap consent;
    private boolean agreed;
    private @Nullable LanguageTag agreedIn;

    ContactPane(Brush brush, Question.Contact question, Asking asking) {
        this.brush = brush;
        this.question = question;
        if (asking.selectionOrNull() instanceof Answer.Details details) {
            written.putAll(details.fields());
            agreed = true;
            agreedIn = details.consentIn();
        }
        inOrder().forEach(this::add);
        Tile tile = Tile.marked(brush, brush.say(question.consent()), Mark.several(brush), null);
        consentWords = tile.words();
        consentWords.limit(
                brush.panel().roomy()
                        ? brush.panel().label() * 0.8
                        : brush.panel().small());
        consent = new Tap("consent", brush.words().of("consent"), "ghost", this::agree, tile);
        getChildren().addAll(rows.values());
        getChildren().add(consent);
        draw();
    }

    /// As the survey has them; but an odd one that stands alone is the one that is long.
    private List<ContactField> inOrder() {
        var order = new ArrayList<>(question.fields());
        if (!brush.panel().tall() && order.size() % 2 == 1 && order.remove(ContactField.EMAIL)) {
            order.add(ContactField.EMAIL);
        }
        return order;
    }

    private void add(ContactField field) {
        String name = name(field);
        FitText value =
                brush.at(Pos.CENTER_LEFT, name, brush.panel().label() * 0.82).styled("muted");
        values.put(field, value);
        rows.put(
                field,
                new Tap("contact-" + word(field), name, "tile", () -> write(field), new FieldRow(brush, name, value)));
    }

    private static String word(ContactField field) {
        return switch (field) {
            case NAME -> "name";
            case EMAIL -> "email";
            case PHONE -> "phone";
        };
    }

    private String name(ContactField field) {
        return brush.words().of(word(field));
    }

    private void write(ContactField field) {
        Keyboard.Kind kind =
                switch (field) {
                    case NAME -> Keyboard.Kind.NAME;
                    case EMAIL -> Keyboard.Kind.EMAIL;
                    case PHONE -> Keyboard.Kind.PHONE;
                };
        String before = written.getOrDefault(field, "");
        var sheet = new WriteSheet(brush, name(field), before, MAX_FIELD, kind, words -> {
            written.put(field, words);
            say();
        });
        if (question.concealed()) {
            sheet.conceal();
        }
        brush.overlay().open(sheet);
    }

    private void agree() {
        agreed = !agreed;
        agreedIn = question.consent()
                .languageFor(brush.words().language(), brush.base())
                .orElse(null);
        say();
    }

    private void say() {
        var given = new EnumMap<ContactField, String>(ContactField.class);
        written.forEach((field, words) -> {
            if (!words.isBlank()) {
                given.put(field, words);
            }
        });
        if (agreed && !given.isEmpty()) {
            brush.taps().select(new Answer.Details(question.id(), given, agreedIn));
        } else {
            brush.taps().clear();
        }
        draw();
    }

    private void draw() {
        values.forEach((field, text) -> {
            String words = written.getOrDefault(field, "");
            text.setWords(words.isBlank() ? brush.words().of("write") : words);
            text.prompt(words.isBlank());
        });
        consent.select(agreed);
    }

    @Override
    void show(Asking asking) {}

    private double width(double room) {
        return Math.min(room, brush.panel().mm(WIDEST_MM));
    }

    private double consentHeight(double width) {
        double words = width - brush.panel().label() * 1.5 - 3 * brush.panel().gap();
        return Math.max(
                consentWords.prefHeight(words) + brush.panel().mm(3),
                brush.panel().target());
    }

    /// What asks to write is of one size in every field.
    private void prompts(double width, double height) {
        FitText prompt = brush.at(
                Pos.CENTER_LEFT, brush.words().of("write"), brush.panel().label() * 0.82);
        double letters = FieldRow.fitting(prompt, brush.panel(), width, height);
        values.values().forEach(value -> value.limit(letters));
    }

    /// Side by side where the panel is wider than high; the last alone when they are odd.
    private int columns() {
        return rows.size() > 1 && !brush.panel().tall() ? 2 : 1;
    }

    private int lines() {
        return Math.ceilDiv(rows.size(), columns());
    }

    @Override
    protected double computePrefHeight(double width) {
        double gap = brush.panel().gap() * 0.6;
        return lines() * (brush.panel().target() * (brush.panel().tall() ? 1.4 : 1.1) + gap)
                + consentHeight(width(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return lines() * (brush.panel().target() + brush.panel().gap() * 0.6)
                + brush.panel().target();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double gap = brush.panel().gap() * 0.6;
        double width = width(getWidth());
        double left = (getWidth() - width) / 2;
        double fields = lines() * (brush.panel().target() + gap);
        double agreement = Math.min(consentHeight(width), getHeight() - fields);
        double height = (getHeight() - agreement) / lines() - gap;
        double half = (width - gap * (columns() - 1)) / columns();
        prompts(half, height);
        int i = 0;
        for (Tap tap : rows.values()) {
            int column = i % columns();
            boolean alone = column == 0 && i == rows.size() - 1;
            int line = i / columns();
            double y = line * (height + gap);
            tap.resizeRelocate(left + column * (half + gap), y, alone ? width : half, height);
            i++;
        }
        consent.resizeRelocate(left, getHeight() - agreement, width, agreement);
    }
}
