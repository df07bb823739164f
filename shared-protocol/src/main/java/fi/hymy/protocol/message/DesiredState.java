package fi.hymy.protocol.message;

import fi.hymy.protocol.schedule.Schedule;
import fi.hymy.protocol.survey.SurveyRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a kiosk should be.
///
/// @param version rises with every change; a kiosk ignores one that is not newer than what it has applied
/// @param surveyRef the standing survey, shown whenever no assignment of the schedule is in force, or null
///     for none
/// @param scheduleOrNull what is shown when, and when the site is open; null: the standing survey, always
///     open
/// @param settingsOrNull how the device is set up; null: it stays as it is
/// @param releases which software it should run, at most one of each kind; none: what it runs
public record DesiredState(
        long version,
        @Nullable SurveyRef surveyRef,
        @Nullable Schedule scheduleOrNull,
        @Nullable DeviceSettings settingsOrNull,
        List<DesiredRelease> releases) {
    public static final int MAX_RELEASES = 2;

    public DesiredState {
        if (version < 0) {
            throw new IllegalArgumentException("version must be 0 or more, it is " + version);
        }
        releases = List.copyOf(releases);
        if (releases.size() > MAX_RELEASES) {
            throw new IllegalArgumentException("there may be one release of each kind");
        }
    }

    /// Nothing is said about its software.
    public DesiredState(
            long version,
            @Nullable SurveyRef surveyRef,
            @Nullable Schedule scheduleOrNull,
            @Nullable DeviceSettings settingsOrNull) {
        this(version, surveyRef, scheduleOrNull, settingsOrNull, List.of());
    }

    /// One survey, always, and nothing said about the device.
    public DesiredState(long version, @Nullable SurveyRef surveyRef) {
        this(version, surveyRef, null, null, List.of());
    }

    public Optional<SurveyRef> survey() {
        return Optional.ofNullable(surveyRef);
    }

    public Optional<Schedule> schedule() {
        return Optional.ofNullable(scheduleOrNull);
    }

    public Optional<DeviceSettings> settings() {
        return Optional.ofNullable(settingsOrNull);
    }

    /// Every survey that may come to be shown, the standing one first.
    public Set<SurveyRef> surveys() {
        var all = new LinkedHashSet<SurveyRef>();
        survey().ifPresent(all::add);
        schedule().ifPresent(schedule -> schedule.assignments().forEach(each -> all.add(each.survey())));
        return all;
    }
}
