package fi.hymy.fleet.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much may wait for the writer.
///
/// @param queueRows responses that may wait before kiosks are told to come again later; about twenty full batches, a
///     second's work on a slow disk, unless told otherwise
@ConfigurationProperties("hymy.ingest")
public record IngestSettings(@DefaultValue("20000") int queueRows) {
    public IngestSettings {
        if (queueRows < 1) {
            throw new IllegalArgumentException("hymy.ingest.queue-rows must be 1 or more, it is " + queueRows);
        }
    }
}
