package fi.hymy.fleet.signin;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWaysInTest extends WaysInContract {
    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }
}
