package fi.hymy.fleet.signin;

import fi.hymy.fleet.account.Operator;
import fi.hymy.fleet.storage.WriterDb;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Where an operator is signed in. A session's own id stays inside: it is the key to it.
@Component
final class Sessions {
    /// The oldest end when one signs in once more.
    static final int MOST = 20;
    static final String SINCE = "hymy.since";
    static final String DEVICE = "hymy.device";
    static final String ADDRESS = "hymy.address";
    static final String HOW = "hymy.how";

    private final FindByIndexNameSessionRepository<? extends Session> stored;
    private final WriterDb writer;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored, WriterDb writer) {
        this.stored = stored;
        this.writer = writer;
    }

    /// @param handle which it is, for forms
    /// @param device as `Firefox on Windows`
    /// @param address rounded
    /// @param how as `password and code`
    /// @param here whether it is the one that asks
    record Seat(String handle, String device, String address, String how, Instant since, Instant seen, boolean here) {}

    /// The latest first; without those who stand at the door with half of what it takes.
    ///
    /// @param ownId of the session that asks
    List<Seat> of(Operator operator, String ownId) {
        return stored.findByPrincipalName(operator.userName()).entrySet().stream()
                .filter(entry -> !entry.getValue().isExpired())
                .flatMap(entry -> seat(entry, ownId).stream())
                .sorted(Comparator.comparing(Seat::here)
                        .thenComparing(Seat::seen)
                        .reversed())
                .toList();
    }

    /// @return whether there was one
    boolean end(Operator operator, String handle) {
        List<String> ids = stored.findByPrincipalName(operator.userName()).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .toList();
        ids.forEach(stored::deleteById);
        return !ids.isEmpty();
    }

    void endOthers(Operator operator, String ownId) {
        stored.findByPrincipalName(operator.userName()).keySet().stream()
                .filter(id -> !id.equals(ownId))
                .forEach(stored::deleteById);
    }

    void endAll(Operator operator) {
        writer.jdbc()
                .sql("delete from spring_session where principal_name = :name")
                .param("name", operator.userName())
                .update();
    }

    /// Makes room for one more.
    void keepFew(Operator operator) {
        List<? extends Map.Entry<String, ? extends Session>> all =
                stored.findByPrincipalName(operator.userName()).entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getValue().getLastAccessedTime()))
                        .toList();
        all.stream().limit(Math.max(0, all.size() - MOST + 1)).forEach(entry -> stored.deleteById(entry.getKey()));
    }

    private static Optional<Seat> seat(Map.Entry<String, ? extends Session> entry, String ownId) {
        Session session = entry.getValue();
        Instant since = session.getAttribute(SINCE);
        return Optional.ofNullable(since)
                .map(at -> new Seat(
                        handle(entry.getKey()),
                        session.getAttributeOrDefault(DEVICE, "A browser"),
                        session.getAttributeOrDefault(ADDRESS, ""),
                        session.getAttributeOrDefault(HOW, ""),
                        at,
                        session.getLastAccessedTime(),
                        entry.getKey().equals(ownId)));
    }

    private static String handle(String id) {
        return Secret.hash(id).substring(0, 24);
    }
}
