package fi.hymy.fleet.lifecycle;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The secret that signs installers' links; one for all servers on a database, made when it is first needed.
@Component
final class InstallKey {
    private static final int BYTES = 32;

    private final WriterDb writer;
    private final ReaderDb reader;

    InstallKey(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(stored().orElseGet(this::made));
    }

    private Optional<String> stored() {
        return reader.jdbc()
                .sql("select bytes from install_key where one = 1")
                .query(String.class)
                .optional();
    }

    private String made() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        writer.jdbc()
                .sql("insert into install_key (one, bytes) values (1, :bytes) on conflict (one) do nothing")
                .param("bytes", HexFormat.of().formatHex(fresh))
                .update();
        return stored().orElseThrow();
    }
}
