package fi.hymy.fleet;

import java.time.InstantSource;
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

    public static void main(String[] arguments) {
        start(arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
