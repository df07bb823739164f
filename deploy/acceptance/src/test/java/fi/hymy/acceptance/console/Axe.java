package fi.hymy.acceptance.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Deque's axe-core over the page that a browser shows: what keeps people out who see, hear or move differently.
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .flatMap(one => one.nodes.map(node =>
                  `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
            }""";

    private final Page page;

    Axe(Page page) {
        this.page = page;
    }

    /// Serious and critical findings, each with the element and what to do.
    @SuppressWarnings("unchecked")
    List<String> findings() {
        if (!Boolean.TRUE.equals(page.evaluate("() => window.axe !== undefined"))) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
