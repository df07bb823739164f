package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Software for kiosks: signed where the key lies, brought to a server, rolled out.
final class ReleaseCommands {
    /// So many characters of an id name it.
    private static final int ENOUGH = 6;

    private ReleaseCommands() {}

    static CommandLine line(Globals globals) {
        return Commands.group("release", "Software for kiosks: made and signed offline, brought here, rolled out.")
                .addSubcommand(new SigningCommands.Keygen(globals))
                .addSubcommand(new SigningCommands.Make(globals))
                .addSubcommand(new SigningCommands.Rotate(globals))
                .addSubcommand(new SigningCommands.Sign(globals))
                .addSubcommand(new SigningCommands.Verify(globals))
                .addSubcommand(new Upload(globals))
                .addSubcommand(new ListAll(globals))
                .addSubcommand(new Show(globals))
                .addSubcommand(new RollOut(globals))
                .addSubcommand(new Withdraw(globals));
    }

    @Command(
            name = "upload",
            description =
                    "Bring a signed release and its files to the server. Said again, it goes on where it broke off.")
    static final class Upload extends ServerCommand {
        private static final int PIECE = 8 << 20;

        @Parameters(paramLabel = "RELEASE", description = "as `hymy release sign` wrote it")
        Path release = Path.of("");

        @Option(names = "--files", paramLabel = "FOLDER", description = "where its files lie (default beside it)")
        @Nullable
        Path files;

        Upload(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            JsonNode whole = session.api().post(Api.path("releases"), signed());
            String id = Words.at(whole, "release/id");
            for (JsonNode file : whole.path("files")) {
                if (!file.path("whole").asBoolean()) {
                    send(session, id, file);
                }
            }
            session.printer().one(session.api().get(Api.path("releases", id)), facts());
            return Exit.OK;
        }

        private ObjectNode signed() {
            try {
                return Api.read(Files.readAllBytes(release));
            } catch (IOException | JacksonException e) {
                throw new CommandFailure(Exit.USAGE, "%s cannot be read: %s".formatted(release, e.getMessage()));
            }
        }

        private void send(Session session, String id, JsonNode file) {
            String name = file.path("file").asString("");
            Path path = files == null ? release.resolveSibling(name) : files.resolve(name);
            try (InputStream in = Files.newInputStream(path)) {
                long size = file.path("bytes").asLong();
                long sent = file.path("received").asLong();
                in.skipNBytes(sent);
                boolean whole = false;
                while (!whole && sent < size) {
                    byte[] piece = in.readNBytes(PIECE);
                    if (piece.length == 0) {
                        break;
                    }
                    String arch = file.path("arch").asString("");
                    whole = session.api()
                            .putBytes(Api.path("releases", id, "files", arch) + "?from=" + sent, piece)
                            .path("whole")
                            .asBoolean();
                    sent += piece.length;
                    session.printer().meanwhile("%s: %d %%".formatted(path.getFileName(), sent * 100 / size));
                }
                if (!whole) {
                    throw new CommandFailure(Exit.FAILED, "%s is not the file that was signed.".formatted(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be read".formatted(path), e);
            }
        }
    }

    @Command(name = "list", description = "All releases, the newest first.")
    static final class ListAll extends ServerCommand {
        @Option(names = "--limit", paramLabel = "N", description = "as many at most (default 50)")
        int limit = 50;

        ListAll(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            session.printer()
                    .list(
                            session.api().first(Api.path("releases"), limit),
                            List.of(
                                    new Column("ID", one -> Words.at(one, "id").substring(0, 12)),
                                    Column.of("KIND", "kind"),
                                    Column.of("VERSION", "version"),
                                    Column.of("NUMBER", "sequence"),
                                    Column.of("CHANNEL", "channel"),
                                    Column.of("STATE", "state"),
                                    Column.of("GOOD UNTIL", "expiresAt")),
                            "There are no releases yet.");
            return Exit.OK;
        }
    }

    @Command(name = "show", description = "One release: how far it is, and why kiosks do not run it.")
    static final class Show extends ServerCommand {
        @Parameters(paramLabel = "RELEASE", description = "its id, the beginning of it, or its version")
        String release = "";

        Show(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            JsonNode whole = session.api().get(Api.path("releases", Words.at(found(session, release), "id")));
            var facts = new ArrayList<>(facts());
            for (JsonNode standing : whole.path("standings")) {
                facts.add(new Column(
                        standing.path("words").asString(""),
                        _ -> standing.path("kiosks").asString("")));
            }
            session.printer().one(whole, facts);
            return Exit.OK;
        }
    }

    @Command(name = "rollout", description = "Bring a release to many kiosks in waves. `hymy rollout` watches it.")
    static final class RollOut extends Launch {
        @Parameters(paramLabel = "RELEASE", description = "its id, the beginning of it, or its version")
        String release = "";

        @Option(names = "--preset", paramLabel = "PRESET", description = "careful, usual or at-once (default careful)")
        String preset = "careful";

        RollOut(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            JsonNode found = found(session, release);
            ObjectNode wish = Api.object()
                    .put("kind", Words.at(found, "kind").equals("os") ? "system" : "software")
                    .put("preset", preset);
            wish.putObject("change").put("release", Words.at(found, "id"));
            return launch(session, wish);
        }
    }

    @Command(name = "withdraw", description = "Hand a release to no kiosk any more; those that run it keep it.")
    static final class Withdraw extends ServerCommand {
        @Parameters(paramLabel = "RELEASE", description = "its id, the beginning of it, or its version")
        String release = "";

        Withdraw(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            String id = Words.at(found(session, release), "id");
            session.printer().one(session.api().post(Api.path("releases", id, "withdraw"), null), facts());
            return Exit.OK;
        }
    }

    /// By its id, the beginning of it, or its version where only one has that and is handed out.
    private static JsonNode found(Session session, String text) {
        List<JsonNode> fits = session.api().all(Api.path("releases"), Map.of()).stream()
                .filter(one -> isCalled(one, text))
                .toList();
        return switch (fits.size()) {
            case 0 -> throw new CommandFailure(Exit.NOT_FOUND, "There is no release '%s'.".formatted(text));
            case 1 -> fits.getFirst();
            default ->
                throw new CommandFailure(
                        Exit.REFUSED,
                        "%d releases are called '%s'; say which by its id: hymy release list"
                                .formatted(fits.size(), text));
        };
    }

    private static boolean isCalled(JsonNode release, String text) {
        if (text.length() >= ENOUGH && Words.at(release, "id").startsWith(text)) {
            return true;
        }
        return Words.at(release, "version").equals(text)
                && !Words.at(release, "state").equals("withdrawn");
    }

    private static List<Column> facts() {
        return List.of(
                Column.of("Id", "release/id"),
                Column.of("Kind", "release/kind"),
                Column.of("Version", "release/version"),
                Column.of("Number", "release/sequence"),
                Column.of("Channel", "release/channel"),
                Column.of("State", "release/state"),
                Column.of("Meant for", "meant"),
                Column.of("Run by", "running"));
    }
}
