package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresDeviceStoresTest extends DeviceStoresContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
