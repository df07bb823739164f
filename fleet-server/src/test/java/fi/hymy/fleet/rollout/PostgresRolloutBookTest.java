package fi.hymy.fleet.rollout;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresRolloutBookTest extends RolloutBookContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
