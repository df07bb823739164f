package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresBatchTest extends BatchContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
