package fi.hymy.fleet.report;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresReportsTest extends ReportsContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
