package fi.hymy.acceptance.bench;

import java.io.IOException;

/// Measures one thing, once per round.
interface Probe {
    String name();

    void measure(Figures figures) throws IOException;
}
