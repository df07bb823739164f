package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition;
import fi.hymy.protocol.message.Condition.Finding;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A condition while it is being written down. What is not known is not written.
public final class Sheet {
    private final Map<Measure, Long> measures = new EnumMap<>(Measure.class);
    private final Map<Note, String> notes = new EnumMap<>(Note.class);

    public void put(Measure measure, long value) {
        measures.put(measure, value);
    }

    public void put(Measure measure, OptionalLong value) {
        value.ifPresent(known -> put(measure, known));
    }

    public void put(Measure measure, boolean flag) {
        put(measure, flag ? 1 : 0);
    }

    public void put(Note note, String text) {
        notes.put(note, text);
    }

    public void put(Note note, Optional<String> text) {
        text.ifPresent(known -> put(note, known));
    }

    Condition with(List<Finding> findings) {
        return new Condition(measures, notes, findings);
    }
}
