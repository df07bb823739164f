package fi.hymy.fleet.account;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;

final class PostgresScopesTest extends ScopesContract {
    @Override
    Db open() {
        return TestDb.postgres();
    }
}
