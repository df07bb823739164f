package fi.hymy.fleet.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import fi.hymy.protocol.message.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whether everything that pages say is there in every language. What is not stands in two lists, which may only
/// shrink: sentences without a translation, and templates with text that does not go through [Tongue].
final class CataloguesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path LACKING = Path.of("src/test/resources/catalogues/lacking.txt");
    private static final Path UNWRAPPED = Path.of("src/test/resources/catalogues/unwrapped.txt");

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern GLUED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern ONE = Pattern.compile(
            "(?<![\\w.])(?:(?:Tongue\\.)?(?:t|key|rich|pattern)|Sentence\\.(?:of|kept)|Audited\\.change)\\(\\s*"
                    + TEXT);
    /// What an operation of the API that changes something does: the trail of changes says it by [Sentence].
    private static final Pattern SUMMARY = Pattern.compile(
            "@(?:Post|Put|Delete|Patch)Mapping(?:\\([^@]*?\\))?\\s*(?:@\\w+(?:\\([^@]*?\\))?\\s*)*?@Operation\\(\\s*summary\\s*=\\s*"
                    + TEXT);
    private static final Pattern TWO = Pattern.compile(
            "(?<![\\w.])(?:(?:Tongue\\.)?n|Numbers\\.of|Sentence\\.counted)\\((?:[^(),;]|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))+,\\s*"
                    + TEXT + ",\\s*" + TEXT);
    private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?s");
    /// What of a template is no text: directives, expressions, tags, comments, entities, and the product's name.
    private static final Pattern NO_TEXT = Pattern.compile(
            "<%--.*?--%>|@(?:import|param)[^\\n]*|<(code|kbd|script|pre)\\b.*?</\\1>|&\\w+;|\\bHymy\\b",
            Pattern.DOTALL);

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everythingSaidIsThereInEveryLanguage() throws IOException {
        Set<String> lacking = said().stream()
                .filter(english -> Stream.of(Language.FI, Language.SV)
                        .anyMatch(language -> catalogue.find(language, english).isEmpty()))
                .collect(toCollection(TreeSet::new));

        assertThat(lacking)
                .as("translate these in src/main/resources/tongue/ROOM.txt; take what is done out of %s", LACKING)
                .isSubsetOf(Files.readAllLines(LACKING));
    }

    @Test
    void everySentenceReadsTheSameInAllRooms() {
        assertThat(catalogue.contradictions()).isEmpty();
    }

    @Test
    void whatIsTranslatedIsSaid() throws IOException {
        assertThat(new TreeSet<>(catalogue.entries().keySet()))
                .as("nothing says these any more: take them out of the catalogues")
                .isSubsetOf(said());
    }

    @Test
    void translationsHaveThePlacesOfTheEnglish() {
        assertThat(catalogue.entries())
                .allSatisfy((english, words) -> assertThat(words.values())
                        .allSatisfy(said -> assertThat(places(said)).isEqualTo(places(english))));
    }

    @Test
    void templatesSayNothingPastTheCatalogues() throws IOException {
        Map<String, List<String>> unwrapped = new TreeMap<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            List<String> pieces = bare(Files.readString(template));
            if (!pieces.isEmpty()) {
                unwrapped.put(TEMPLATES.relativize(template).toString(), pieces);
            }
        }
        Files.readAllLines(UNWRAPPED).forEach(unwrapped::remove);
        assertThat(unwrapped).as("say these by t(\"…\")").isEmpty();
    }

    private static Set<String> said() throws IOException {
        Set<String> said = new TreeSet<>();
        Arrays.stream(Remark.values()).map(Remark::english).forEach(said::add);
        for (Path file : Stream.concat(files(TEMPLATES, ".jte").stream(), files(SOURCES, ".java").stream())
                .toList()) {
            String text = GLUED.matcher(Files.readString(file, UTF_8).replaceAll("(?m)^\\s*///.*$", ""))
                    .replaceAll("");
            ONE.matcher(text).results().map(found -> plain(found, 1)).forEach(said::add);
            SUMMARY.matcher(text)
                    .results()
                    .map(found -> Sentence.asked(plain(found, 1)).english())
                    .forEach(said::add);
            TWO.matcher(text)
                    .results()
                    .map(found -> plain(found, 1) + " | " + plain(found, 2))
                    .forEach(said::add);
        }
        return said;
    }

    private static String plain(MatchResult found, int group) {
        return found.group(group).translateEscapes();
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\d\\$", ""))
                .sorted()
                .toList();
    }

    /// The pieces of plain text between tags, directives and expressions that have a word in them.
    private static List<String> bare(String template) {
        String text = NO_TEXT.matcher(template).replaceAll("");
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        boolean inTag = false;
        for (int i = 0; i < text.length(); ) {
            int skipped = skipped(text, i);
            boolean breaks = skipped > i || text.charAt(i) == '<';
            if (breaks || inTag) {
                take(piece, pieces);
            }
            if (skipped == i) {
                char c = text.charAt(i);
                inTag = c == '<' ? true : c == '>' ? false : inTag;
                if (!inTag && c != '>') {
                    piece.append(c);
                }
                i++;
            } else {
                i = skipped;
            }
        }
        take(piece, pieces);
        return pieces;
    }

    private static void take(StringBuilder piece, List<String> pieces) {
        if (Pattern.compile("[A-Za-z]{2}").matcher(piece).find()) {
            pieces.add(piece.toString().strip());
        }
        piece.setLength(0);
    }

    private static final Pattern DIRECTIVE = Pattern.compile("@(?:template[\\w.]+|if|elseif|for)\\(|[$!]\\{");
    private static final Pattern WORD = Pattern.compile("@(?:else(?!if)|endif|endfor)");

    /// Where a directive or expression that begins here ends; content blocks in it are read as a part of the whole.
    private static int skipped(String text, int at) {
        if (text.charAt(at) == '`' && text.charAt(at - 1) != '@') {
            return balanced(text, at + 1);
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt()) {
            return word.end();
        }
        Matcher directive = DIRECTIVE.matcher(text).region(at, text.length());
        return directive.lookingAt() ? balanced(text, directive.end()) : at;
    }

    private static int balanced(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = text.indexOf('"', i + 1);
            } else if (c == '`') {
                // a block of content: text again, until its own end
                return i + 1;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if ((c == ')' || c == '}') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
