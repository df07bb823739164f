package fi.hymy.fleet.response;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresResponseStoreTest extends ResponseStoreContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
