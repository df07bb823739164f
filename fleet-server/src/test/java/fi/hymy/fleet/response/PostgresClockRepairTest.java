package fi.hymy.fleet.response;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresClockRepairTest extends ClockRepairContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
