package fi.hymy.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which kiosks are meant, as options say it.
class Chosen {
    @Option(names = "--to", paramLabel = "QUERY", description = "the kiosks of a query, as tag:lobby")
    @Nullable
    String query;

    @Option(names = "--kiosk", paramLabel = "KIOSK", description = "a kiosk by id or name; may be said again")
    List<String> kiosks = new ArrayList<>();
}
