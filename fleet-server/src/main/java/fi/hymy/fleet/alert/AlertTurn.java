package fi.hymy.fleet.alert;

import fi.hymy.fleet.storage.WriterDb;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which of several servers that share a database looks after the alarms: the one that did so last, as long as it
/// lives.
@Component
final class AlertTurn {
    private final WriterDb writer;
    private final String me = UUID.randomUUID().toString();

    AlertTurn(WriterDb writer) {
        this.writer = writer;
    }

    /// Whose turn it was.
    enum Turn {
        MINE,
        /// Mine now: another had it before, or nobody.
        MINE_ANEW,
        ANOTHERS
    }

    /// @param length how long the turn lasts without being taken again
    Turn take(Instant now, Duration length) {
        Instant until = now.plus(length);
        if (update("server = :me", now, until) == 1) {
            return Turn.MINE;
        }
        return update("server <> :me and until_at < :now", now, until) == 1 ? Turn.MINE_ANEW : Turn.ANOTHERS;
    }

    /// Lets another have it at once.
    void give() {
        writer.jdbc()
                .sql("update alert_turn set until_at = 0 where one = 1 and server = :me")
                .param("me", me)
                .update();
    }

    private int update(String whose, Instant now, Instant until) {
        var statement = writer.jdbc()
                .sql("update alert_turn set server = :me, until_at = :until where one = 1 and " + whose)
                .param("me", me)
                .param("until", until.toEpochMilli());
        return (whose.contains(":now") ? statement.param("now", now.toEpochMilli()) : statement).update();
    }
}
