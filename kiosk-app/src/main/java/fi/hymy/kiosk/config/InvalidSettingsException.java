package fi.hymy.kiosk.config;

import java.util.List;
import java.util.stream.Collectors;

/// The settings are faulty; says all of it at once.
public final class InvalidSettingsException extends RuntimeException {
    private final List<String> faults;

    InvalidSettingsException(List<String> faults) {
        super(faults.stream().collect(Collectors.joining("\n  ", "these settings are faulty:\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    /// One sentence per fault, each beginning with the key.
    public List<String> faults() {
        return faults;
    }
}
