package fi.hymy.fleet.plan;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresPlansTest extends PlansContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
