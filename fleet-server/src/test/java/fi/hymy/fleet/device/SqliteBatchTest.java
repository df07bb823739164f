package fi.hymy.fleet.device;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteBatchTest extends BatchContract {
    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }
}
