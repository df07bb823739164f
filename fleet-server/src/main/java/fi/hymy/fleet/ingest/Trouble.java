package fi.hymy.fleet.ingest;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/// Tells trouble with one response from trouble with everything.
final class Trouble {
    private Trouble() {}

    /// Whether a single response may be the cause, so that the others could be stored without it. Anything that is
    /// not known to be about data counts as trouble with everything: nothing is ever rejected for a full disk.
    static boolean isAboutData(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException
                || failure instanceof InvalidDataAccessApiUsageException
                || failure instanceof IllegalArgumentException;
    }
}
