package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresKiosksTest extends KiosksContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
