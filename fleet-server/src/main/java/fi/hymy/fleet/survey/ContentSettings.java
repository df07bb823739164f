package fi.hymy.fleet.survey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How surveys and pictures are given to kiosks.
///
/// @param memory as much of them is kept in memory
/// @param perSite as many bytes a second may go to the kiosks of one site together; 0 for no bound
/// @param atOncePerSite as many downloads may run to one site; further ones are asked to come back
@ConfigurationProperties("hymy.content")
record ContentSettings(
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("4MB") DataSize perSite,
        @DefaultValue("200") int atOncePerSite) {
    ContentSettings {
        if (memory.isNegative() || perSite.isNegative() || atOncePerSite < 1) {
            throw new IllegalArgumentException(
                    "hymy.content: sizes must not be negative, and one download must be allowed");
        }
    }
}
