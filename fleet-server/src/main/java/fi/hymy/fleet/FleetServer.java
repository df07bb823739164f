package fi.hymy.fleet;

import fi.hymy.fleet.storage.BackupCli;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// Starts the fleet server: one process with the broker, the stores and the console.
@SpringBootApplication(proxyBeanMethods = false, exclude = FlywayAutoConfiguration.class)
public class FleetServer {
    /// Starts a server and returns when it is ready: `--data DIR`, and any setting as `--name=value`.
    ///
    /// @throws IllegalArgumentException when an argument is not understood
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplication(FleetServer.class)
                .run(CommandLine.settings(arguments).toArray(String[]::new));
    }

    /// Runs a server, or one of the commands `backup`, `restore` and `check-backup` when that is the first argument.
    public static void main(String[] arguments) {
        if (arguments.length > 0 && BackupCli.knows(arguments[0])) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(BackupCli.run(arguments[0], CommandLine.settings(rest)));
        }
        start(arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
