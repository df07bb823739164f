package fi.hymy.fleet.response;

import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteResponseStoreTest extends ResponseStoreContract {
    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }

    /// Every commit asks this, and there may be millions of rows.
    @Test
    void looksForClashesByTheirOwnIndex() {
        assertThat(db.writer()
                        .jdbc()
                        .sql("explain query plan " + ResponseStore.CLASHES)
                        .param("since", 0)
                        .query((row, number) -> row.getString("detail"))
                        .list())
                .singleElement()
                .asString()
                .startsWith("SEARCH")
                .contains("response_clash");
    }
}
