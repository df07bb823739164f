package fi.hymy.fleet.signin;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresWaysInTest extends WaysInContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
