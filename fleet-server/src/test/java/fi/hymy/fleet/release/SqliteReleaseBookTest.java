package fi.hymy.fleet.release;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReleaseBookTest extends ReleaseBookContract {
    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }
}
