package fi.hymy.fleet.survey;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.fleet.survey.ContentMemory.Content;
import fi.hymy.protocol.codec.SurveyCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.survey.Asset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Pictures for surveys, by the hash of their bytes.
@Component
final class Assets {
    private static final String SELECT = "select hash, media_type, size from asset";

    private final WriterDb writer;
    private final ReaderDb reader;
    private final InstantSource clock;

    Assets(WriterDb writer, ReaderDb reader, InstantSource clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// What became of an upload.
    sealed interface Adding {
        record Added(Asset asset) implements Adding {}

        /// @param why for the person who tried
        record Refused(String why) implements Adding {}
    }

    /// Keeps a picture; the same one twice is kept once.
    Adding add(byte[] bytes) {
        if (bytes.length > Asset.MAX_SIZE) {
            return new Adding.Refused(t("The picture is larger than 20 MiB."));
        }
        Optional<String> type = PictureType.of(bytes);
        if (type.isEmpty()) {
            return new Adding.Refused(t("This is no PNG, JPEG or GIF picture and no MP4 video."));
        }
        Asset asset = new Asset(SurveyCodec.hash(bytes), type.get(), bytes.length);
        writer.jdbc()
                .sql("""
                        insert into asset (hash, media_type, size, bytes, added_at)
                        values (:hash, :type, :size, :bytes, :at)
                        on conflict (hash) do nothing
                        """)
                .param("hash", asset.hash().hex())
                .param("type", asset.mediaType())
                .param("size", asset.size())
                .param("bytes", bytes)
                .param("at", clock.millis())
                .update();
        return new Adding.Added(asset);
    }

    /// The newest first.
    List<Asset> list() {
        return reader.jdbc()
                .sql(SELECT + " order by added_at desc, hash")
                .query(Assets::asset)
                .list();
    }

    Optional<Asset> find(ContentHash hash) {
        return reader.jdbc()
                .sql(SELECT + " where hash = :hash")
                .param("hash", hash.hex())
                .query(Assets::asset)
                .optional();
    }

    /// Whether there is this very picture, type and size included.
    boolean holds(Asset asset) {
        return find(asset.hash()).filter(asset::equals).isPresent();
    }

    Optional<Content> content(ContentHash hash) {
        return reader.jdbc()
                .sql("select media_type, bytes from asset where hash = :hash")
                .param("hash", hash.hex())
                .query((row, number) -> new Content(hash, row.getString("media_type"), row.getBytes("bytes")))
                .optional();
    }

    private static Asset asset(ResultSet row, int number) throws SQLException {
        return new Asset(new ContentHash(row.getString("hash")), row.getString("media_type"), row.getLong("size"));
    }
}
