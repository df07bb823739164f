package fi.hymy.kiosk.staff;

import java.util.List;

/// What the kiosk knows of itself, at one moment.
///
/// @param connection network and link
/// @param answers what waits in the outbox, and the last receipts
/// @param about ids, versions, time
/// @param log its last lines, the newest last
public record StaffFacts(List<Fact> connection, List<Fact> answers, List<Fact> about, List<String> log) {
    public StaffFacts {
        connection = List.copyOf(connection);
        answers = List.copyOf(answers);
        about = List.copyOf(about);
        log = List.copyOf(log);
    }

    /// Before the first look.
    public static final StaffFacts NONE = new StaffFacts(List.of(), List.of(), List.of(), List.of());

    /// Where facts come from. Asked on a worker, since it may read files.
    @FunctionalInterface
    public interface Source {
        StaffFacts look();
    }
}
