package fi.hymy.fleet.web;

import static fi.hymy.fleet.web.Tongue.key;
import static fi.hymy.fleet.web.Tongue.t;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The console's own pages, and what can be begun anywhere, by their names: in English and in the reader's language.
final class PagesAndActions {
    private static final List<Way> WAYS = List.of(
            page(key("Overview"), "/"),
            page(key("Kiosks"), "/kiosks"),
            page(key("Sites"), "/sites"),
            page(key("Map"), "/sites/map"),
            page(key("Groups"), "/sites/groups"),
            page(key("Plan"), "/plan"),
            page(key("Surveys"), "/surveys"),
            page(key("Assignments"), "/assignments"),
            page(key("Rollouts"), "/rollouts"),
            page(key("Releases"), "/releases"),
            page(key("Results"), "/results"),
            page(key("Quarantine"), "/quarantine"),
            page(key("Life of the kiosks"), "/life"),
            page(key("Operators"), "/operators"),
            page(key("Alarms"), "/alarms"),
            page(key("Audit trail"), "/audit"),
            page(key("Your account"), "/account"),
            page(key("Language and look"), "/taste"),
            action(key("Join a kiosk"), "/join"),
            action(key("Plan a kiosk"), "/kiosks/new"),
            action(key("New survey"), "/surveys/new"),
            action(key("New assignment"), "/assignments/new"),
            action(key("New rollout"), "/rollouts/new"),
            action(key("New organisation"), "/sites/new?kind=organisation"),
            action(key("New site"), "/sites/new?kind=site"),
            action(key("Import a sheet"), "/sites/import"));

    private PagesAndActions() {}

    private record Way(String name, String href, boolean acts) {
        Finder.Found found() {
            return new Finder.Found(t(name), "", acts ? t("Action") : t("Page"), href);
        }

        boolean matches(List<String> words) {
            String names = (name + ' ' + t(name)).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(names::contains);
        }
    }

    private static Way page(String name, String href) {
        return new Way(name, href, false);
    }

    private static Way action(String name, String href) {
        return new Way(name, href, true);
    }

    /// Those that match and that the person may see; all pages for an empty text.
    static List<Finder.Found> find(String text, Frame frame) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .toList();
        Stream<Way> ways = WAYS.stream().filter(way -> frame.sees(way.href().replaceFirst("\\?.*", "")));
        return ways.filter(way -> way.matches(words)).map(Way::found).toList();
    }
}
