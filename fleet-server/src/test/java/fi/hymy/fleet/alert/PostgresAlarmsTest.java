package fi.hymy.fleet.alert;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresAlarmsTest extends AlarmsContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
