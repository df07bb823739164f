package fi.hymy.fleet.site;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresImportTest extends ImportContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
