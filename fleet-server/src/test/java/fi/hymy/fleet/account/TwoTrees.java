package fi.hymy.fleet.account;

import fi.hymy.fleet.Browser;
import fi.hymy.fleet.RunningServer;
import fi.hymy.fleet.storage.DataFolder;
import fi.hymy.fleet.storage.WriterDb;
import fi.hymy.protocol.codec.ConditionCodec;
import fi.hymy.protocol.message.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two organisations on a running server, each with everything that a route can name: a site, a point, a kiosk that
/// stands there, its answers, contact details, commands and pictures.
final class TwoTrees {
    /// In every name of the other tree, and in what was written there; nobody of the first may ever read it.
    static final String MARK = "Zebra";

    static final String SURVEY = "stripes";

    private final RunningServer server;
    private final Browser admin;
    private final String token;

    private TwoTrees(RunningServer server) {
        this.server = server;
        admin = server.signedIn();
        token = admin.token("/operators");
    }

    /// Real ids of one tree.
    ///
    /// @param batch a command to many: of the one who manages the devices of the own tree, and of somebody else
    record Tree(
            String place,
            String point,
            String kiosk,
            String placement,
            String command,
            String batch,
            String response) {}

    static Tree own(RunningServer server) {
        var trees = new TwoTrees(server);
        trees.publish();
        return trees.tree("Own");
    }

    static Tree other(RunningServer server) {
        return new TwoTrees(server).tree(MARK);
    }

    private Tree tree(String name) {
        String organisation =
                made("/api/v1/places", Map.of("kind", "organisation", "name", name + " library", "key", name + "-lib"));
        String site = made(
                "/api/v1/places",
                Map.of(
                        "kind",
                        "site",
                        "parent",
                        organisation,
                        "name",
                        name + " hall",
                        "address",
                        name + " street 1",
                        "position",
                        "60.17, 24.93"));
        String point = made("/api/v1/points", Map.of("site", site, "name", name + " lobby"));
        String kiosk = made("/api/v1/kiosks", Map.of("name", name + " box"));
        String placement = made("/api/v1/placements", Map.of("kiosk", kiosk, "point", point));
        var tree = new Tree(
                organisation,
                point,
                kiosk,
                placement,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                response(name));
        rows(tree, name);
        return tree;
    }

    private void publish() {
        send(
                "PUT",
                "/api/v1/surveys/" + SURVEY + "/draft",
                sample().replace("\"template\"", '"' + SURVEY + '"').replace("Template", "Stripes"));
        send("POST", "/api/v1/surveys/" + SURVEY + "/versions", "");
    }

    /// Of version 7, as kiosks make them.
    private static String response(String name) {
        return "01900000-0000-7000-8000-%012x".formatted(name.hashCode() & 0xffffffffL);
    }

    /// What comes from kiosks.
    private void rows(Tree tree, String name) {
        sql("""
                insert into command (command_id, kiosk_id, kind, issued_at, expires_at, issued_by, outcome, detail,
                                     changed_at)
                values (:command, :kiosk, 'screenshot', :now, :now, 'tester', 'DONE', :name, :now)
                """, tree, name);
        sql("update command set file_type = 'image/png', file_size = 1 where command_id = :command", tree, name);
        keepFile(tree);
        sql("""
                insert into command_batch (id, kind, target, asked_at, asked_by, valid_ms, until_at, kiosks, open)
                values (:batch, 'identify', :name, :now, :manager, 60000, :now, 1, 0)
                """, tree, name);
        sql("""
                insert into command_batch_kiosk (batch_id, place, kiosk_id, command_id)
                values (:batch, 0, :kiosk, :command)
                """, tree, name);
        sql("insert into health (kiosk_id, received_at, body) values (:kiosk, :now, :health)", tree, name);
        sql(
                "insert into install_photo (kiosk_id, number, bytes, position, taken_at) values (:kiosk, 1, x'ff', '', :now)",
                tree,
                name);
        sql("""
                insert into response (response_id, kiosk_id, outbox_id, sequence, survey_id, survey_version, survey_hash,
                                      language, channel, status, flags, boot, monotonic_ms, started_at, ended_at,
                                      time_quality, received_at, clash, body)
                select :response, :kiosk, 'outbox', 1, survey_id, version, content_hash, 'fi', 'KIOSK', 'COMPLETE', '', 1, 1,
                       :now, :now, 'CONFIRMED', :now, 0, '{}'
                from survey_version where survey_id = 'stripes'
                """, tree, name);
        sql("""
                insert into answer (response_id, survey_id, survey_version, question_id, kiosk_id, ended_at, kind, value,
                                    number, words)
                select response_id, survey_id, survey_version, 'recommend', kiosk_id, ended_at, 'words', 'w', null, :name
                from response where response_id = :response
                """, tree, name);
        sql("""
                insert into contact_detail (response_id, question_id, kiosk_id, survey_id, survey_version, survey_hash,
                                            name, consent_language, consented_at, received_at)
                select response_id, 'contact', kiosk_id, survey_id, survey_version, survey_hash, :name, 'fi', ended_at,
                       ended_at
                from response where response_id = :response
                """, tree, name);
        sql("""
                insert into quarantine (id, kiosk_id, received_at, kind, reason, raw, size)
                values (:command, :kiosk, :now, 'UNDECODABLE', :name, x'00', 1)
                """, tree, name);
    }

    /// The picture that the kiosk sent up.
    private void keepFile(Tree tree) {
        try {
            Files.write(server.bean(DataFolder.class).folder("kiosk-files").resolve(tree.command()), new byte[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sql(String sql, Tree tree, String name) {
        server.bean(WriterDb.class)
                .jdbc()
                .sql(sql)
                .params(Map.of(
                        "batch",
                        tree.batch(),
                        "manager",
                        name.startsWith(MARK) ? "somebody" : Role.DEVICE_MANAGER.name(),
                        "health",
                        ConditionCodec.encode(new Condition(Map.of(), Map.of(), List.of())),
                        "kiosk",
                        tree.kiosk(),
                        "command",
                        tree.command(),
                        "response",
                        tree.response(),
                        "name",
                        name + " wrote this",
                        "now",
                        System.currentTimeMillis() + 1))
                .update();
    }

    private String made(String path, Map<String, String> fields) {
        JsonNode made = JsonMapper.shared()
                .readTree(send("POST", path, JsonMapper.shared().writeValueAsString(fields))
                        .body());
        JsonNode id = made.has("id") ? made.get("id") : made.at("/kiosk/id");
        if (id.isMissingNode()) {
            throw new IllegalStateException(path + " made " + made);
        }
        return id.asString();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpResponse<String> answer = admin.send(admin.request(path)
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String sample() {
        try (InputStream in = new ClassPathResource("surveys/nps.json").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
