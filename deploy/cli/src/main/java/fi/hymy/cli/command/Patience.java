package fi.hymy.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How long to wait, as `30s`, `5m` or `1h`.
final class Patience implements ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})([smh])");

    @Override
    public Duration convert(String text) {
        Matcher read = TEXT.matcher(text);
        if (!read.matches()) {
            throw new TypeConversionException("'%s' is no time: say 30s, 5m or 1h".formatted(text));
        }
        long count = Long.parseLong(read.group(1));
        return switch (read.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
