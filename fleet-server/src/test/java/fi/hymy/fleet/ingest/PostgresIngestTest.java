package fi.hymy.fleet.ingest;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresIngestTest extends IngestContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }

    @Override
    void poison(String language) {
        db.writer()
                .jdbc()
                .sql("alter table response add constraint poison check (language <> '%s')".formatted(language))
                .update();
    }
}
