package fi.hymy.simulator.enrolment;

/// Where a broker listens.
///
/// @param port 1 to 65535
public record Endpoint(String host, int port) {
    private static final int MAX_PORT = 65_535;

    public Endpoint {
        if (host.isEmpty() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("must be HOST:PORT");
        }
    }

    /// @throws IllegalArgumentException when the text is not `HOST:PORT`
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("must be HOST:PORT");
        }
        return new Endpoint(text.substring(0, colon), Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
