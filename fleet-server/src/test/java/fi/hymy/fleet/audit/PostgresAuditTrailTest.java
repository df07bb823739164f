package fi.hymy.fleet.audit;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresAuditTrailTest extends AuditTrailContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
