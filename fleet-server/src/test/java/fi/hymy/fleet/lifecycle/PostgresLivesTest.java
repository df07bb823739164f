package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresLivesTest extends LivesContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
