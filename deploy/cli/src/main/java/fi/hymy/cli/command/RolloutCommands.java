package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Column;
import fi.hymy.cli.print.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A change for many kiosks, in waves.
final class RolloutCommands {
    private RolloutCommands() {}

    @Command(name = "list", description = "All rollouts, the newest first.")
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
                            session.api().first(Api.path("rollouts"), limit),
                            List.of(
                                    Column.of("ID", "id"),
                                    Column.of("NAME", "name"),
                                    Column.of("STATE", "state"),
                                    Column.of("DONE", "kiosks/done"),
                                    Column.of("FAILED", "kiosks/failed"),
                                    new Column("WAITING", one -> waiting(one)),
                                    Column.of("BECAUSE", "pausedBecause")),
                            "There are no rollouts yet.");
            return Exit.OK;
        }

        private static String waiting(JsonNode rollout) {
            return Long.toString(rollout.at("/kiosks/waiting").asLong()
                    + rollout.at("/kiosks/told").asLong());
        }
    }

    @Command(name = "show", description = "Where a rollout stands and what it waits for.")
    static final class Show extends ServerCommand {
        @Parameters(paramLabel = "ROLLOUT")
        String rollout = "";

        Show(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            session.printer().one(session.api().get(Api.path("rollouts", rollout)), facts());
            return Exit.OK;
        }
    }

    @Command(name = "kiosks", description = "What became of each kiosk.")
    static final class Kiosks extends ServerCommand {
        @Parameters(paramLabel = "ROLLOUT")
        String rollout = "";

        @Option(names = "--state", paramLabel = "STATE", description = "only those, as failed or not_reached")
        String state = "";

        Kiosks(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            session.printer()
                    .list(
                            session.api().all(Api.path("rollouts", rollout, "kiosks"), Map.of("state", state)),
                            List.of(
                                    Column.of("KIOSK", "kiosk"),
                                    Column.of("NAME", "name"),
                                    Column.of("STATE", "state"),
                                    Column.of("WHAT HAPPENED", "account")),
                            "No kiosk is so.");
            return Exit.OK;
        }
    }

    @Command(name = "start", description = "Bring a survey to many kiosks in waves.")
    static final class Start extends Launch {
        @Parameters(paramLabel = "SURVEY[@VERSION]", description = "the newest version when none is said")
        String survey = "";

        @Option(names = "--name", paramLabel = "NAME", description = "what to call it")
        String name = "";

        @Option(names = "--preset", paramLabel = "PRESET", description = "careful, usual or at-once (default usual)")
        String preset = "usual";

        @Option(
                names = "--waves",
                paramLabel = "WAVES",
                description = "as '3, 10 %%, 50 %%'; the last is all by itself")
        @Nullable
        String waves;

        Start(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            Edition edition = Edition.read(survey).settled(session);
            ObjectNode wish = Api.object().put("kind", "survey").put("preset", preset);
            wish.put("name", name.isEmpty() ? edition.toString() : name);
            wish.putObject("change")
                    .put("survey", edition.survey())
                    .put("version", Integer.toString(edition.version()));
            if (waves != null) {
                wish.put("waves", waves);
            }
            return launch(session, wish);
        }
    }

    /// Pause, resume, abort, roll back.
    @Command
    static final class Order extends ServerCommand {
        private final String order;

        @Parameters(paramLabel = "ROLLOUT")
        String rollout = "";

        Order(Globals globals, String order) {
            super(globals);
            this.order = order;
        }

        @Override
        Exit run(Session session) {
            session.printer().one(session.api().post(Api.path("rollouts", rollout, order), null), facts());
            return Exit.OK;
        }
    }

    @Command(
            name = "watch",
            description =
                    "Wait until it ends. Exit code 1 when it pauses by itself or was taken back, 7 when time is over.")
    static final class Watch extends ServerCommand {
        private static final Set<String> UNDER_WAY = Set.of("draft", "running", "rolling_back");

        @Parameters(paramLabel = "ROLLOUT")
        String rollout = "";

        @Option(
                names = "--wait",
                paramLabel = "TIME",
                converter = Patience.class,
                description = "how long at most (default 1h)")
        Duration patience = Duration.ofHours(1);

        private String said = "";

        Watch(Globals globals) {
            super(globals);
        }

        @Override
        Exit run(Session session) {
            JsonNode[] last = new JsonNode[1];
            boolean ended = session.await(patience, () -> {
                last[0] = session.api().get(Api.path("rollouts", rollout));
                say(session, Words.at(last[0], "now"));
                return !UNDER_WAY.contains(Words.at(last[0], "rollout/state"));
            });
            session.printer().one(last[0], facts());
            if (!ended) {
                return Exit.NOT_YET;
            }
            return Words.at(last[0], "rollout/state").equals("done") ? Exit.OK : Exit.FAILED;
        }

        private void say(Session session, String now) {
            if (!now.equals(said)) {
                session.printer().meanwhile(now);
                said = now;
            }
        }
    }

    static List<Column> facts() {
        return List.of(
                Column.of("Id", "rollout/id"),
                Column.of("Name", "rollout/name"),
                Column.of("State", "rollout/state"),
                Column.of("Now", "now"),
                Column.of("Because", "rollout/pausedBecause"),
                Column.of("Wave", "wave"),
                Column.of("Kiosks", "meant"),
                Column.of("Have it", "rollout/kiosks/done"),
                Column.of("Failed", "rollout/kiosks/failed"),
                Column.of("Not reached", "rollout/kiosks/notReached"));
    }
}
