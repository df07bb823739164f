package fi.hymy.fleet.notify;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresDeliveriesTest extends DeliveriesContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
