package fi.hymy.kiosk;

import fi.hymy.protocol.message.Condition;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A condition in one line, for whoever asked for a diagnosis.
final class InWords {
    private InWords() {}

    static String of(Condition condition) {
        String findings = condition.findings().isEmpty()
                ? "Nothing is wrong."
                : condition.findings().stream().map(InWords::finding).collect(Collectors.joining(" "));
        String facts = Stream.concat(
                        condition.measures().entrySet().stream()
                                .map(entry -> word(entry.getKey()) + ' ' + entry.getValue()),
                        condition.notes().entrySet().stream()
                                .map(entry -> word(entry.getKey()) + ' ' + entry.getValue()))
                .collect(Collectors.joining(", "));
        return findings + ' ' + Checkup.inWords(condition) + " | " + facts;
    }

    private static String finding(Condition.Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")";
        return finding.trouble().advice() + detail;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
