package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.DesiredState;
import fi.hymy.protocol.message.DeviceSettings;
import fi.hymy.protocol.schedule.Assignment;
import fi.hymy.protocol.schedule.Daypart;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.schedule.TimeRange;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Desired states, schedules and device settings to JSON; what is as usual is left out.
final class DesiredWriter {
    private DesiredWriter() {}

    static ObjectNode state(ObjectNode json, DesiredState state) {
        json.put("version", state.version());
        state.survey().ifPresent(ref -> json.set("survey", Parts.ref(ref)));
        state.schedule().ifPresent(schedule -> schedule(json.putObject("schedule"), schedule));
        state.settings().ifPresent(settings -> settings(json.putObject("settings"), settings));
        if (!state.releases().isEmpty()) {
            ArrayNode releases = json.putArray("releases");
            state.releases().forEach(release -> SoftwareParts.release(releases.addObject(), release));
        }
        return json;
    }

    static ObjectNode settings(ObjectNode json, DeviceSettings settings) {
        settings.staffPin().ifPresent(hash -> json.put("staffPin", hash));
        json.put("brightness", settings.brightness()).put("volume", settings.volume());
        settings.staffTestUntil().ifPresent(until -> json.put("staffTestUntil", until.toEpochMilli()));
        return json;
    }

    static ObjectNode schedule(ObjectNode json, Schedule schedule) {
        json.put("zone", schedule.zone().getId());
        hours(json, "opening", schedule.opening());
        ArrayNode list = json.putArray("assignments");
        schedule.assignments().forEach(assignment -> assignment(list.addObject(), assignment));
        return json;
    }

    private static void assignment(ObjectNode json, Assignment assignment) {
        json.put("assignmentId", assignment.id().value());
        json.set("survey", Parts.ref(assignment.survey()));
        assignment.period().from().ifPresent(from -> json.put("from", from.toString()));
        assignment.period().to().ifPresent(to -> json.put("to", to.toString()));
        hours(json, "hours", assignment.hours());
        json.put("priority", assignment.priority());
    }

    private static void hours(ObjectNode json, String name, Hours hours) {
        if (hours.isAlways()) {
            return;
        }
        ObjectNode written = json.putObject(name);
        ArrayNode week = written.putArray("week");
        hours.week().forEach(part -> daypart(week.addObject(), part));
        if (!hours.exceptions().isEmpty()) {
            ArrayNode dates = written.putArray("exceptions");
            hours.exceptions()
                    .forEach(day ->
                            ranges(dates.addObject().put("date", day.date().toString()), day.ranges()));
        }
    }

    private static void daypart(ObjectNode json, Daypart part) {
        ArrayNode days = json.putArray("days");
        part.days().stream().sorted().forEach(day -> days.add(Words.of(day)));
        range(json, part.range());
    }

    private static void ranges(ObjectNode json, List<TimeRange> ranges) {
        ArrayNode list = json.putArray("ranges");
        ranges.forEach(range -> range(list.addObject(), range));
    }

    private static void range(ObjectNode json, TimeRange range) {
        json.put("from", range.from().toString()).put("to", range.to().toString());
    }
}
