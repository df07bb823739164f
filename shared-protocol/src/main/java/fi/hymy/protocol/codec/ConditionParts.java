package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import fi.hymy.protocol.message.Condition.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A kiosk's condition as JSON. What a newer kiosk measures, notes or finds beyond what this program knows is left out:
/// health is worth more in part than not at all.
final class ConditionParts {
    private static final Words<Measure> MEASURE = Words.of(Measure.class);
    private static final Words<Note> NOTE = Words.of(Note.class);
    private static final Words<Trouble> TROUBLE = Words.of(Trouble.class);

    /// Of each kind, known or not.
    private static final int MOST = 200;

    private ConditionParts() {}

    static void write(ObjectNode json, Condition condition) {
        ObjectNode measures = json.putObject("measures");
        condition.measures().forEach((measure, value) -> measures.put(Words.of(measure), value));
        ObjectNode notes = json.putObject("notes");
        condition.notes().forEach((note, text) -> notes.put(Words.of(note), text));
        ArrayNode findings = json.putArray("findings");
        condition
                .findings()
                .forEach(finding -> findings.addObject()
                        .put("trouble", Words.of(finding.trouble()))
                        .put("grave", finding.grave())
                        .put("detail", finding.detail()));
    }

    static Condition read(Place place) {
        Map<Measure, Long> measures = new EnumMap<>(Measure.class);
        place.maybe("measures")
                .ifPresent(all -> all.numbered(MOST).forEach(entry -> {
                    Measure known = MEASURE.values().get(entry.getKey());
                    if (known != null) {
                        measures.put(known, entry.getValue().whole(Long.MIN_VALUE, Long.MAX_VALUE));
                    }
                }));
        Map<Note, String> notes = new EnumMap<>(Note.class);
        place.maybe("notes")
                .ifPresent(all -> all.numbered(MOST).forEach(entry -> {
                    Note known = NOTE.values().get(entry.getKey());
                    if (known != null) {
                        notes.put(known, entry.getValue().text());
                    }
                }));
        List<Finding> findings = new ArrayList<>();
        place.maybe("findings")
                .ifPresent(all -> all.entries(MOST).forEach(entry -> {
                    Trouble known = TROUBLE.values().get(entry.field("trouble").text());
                    if (known != null) {
                        findings.add(finding(known, entry));
                    }
                }));
        return place.build(() -> new Condition(measures, notes, findings));
    }

    private static Finding finding(Trouble trouble, Place place) {
        boolean grave = place.maybe("grave").map(Place::flag).orElse(false);
        return new Finding(
                trouble, grave, place.maybe("detail").map(Place::text).orElse(""));
    }
}
