package fi.hymy.fleet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.hymy.fleet.broker.Verdict;
import fi.hymy.fleet.storage.Db;
import fi.hymy.fleet.storage.TestDb;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.message.Receipt.Deferred;
import fi.hymy.protocol.message.Receipt.Stored;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteIngestTest extends IngestContract {
    @TempDir
    Path folder;

    @Override
    Db open() {
        return TestDb.sqlite(folder);
    }

    @Override
    void poison(String language) {
        db.writer().jdbc().sql("""
                        create trigger poison before insert on response when new.language = '%s'
                        begin select raise(abort, 'poison'); end
                        """.formatted(language)).update();
    }

    @Test
    void defersEverythingWhileTheDiskIsFullAndRecoversByItself() {
        startWriter();
        int pages =
                db.writer().jdbc().sql("pragma page_count").query(Integer.class).single();
        limitTo(pages + 4);

        int number = 1;
        while (verdict(handOne(number)) == Verdict.OK) {
            number++;
            assertThat(number).as("responses until the disk is full").isLessThan(1000);
        }

        assertThat(receiptsOfOne().getLast().outcome()).isInstanceOf(Deferred.class);
        assertThat(receiptsOfOne()).extracting(Receipt::outcome).doesNotHaveAnyElementsOfTypes(Receipt.Rejected.class);
        assertThat(quarantined()).isEmpty();
        assertThat(stored()).isEqualTo(number - 1);

        limitTo(1_000_000);
        int again = number;
        await().until(() -> verdict(handOne(again)) == Verdict.OK);
        assertThat(receiptsOfOne().getLast().outcome()).isEqualTo(new Stored());
    }

    private void limitTo(int pages) {
        db.writer()
                .jdbc()
                .sql("pragma max_page_count = " + pages)
                .query(Integer.class)
                .single();
    }
}
