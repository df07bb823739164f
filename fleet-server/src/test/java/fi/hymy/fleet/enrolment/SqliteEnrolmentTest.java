package fi.hymy.fleet.enrolment;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class SqliteEnrolmentTest extends EnrolmentContract {
    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }
}
