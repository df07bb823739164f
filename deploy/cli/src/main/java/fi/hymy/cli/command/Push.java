package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Words;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "push",
        description = "Show a published survey on kiosks at once. For many kiosks in waves there is `hymy rollout`.")
final class Push extends ServerCommand {
    @Parameters(paramLabel = "SURVEY[@VERSION]", description = "which; the newest version when none is said")
    String survey = "";

    @ArgGroup(multiplicity = "1")
    Where where = new Where();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Patience.class,
            description = "wait until all of them show it, as 5m; exit code 7 when they do not in time")
    @Nullable
    Duration patience;

    static final class Where extends Chosen {
        @Option(names = "--all", description = "every kiosk")
        boolean all;
    }

    Push(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        Edition edition = Edition.read(survey).settled(session);
        ObjectNode wish = Api.object().put("survey", edition.survey()).put("version", edition.version());
        Set<String> chosen = chosen(session);
        if (where.all) {
            wish.put("allKiosks", true);
        } else {
            ArrayNode list = wish.putArray("kiosks");
            chosen.forEach(list::add);
        }
        JsonNode answer = session.api().post(Api.path("assignments"), wish);
        int count = answer.path("assigned").asInt();
        if (patience == null) {
            session.printer().done(answer, "%s is to show on %s.".formatted(edition, kiosks(count)));
            return Exit.OK;
        }
        session.printer().meanwhile("%s is to show on %s; waiting.".formatted(edition, kiosks(count)));
        return waited(session, edition, chosen, answer, patience);
    }

    private Set<String> chosen(Session session) {
        Set<String> ids = new LinkedHashSet<>();
        if (where.query != null || where.all) {
            session.api()
                    .all(Api.path("kiosks"), Map.of("q", where.query == null ? "" : where.query))
                    .forEach(kiosk -> ids.add(Session.id(kiosk)));
        } else {
            where.kiosks.forEach(kiosk -> ids.add(Session.id(session.kiosk(kiosk))));
        }
        if (ids.isEmpty()) {
            throw new CommandFailure(Exit.NOT_FOUND, "No kiosk is meant, so nothing was done.");
        }
        return ids;
    }

    private Exit waited(Session session, Edition edition, Set<String> chosen, JsonNode answer, Duration time) {
        Set<String> missing = new LinkedHashSet<>(chosen);
        boolean all = session.await(time, () -> {
            session.api().all(Api.path("kiosks"), Map.of("q", where.query == null ? "" : where.query)).stream()
                    .filter(edition::isShownBy)
                    .forEach(kiosk -> missing.remove(Session.id(kiosk)));
            return missing.isEmpty();
        });
        ObjectNode told = Api.object().put("survey", edition.survey()).put("version", edition.version());
        told.set("answer", answer);
        ArrayNode left = told.putArray("missing");
        missing.forEach(left::add);
        session.printer()
                .done(
                        told,
                        all
                                ? "%s shows on %s.".formatted(edition, kiosks(chosen.size()))
                                : "%s shows on %d of %s. Not yet: %s"
                                        .formatted(
                                                edition,
                                                chosen.size() - missing.size(),
                                                kiosks(chosen.size()),
                                                some(missing)));
        return all ? Exit.OK : Exit.NOT_YET;
    }

    private static String some(Set<String> ids) {
        String first = String.join(", ", ids.stream().limit(10).toList());
        return Words.text(Api.object().stringNode(first + (ids.size() > 10 ? " …" : "")));
    }

    static String kiosks(int count) {
        return count == 1 ? "1 kiosk" : count + " kiosks";
    }
}
