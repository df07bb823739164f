package fi.hymy.cli.command;

import fi.hymy.cli.api.Refusal;
import fi.hymy.cli.api.UnreachableException;
import fi.hymy.cli.sign.SigningException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/// All commands, put together.
public final class Commands {
    private Commands() {}

    /// Runs what was typed.
    ///
    /// @return the exit code, one of [Exit]
    public static int run(Globals globals, String... arguments) {
        return line(globals).execute(arguments);
    }

    static CommandLine line(Globals globals) {
        CommandLine kiosk = group("kiosk", "Kiosks: how they are and what they show.")
                .addSubcommand(new KioskList(globals))
                .addSubcommand(new KioskShow(globals));
        CommandLine rollout = group("rollout", "Changes for many kiosks, in waves.")
                .addSubcommand(new RolloutCommands.ListAll(globals))
                .addSubcommand(new RolloutCommands.Show(globals))
                .addSubcommand(new RolloutCommands.Kiosks(globals))
                .addSubcommand(new RolloutCommands.Start(globals))
                .addSubcommand(new RolloutCommands.Watch(globals));
        Map.of(
                        "pause", "Tell no more kiosks for now.",
                        "resume", "Go on in spite of what failed.",
                        "abort", "Tell nobody else for good.",
                        "rollback", "Take it back from every kiosk that has it.")
                .forEach((order, words) -> {
                    var command = new CommandLine(new RolloutCommands.Order(globals, order));
                    command.getCommandSpec().usageMessage().description(words);
                    rollout.addSubcommand(order, command);
                });
        CommandLine root = new CommandLine(new Root(globals))
                .addSubcommand(new Login(globals))
                .addSubcommand(new Overview(globals))
                .addSubcommand(kiosk)
                .addSubcommand(new Joining(globals))
                .addSubcommand(new Claim(globals))
                .addSubcommand(new Push(globals))
                .addSubcommand(new Screenshot(globals))
                .addSubcommand(new Ask(globals))
                .addSubcommand(rollout)
                .addSubcommand(ReleaseCommands.line(globals))
                .addSubcommand(AlarmCommands.line(globals))
                .addSubcommand(new AutoComplete.GenerateCompletion());
        return root.setOut(globals.out())
                .setErr(globals.err())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(
                        (failure, _, _) -> told(failure, globals.err()).code())
                .setExitCodeExceptionMapper(_ -> Exit.USAGE.code());
    }

    static CommandLine group(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }

    private static Exit told(Exception failure, PrintWriter err) throws Exception {
        Exit exit =
                switch (failure) {
                    case CommandFailure own -> own.exit();
                    case SigningException _ -> Exit.REFUSED;
                    case UnreachableException _ -> Exit.UNREACHABLE;
                    case Refusal refusal when refusal.isNotAllowed() -> Exit.NOT_ALLOWED;
                    case Refusal refusal when refusal.isNotFound() -> Exit.NOT_FOUND;
                    case Refusal _ -> Exit.REFUSED;
                    default -> throw failure;
                };
        err.println("hymy: " + failure.getMessage());
        if (failure instanceof Refusal refusal) {
            refusal.faults().forEach(fault -> err.println("  " + fault));
        }
        err.flush();
        return exit;
    }

    @Command(
            name = "hymy",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "The kiosks of a Hymy server, from a terminal or a script.",
            footer = {
                "",
                "Exit codes: 0 done, 1 it did not come about, 2 not understood, 3 no server answers,",
                "4 not allowed, 5 not found, 6 the server refused it, 7 not yet when the time was over."
            })
    static final class Root {
        @Mixin
        private final Globals globals;

        Root(Globals globals) {
            this.globals = globals;
        }

        Globals globals() {
            return globals;
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"hymy " + (version == null ? "(from classes)" : version)};
        }
    }
}
