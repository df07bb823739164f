package fi.hymy.acceptance.console;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The addresses of all the console's pages, as its mappings say: a page that is added is among them by itself.
final class Routes {
    private static final String WEB = "org.springframework.web.bind.annotation.";
    /// What is put into a page that is seen anyway, and is no page.
    private static final Set<String> FRAGMENTS =
            Set.of("/sites/kiosk-options", "/assignments/targets", "/assignments/hours");
    private static final String LIVE = "/live/";

    private final Set<String> pages;

    private Routes(Set<String> pages) {
        this.pages = pages;
    }

    /// @param classes of the fleet server, compiled
    static Routes of(Path classes) {
        return new Routes(new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(one -> one.isAnnotatedWith("org.springframework.stereotype.Controller"))
                        .flatMap(one -> one.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(WEB + "GetMapping"))
                        // What answers with bytes is a file.
                        .filter(method -> method.getRawReturnType().isEquivalentTo(String.class))
                        .flatMap(Routes::patterns)
                        .filter(pattern -> !pattern.startsWith(LIVE) && !FRAGMENTS.contains(pattern))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// As `/kiosks/{id}/settings`.
    Set<String> pages() {
        return pages;
    }

    /// Those whose address needs nothing to be known.
    List<String> plain() {
        return pages.stream().filter(pattern -> !pattern.contains("{")).toList();
    }

    /// Which page an address is.
    Optional<String> of(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return pages.stream()
                .filter(pattern -> regex(pattern).matcher(path).matches())
                .min(Comparator.comparingLong(pattern ->
                        pattern.chars().filter(letter -> letter == '{').count()));
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(pattern.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    private static Stream<String> patterns(JavaMethod method) {
        List<String> own = values(method.getAnnotationOfType(WEB + "GetMapping").getProperties());
        List<String> before = before(method.getOwner());
        return before.stream().flatMap(start -> own.stream().map(end -> start + end));
    }

    private static List<String> before(JavaClass owner) {
        return owner.isAnnotatedWith(WEB + "RequestMapping")
                ? values(owner.getAnnotationOfType(WEB + "RequestMapping").getProperties())
                : List.of("");
    }

    private static List<String> values(java.util.Map<String, Object> properties) {
        return Stream.of("value", "path")
                .map(properties::get)
                .filter(String[].class::isInstance)
                .map(String[].class::cast)
                .filter(values -> values.length > 0)
                .findFirst()
                .map(List::of)
                .orElse(List.of(""));
    }
}
