package fi.hymy.fleet.site;

import java.util.List;

/// What a sheet would change, or everything that is wrong with it.
///
/// @param changes in order: what is above comes before what lies in it
/// @param faults none, or nothing is written
record ImportPlan(List<Change> changes, List<RowFault> faults) {
    ImportPlan {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    /// One thing that a sheet brings.
    ///
    /// @param what organisation, area, site or point
    /// @param path with what it lies in
    /// @param row which said it first
    record Change(String what, String path, Effect effect, int row) {}

    enum Effect {
        NEW,
        CHANGED,
        SAME
    }

    /// @param row as a spreadsheet counts: the heading is row 1
    record RowFault(int row, String column, String message) {}

    boolean isClean() {
        return faults.isEmpty();
    }

    long count(String what, Effect effect) {
        return changes.stream()
                .filter(change -> change.what().equals(what) && change.effect() == effect)
                .count();
    }

    boolean changesSomething() {
        return changes.stream().anyMatch(change -> change.effect() != Effect.SAME);
    }
}
