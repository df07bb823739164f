package fi.hymy.fleet.assignment;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresAssignmentTest extends AssignmentContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
