package fi.hymy.acceptance.bench;

import fi.hymy.acceptance.console.ConsoleClient;
import fi.hymy.acceptance.fleet.JoinedKiosk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The customers, sites and points where a fleet stands.
///
/// @param points one for each kiosk
record Estate(int sites, int points) {
    private static final int CUSTOMERS = 10;
    private static final int TO_A_SHEET = 5_000;
    private static final long A_DAY_MILLIS = 86_400_000L;

    /// Brings them in as a device manager does: by sheets, each below what a sheet may have.
    void bring(ConsoleClient console) {
        String head = "organisation,site key,site name,time zone,opening hours,point key,point name\n";
        for (int from = 0; from < points; from += TO_A_SHEET) {
            console.bringSites(IntStream.range(from, Math.min(points, from + TO_A_SHEET))
                    .mapToObj(this::row)
                    .collect(Collectors.joining("\n", head, "\n")));
        }
    }

    private String row(int point) {
        int site = point % sites;
        return "Customer %d,site-%d,Branch %d,Europe/Helsinki,Mon-Sun 00:00-24:00,point-%d,Point %d"
                .formatted(site % CUSTOMERS, site, site, point, point);
    }

    /// Puts each kiosk at a point. In the database of a server that does not run: one by one through the console would
    /// take longer than everything that is measured.
    void place(Path database, List<JoinedKiosk> kiosks) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.setAutoCommit(false);
            List<String> known = pointIds(connection);
            long from = System.currentTimeMillis() - A_DAY_MILLIS;
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into placement (id, kiosk_id, point_id, from_at, made_at, made_by)
                    values (?, ?, ?, ?, ?, 'bench')
                    """)) {
                for (int i = 0; i < kiosks.size(); i++) {
                    insert.setString(1, "placement-%07d".formatted(i));
                    insert.setString(2, kiosks.get(i).id());
                    insert.setString(3, known.get(i));
                    insert.setLong(4, from);
                    insert.setLong(5, from);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("the kiosks could not be placed", e);
        }
    }

    private static List<String> pointIds(Connection connection) throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from experience_point order by site_id, id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
