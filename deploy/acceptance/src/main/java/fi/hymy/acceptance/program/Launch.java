package fi.hymy.acceptance.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a program is to be started.
///
/// @param name for people and for the log's file name
/// @param command program and arguments
/// @param directory where it runs; its log `{name}.log` is appended to there
/// @param environment added to this JVM's own
public record Launch(String name, List<String> command, Path directory, Map<String, String> environment) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Launch of(String name, Path directory, String... command) {
        return new Launch(name, List.of(command), directory, Map.of());
    }

    /// A Java program on the very JDK that this one runs on; as shipped, unless the system property `hymy.jvm` has
    /// options for all of them (words between blanks), which those in `arguments` overrule.
    public static Launch java(String name, Path directory, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String everywhere = System.getProperty("hymy.jvm", "").strip();
        if (!everywhere.isEmpty()) {
            command.addAll(List.of(everywhere.split("\\s+")));
        }
        command.addAll(arguments);
        return new Launch(name, command, directory, Map.of());
    }

    public Launch with(String variable, String value) {
        var more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Launch(name, command, directory, more);
    }

    Path log() {
        return directory.resolve(name + ".log");
    }
}
