package fi.hymy.fleet.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.ReleaseCodec;
import fi.hymy.protocol.id.ContentHash;
import fi.hymy.protocol.release.Artifact;
import fi.hymy.protocol.release.SignedManifest;
import fi.hymy.protocol.release.SoftwareKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Releases in the database.
@Component
final class ReleaseBook {
    private static final String SELECT =
            "select id, signed, added_at, added_by, withdrawn_at, withdrawn_by from software_release ";

    private final WriterDb writer;
    private final ReaderDb reader;

    ReleaseBook(WriterDb writer, ReaderDb reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /// Writes one down; one that is there stays as it is.
    void add(Release release) {
        writer.transaction().executeWithoutResult(status -> {
            int added = writer.jdbc()
                    .sql("""
                            insert into software_release (id, kind, version, sequence, channel, signed, expires_at,
                                                          added_at, added_by)
                            values (:id, :kind, :version, :sequence, :channel, :signed, :expires, :at, :by)
                            on conflict (id) do nothing
                            """)
                    .param("id", release.id())
                    .param("kind", release.kind().name())
                    .param("version", release.manifest().version())
                    .param("sequence", release.sequence())
                    .param("channel", release.manifest().channel())
                    .param("signed", new String(ReleaseCodec.encode(release.signed()), UTF_8))
                    .param("expires", release.manifest().expiresAt().toEpochMilli())
                    .param("at", release.addedAt().toEpochMilli())
                    .param("by", release.addedBy())
                    .update();
            if (added == 1) {
                release.manifest().artifacts().forEach(artifact -> add(release, artifact));
            }
        });
    }

    private void add(Release release, Artifact artifact) {
        writer.jdbc()
                .sql("""
                        insert into release_artifact (release_id, arch, file_name, size, hash, stored)
                        values (:id, :arch, :file, :size, :hash, :stored)
                        """)
                .param("id", release.id())
                .param("arch", artifact.arch())
                .param("file", artifact.file())
                .param("size", artifact.bytes())
                .param("hash", artifact.hash().hex())
                .param("stored", release.stored().contains(artifact.arch()) ? 1 : 0)
                .update();
    }

    /// Of every release that has this file, it is whole now.
    void stored(ContentHash hash) {
        writer.jdbc()
                .sql("update release_artifact set stored = 1 where hash = :hash and stored = 0")
                .param("hash", hash.hex())
                .update();
    }

    /// @param by null to hand it out again
    /// @return whether that changed anything
    boolean withdraw(String id, @Nullable String by, Instant now) {
        return writer.jdbc()
                        .sql("update software_release set withdrawn_at = :at, withdrawn_by = :by where id = :id and "
                                + (by == null ? "withdrawn_at is not null" : "withdrawn_at is null"))
                        .param("id", id)
                        .param("at", by == null ? null : now.toEpochMilli())
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<Release> find(String id) {
        return whole(reader.jdbc()
                        .sql(SELECT + "where id = :id")
                        .param("id", id)
                        .query(ReleaseBook::row)
                        .list())
                .stream()
                .findFirst();
    }

    /// What a page ended with.
    ///
    /// @param at in milliseconds
    record After(long at, String id) {
        static After read(List<String> parts) {
            return new After(Long.parseLong(parts.get(0)), parts.get(1));
        }
    }

    /// The newest first.
    ///
    /// @param after what the page before ended with, or null for the first page
    List<Release> page(@Nullable After after, int limit) {
        var statement = reader.jdbc()
                .sql(SELECT + (after == null ? "" : "where (added_at, id) < (:at, :id) ")
                        + "order by added_at desc, id desc limit :limit")
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("at", after.at()).param("id", after.id());
        }
        return whole(statement.query(ReleaseBook::row).list());
    }

    /// Those with the same number, in whatever channel.
    List<Release> numbered(SoftwareKind kind, long sequence) {
        return whole(writer.jdbc()
                .sql(SELECT + "where kind = :kind and sequence = :sequence")
                .param("kind", kind.name())
                .param("sequence", sequence)
                .query(ReleaseBook::row)
                .list());
    }

    /// Releases with this file that are handed out.
    boolean handsOut(ContentHash hash) {
        return reader.jdbc()
                        .sql("""
                                select count(*) from release_artifact a join software_release r on r.id = a.release_id
                                where a.hash = :hash and a.stored = 1 and r.withdrawn_at is null
                                """)
                        .param("hash", hash.hex())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Every manifest, in the order in which they came.
    List<SignedManifest> manifests() {
        return reader.jdbc()
                .sql("select signed from software_release order by added_at, id")
                .query((row, number) -> signed(row.getString("signed")))
                .list();
    }

    /// Of every file that belongs to a release.
    Set<ContentHash> hashes() {
        return new HashSet<>(reader.jdbc()
                .sql("select hash from release_artifact")
                .query((row, number) -> new ContentHash(row.getString("hash")))
                .list());
    }

    private static SignedManifest signed(String text) {
        return ReleaseCodec.decodeSigned(text.getBytes(UTF_8));
    }

    private record Row(
            String id, SignedManifest signed, Instant at, String by, Release.@Nullable Withdrawal withdrawn) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        long withdrawn = row.getLong("withdrawn_at");
        boolean is = !row.wasNull();
        return new Row(
                row.getString("id"),
                signed(row.getString("signed")),
                Instant.ofEpochMilli(row.getLong("added_at")),
                row.getString("added_by"),
                is ? new Release.Withdrawal(Instant.ofEpochMilli(withdrawn), row.getString("withdrawn_by")) : null);
    }

    private List<Release> whole(List<Row> rows) {
        Map<String, Set<String>> stored = stored(rows.stream().map(Row::id).toList());
        var releases = new ArrayList<Release>();
        for (Row row : rows) {
            releases.add(new Release(
                    row.id(),
                    ReleaseCodec.decodeManifest(row.signed().manifest().getBytes(UTF_8)),
                    row.signed(),
                    stored.getOrDefault(row.id(), Set.of()),
                    row.at(),
                    row.by(),
                    row.withdrawn()));
        }
        return releases;
    }

    private Map<String, Set<String>> stored(List<String> ids) {
        Map<String, Set<String>> stored = new HashMap<>();
        if (!ids.isEmpty()) {
            reader.jdbc()
                    .sql("select release_id, arch from release_artifact where stored = 1 and release_id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        stored.computeIfAbsent(row.getString("release_id"), _ -> new HashSet<>())
                                .add(row.getString("arch"));
                    });
        }
        return stored;
    }
}
