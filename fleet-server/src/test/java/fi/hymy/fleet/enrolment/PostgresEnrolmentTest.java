package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresEnrolmentTest extends EnrolmentContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
