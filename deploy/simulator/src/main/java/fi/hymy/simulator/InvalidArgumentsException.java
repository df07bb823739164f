package fi.hymy.simulator;

import java.util.List;

/// The command line says something that cannot be.
final class InvalidArgumentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> faults;

    InvalidArgumentsException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /// At least one.
    List<String> faults() {
        return faults;
    }
}
