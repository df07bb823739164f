package fi.hymy.fleet.release;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresReleaseBookTest extends ReleaseBookContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
