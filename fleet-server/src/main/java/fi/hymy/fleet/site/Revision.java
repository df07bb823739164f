package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.WriterDb;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one row that every change of the tree or of a placement raises first: so changes that depend on each
/// other come one after the other, on databases with many writers too.
public final class Revision {
    private Revision() {}

    /// Within a transaction.
    static void raise(WriterDb writer) {
        writer.jdbc()
                .sql("update estate set revision = revision + 1 where one = 1")
                .update();
    }

    /// As [#raise], for what must come before or after such changes and is none itself.
    public static void hold(WriterDb writer) {
        writer.jdbc().sql("update estate set revision = revision where one = 1").update();
    }

    /// Rises with every change; the same number means that nothing changed.
    static long now(JdbcClient jdbc) {
        return jdbc.sql("select revision from estate where one = 1")
                .query(Long.class)
                .single();
    }
}
