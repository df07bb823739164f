package fi.hymy.fleet.release;

import fi.hymy.fleet.kiosk.Twin;
import fi.hymy.fleet.storage.ReaderDb;
import fi.hymy.protocol.id.KioskId;
import fi.hymy.protocol.message.Software;
import fi.hymy.protocol.message.Software.Installed;
import fi.hymy.protocol.message.Software.Outcome;
import fi.hymy.protocol.message.Software.Pending;
import fi.hymy.protocol.message.Software.Reason;
import fi.hymy.protocol.message.Software.Result;
import fi.hymy.protocol.message.Software.WhyNot;
import fi.hymy.protocol.release.SoftwareKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what kiosks run, and how far releases are.
@Component
final class SoftwareBook {
    private static final String FROM = """
             from kiosk
            left join twin on twin.kiosk_id = kiosk.id
            left join kiosk_software s on s.kiosk_id = kiosk.id
            left join presence on presence.kiosk_id = kiosk.id
            left join kiosk_life life on life.kiosk_id = kiosk.id
            """;

    private static final String MEANT = "where twin.%2$s = :id and (life.step is null or life.step <> 'RETIRED') ";

    private static final String COLUMNS = """
            select kiosk.id, kiosk.name, twin.desired_app, twin.desired_os, twin.software_channel, twin.desired_version,
                   twin.reported_version, presence.linked, s.app_version, s.app_sequence, s.app_slot, s.os_version,
                   s.os_sequence, s.os_slot, s.pending_kind, s.pending_sequence, s.last_kind, s.last_sequence,
                   s.last_result, s.last_detail, s.why_kind, s.why_sequence, s.reason, s.detail, s.reported_at
            """ + FROM;

    /// One word for each kiosk that is to run a release; what is said about it counts only once it heard of it.
    private static final String STANDING = """
            case when s.%1$s_sequence = :sequence
                      and (s.pending_kind is null or s.pending_kind <> :kind or s.pending_sequence <> :sequence)
                     then 'RUNS'
                 when twin.reported_version >= twin.desired_version and s.why_kind = :kind
                      and s.why_sequence in (0, :sequence) and s.reason not in ('WAITING', 'DOWNLOADING', 'INSTALLING', 'FETCH_FAILED', 'OTHER')
                     then s.reason
                 when twin.reported_version >= twin.desired_version
                      and not (coalesce(s.why_kind, '') = :kind and coalesce(s.why_sequence, -1) in (0, :sequence))
                      and s.last_kind = :kind and s.last_sequence = :sequence and s.last_result = 'ROLLED_BACK'
                     then 'ROLLED_BACK'
                 when coalesce(presence.linked, 0) = 0 then 'OFFLINE'
                 when twin.reported_version is null or twin.reported_version < twin.desired_version
                     then 'BEING_TOLD'
                 when s.kiosk_id is null then 'SILENT'
                 when s.why_kind = :kind and s.why_sequence in (0, :sequence) then s.reason
                 else 'UNEXPLAINED' end
            """;

    private final ReaderDb reader;

    SoftwareBook(ReaderDb reader) {
        this.reader = reader;
    }

    Optional<Running> find(KioskId kiosk) {
        return of(List.of(kiosk)).stream().findFirst();
    }

    /// Of those of the kiosks that there are; some hundred at once.
    List<Running> of(Collection<KioskId> kiosks) {
        return kiosks.isEmpty()
                ? List.of()
                : reader.jdbc()
                        .sql(COLUMNS + "where kiosk.id in (:kiosks)")
                        .param("kiosks", kiosks.stream().map(KioskId::value).toList())
                        .query(SoftwareBook::running)
                        .list();
    }

    /// How many kiosks stand how with a release that is meant for them.
    record Count(WhyNotYet standing, long kiosks) {}

    List<Count> counts(Release release) {
        return reader.jdbc()
                .sql(("select standing, count(*) as kiosks from (select " + STANDING + " as standing" + FROM + MEANT
                                + ") one group by standing")
                        .formatted(said(release.kind()), desired(release.kind())))
                .param("id", release.id())
                .param("kind", release.kind().name())
                .param("sequence", release.sequence())
                .query((row, number) -> new Count(WhyNotYet.of(row.getString("standing")), row.getLong("kiosks")))
                .list();
    }

    /// Kiosks for which a release is meant, by their ids.
    ///
    /// @param standing only those, or null for all
    /// @param after the last id of the page before, or empty
    List<Running> meant(Release release, @Nullable WhyNotYet standing, String after, int limit) {
        String only = standing == null ? "" : " and " + STANDING + " = :standing ";
        var statement = reader.jdbc()
                .sql((COLUMNS + MEANT + "and kiosk.id > :after" + only + " order by kiosk.id limit :limit")
                        .formatted(said(release.kind()), desired(release.kind())))
                .param("id", release.id())
                .param("after", after)
                .param("limit", limit);
        return (standing == null
                        ? statement
                        : statement
                                .param("standing", standing.name())
                                .param("kind", release.kind().name())
                                .param("sequence", release.sequence()))
                .query(SoftwareBook::running)
                .list();
    }

    /// The column of what is desired of a kiosk.
    static String desired(SoftwareKind kind) {
        return "desired_" + said(kind);
    }

    /// How the columns of what a kiosk says begin.
    private static String said(SoftwareKind kind) {
        return switch (kind) {
            case APP -> "app";
            case OS -> "os";
        };
    }

    /// How many kiosks say that they run a version.
    record VersionCount(SoftwareKind kind, String version, long sequence, long kiosks) {}

    /// The newest first.
    List<VersionCount> versions(SoftwareKind kind) {
        String column = said(kind);
        return reader.jdbc()
                .sql("""
                        select %1$s_version as version, %1$s_sequence as sequence, count(*) as kiosks
                        from kiosk_software where %1$s_sequence is not null
                        group by %1$s_sequence, %1$s_version order by %1$s_sequence desc, %1$s_version
                        """.formatted(column))
                .query((row, number) -> new VersionCount(
                        kind, row.getString("version"), row.getLong("sequence"), row.getLong("kiosks")))
                .list();
    }

    /// How many kiosks run a release, whether it was meant for them or not.
    long running(Release release) {
        String column = said(release.kind());
        return reader.jdbc()
                .sql("select count(*) from kiosk_software where %s_sequence = :sequence".formatted(column))
                .param("sequence", release.sequence())
                .query(Long.class)
                .single();
    }

    /// @param kiosks how many follow it
    record ChannelCount(String channel, long kiosks) {}

    /// Channels that kiosks follow, besides stable.
    List<ChannelCount> channels() {
        return reader.jdbc()
                .sql("""
                        select software_channel, count(*) as kiosks from twin where software_channel is not null
                        group by software_channel order by software_channel
                        """)
                .query((row, number) -> new ChannelCount(row.getString("software_channel"), row.getLong("kiosks")))
                .list();
    }

    private static Running running(ResultSet row, int number) throws SQLException {
        long desired = row.getLong("desired_version");
        long reported = row.getLong("reported_version");
        boolean said = !row.wasNull();
        String channel = row.getString("software_channel");
        long at = row.getLong("reported_at");
        boolean software = !row.wasNull();
        return new Running(
                new KioskId(row.getString("id")),
                row.getString("name"),
                row.getString("desired_app"),
                row.getString("desired_os"),
                channel == null ? Twin.STABLE : channel,
                row.getInt("linked") == 1,
                said && reported >= desired,
                software ? software(row) : null,
                software ? Instant.ofEpochMilli(at) : null);
    }

    private static Software software(ResultSet row) throws SQLException {
        String pending = row.getString("pending_kind");
        String last = row.getString("last_kind");
        String reason = row.getString("reason");
        return new Software(
                new Installed(row.getString("app_version"), row.getLong("app_sequence"), row.getString("app_slot")),
                os(row),
                pending == null ? null : new Pending(SoftwareKind.valueOf(pending), row.getLong("pending_sequence")),
                last == null
                        ? null
                        : new Outcome(
                                SoftwareKind.valueOf(last),
                                row.getLong("last_sequence"),
                                Result.valueOf(row.getString("last_result")),
                                row.getString("last_detail")),
                reason == null
                        ? null
                        : new WhyNot(
                                SoftwareKind.valueOf(row.getString("why_kind")),
                                row.getLong("why_sequence"),
                                Reason.valueOf(reason),
                                row.getString("detail")));
    }

    private static @Nullable Installed os(ResultSet row) throws SQLException {
        String version = row.getString("os_version");
        return version == null ? null : new Installed(version, row.getLong("os_sequence"), row.getString("os_slot"));
    }
}
