package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresHealthHistoryTest extends HealthHistoryContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
