package fi.hymy.fleet.kiosk;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresKioskListingTest extends KioskListingContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
