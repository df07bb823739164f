package fi.hymy.fleet;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole server on free ports, with a first operator whose password is known.
public final class RunningServer implements AutoCloseable {
    public static final String OPERATOR = "tester";
    public static final String PASSWORD = "correct horse battery";

    private final ConfigurableApplicationContext context;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param more as `--name=value`, which win over the usual ones
    public static RunningServer start(Path data, String... more) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("--hymy.data", data.toString());
        settings.put("--hymy.http.port", "0");
        settings.put("--hymy.devices.port", "0");
        settings.put("--hymy.devices.mqtt-port", "0");
        settings.put("--hymy.web.time-zone", "Europe/Helsinki");
        settings.put("--hymy.first-operator.name", OPERATOR);
        settings.put("--hymy.first-operator.password", PASSWORD);
        for (String argument : more) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new RunningServer(FleetServer.start(settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
    }

    public int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the server does not run");
        }
        return server.getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Map<String, T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    /// A browser in which nobody is signed in yet.
    public Browser browser() {
        return new Browser(port());
    }

    /// A browser in which the operator is signed in.
    public Browser signedIn() {
        Browser browser = browser();
        browser.signIn(OPERATOR, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        context.close();
    }
}
