package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import fi.hymy.cli.print.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "claim",
        description = "Take kiosks into the fleet by the codes on their screens. Doing it twice does no harm.")
final class Claim extends ServerCommand {
    private static final int MOST = 1000;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CODE", description = "the eight digits")
    String code = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "what the new kiosk is to be called")
    List<String> name = new ArrayList<>();

    @ArgGroup
    Which which = new Which();

    @Option(names = "--file", paramLabel = "FILE", description = "many at once: a line for each kiosk, CODE,NAME")
    @Nullable
    Path file;

    /// Instead of a name.
    static final class Which {
        @Option(names = "--as", paramLabel = "KIOSK", description = "a planned kiosk that this one is to be")
        String planned = "";

        @Option(names = "--replaces", paramLabel = "KIOSK", description = "a kiosk whose place and survey it takes")
        String replaces = "";
    }

    Claim(Globals globals) {
        super(globals);
    }

    @Override
    Exit run(Session session) {
        if (code.isEmpty() == (file == null)) {
            throw new CommandFailure(Exit.USAGE, "Say the code on the kiosk's screen, or --file with many.");
        }
        ObjectNode wish = Api.object();
        ArrayNode claims = wish.putArray("claims");
        if (file == null) {
            one(session, claims.addObject());
        } else {
            many(file, claims);
        }
        JsonNode answer = session.api().post(Api.path("enrolments", "claims"), wish);
        session.printer().done(answer, words(answer));
        return answer.path("refused").isEmpty() ? Exit.OK : Exit.REFUSED;
    }

    private void one(Session session, ObjectNode claim) {
        claim.put("code", digits(code));
        if (!name.isEmpty()) {
            claim.put("name", String.join(" ", name));
        }
        if (!which.planned.isEmpty()) {
            claim.put("kiosk", Session.id(session.kiosk(which.planned)));
        }
        if (!which.replaces.isEmpty()) {
            claim.put("replaces", Session.id(session.kiosk(which.replaces)));
        }
    }

    private static void many(Path file, ArrayNode claims) {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int comma = line.indexOf(',');
                if (line.isBlank()) {
                    continue;
                }
                if (comma < 0) {
                    throw new CommandFailure(Exit.USAGE, "'%s' in %s is not CODE,NAME.".formatted(line, file));
                }
                claims.addObject()
                        .put("code", digits(line.substring(0, comma)))
                        .put("name", line.substring(comma + 1).strip());
            }
        } catch (IOException e) {
            throw new CommandFailure(Exit.USAGE, "%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        if (claims.isEmpty() || claims.size() > MOST) {
            throw new CommandFailure(Exit.USAGE, "%s must have 1 to %d lines.".formatted(file, MOST));
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[\\s-]", "");
    }

    private static String words(JsonNode answer) {
        var lines = new ArrayList<String>();
        for (JsonNode claimed : answer.path("claimed")) {
            lines.add("%s is %s, %s"
                    .formatted(Words.at(claimed, "code"), Words.at(claimed, "name"), Words.at(claimed, "kiosk")));
        }
        for (JsonNode refused : answer.path("refused")) {
            lines.add("%s was refused: %s".formatted(Words.at(refused, "code"), Words.at(refused, "reason")));
        }
        return String.join(System.lineSeparator(), lines);
    }
}
