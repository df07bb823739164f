package fi.hymy.fleet.ingest;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresContactDetailsTest extends ContactDetailsContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
