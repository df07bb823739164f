package fi.hymy.fleet.rollout;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.site.KioskAt;
import fi.hymy.fleet.site.KioskQuery;
import fi.hymy.protocol.schedule.Hours;
import fi.hymy.protocol.schedule.HoursText;
import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What somebody wrote into the form of a new rollout, or a program into its request: every field a text.
///
/// The change: `kind`, and the values of that kind. The target: `q`, or `kiosks` where `mode` is `ticked`. How:
/// `preset`, and with `own` = `true` also `waves`, `success`, `soakMinutes`, `mostFailed`, `mostFailedPercent` and
/// `patienceMinutes`; `window` is `always` or hours; `newcomers`. A `name`, or none for what is changed.
///
/// @param kiosks those that were chosen, where they were
record RolloutForm(Map<String, String> fields, List<KioskAt> kiosks) {
    RolloutForm {
        fields = Map.copyOf(fields);
        kiosks = List.copyOf(kiosks);
    }

    /// What the texts were read as.
    sealed interface Reading {
        record Good(Rollouts.Wish wish) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    String of(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /// With what the chosen preset says where nobody wrote another.
    String shown(String name) {
        return fields.containsKey(name) && isOwn() ? of(name) : usual(name);
    }

    boolean isOwn() {
        return of("own").equals("true");
    }

    boolean isTicked() {
        return of("mode").equals("ticked");
    }

    Preset preset() {
        return Preset.of(of("preset"));
    }

    boolean welcomesNewcomers() {
        return !fields.containsKey("newcomers") || of("newcomers").equals("true");
    }

    private String usual(String name) {
        Thresholds usual = preset().thresholds();
        return switch (name) {
            case "waves" -> preset().waves().text();
            case "success" -> Integer.toString(usual.success());
            case "soakMinutes" -> Long.toString(usual.soak().toMinutes());
            case "mostFailed" -> Integer.toString(usual.mostFailed());
            case "mostFailedPercent" -> Integer.toString(usual.mostFailedPercent());
            case "patienceMinutes" -> Long.toString(usual.patience().toMinutes());
            default -> of(name);
        };
    }

    /// The values of the change; those of lines as in a form's text area come in one line.
    private Map<String, String> change(Rollable kind) {
        Map<String, String> change = new HashMap<>();
        for (String name : kind.fields()) {
            String value = of(name).replaceAll("\\s*[\\r\\n]+\\s*", "; ");
            if (!value.isEmpty()) {
                change.put(name, value);
            }
        }
        return change;
    }

    /// @param kinds null for a kind that there is not
    Reading read(Function<String, @Nullable Rollable> kinds) {
        var faults = new ArrayList<Fault>();
        Rollable kind = kinds.apply(of("kind"));
        Map<String, String> change = kind == null ? Map.of() : change(kind);
        String title = title(kind, change, faults);
        String query = isTicked() ? null : query(faults);
        if (isTicked() && kiosks.isEmpty()) {
            faults.add(new Fault("kiosks", t("choose at least one kiosk")));
        }
        Plan plan = plan(faults);
        String name = of("name").isEmpty() ? shortened(Rollout.inWords(title)) : of("name");
        if (name.length() > Rollout.MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("name", t("may have 200 characters on one line")));
        }
        return faults.isEmpty() && plan != null
                ? new Reading.Good(new Rollouts.Wish(
                        name, of("kind"), title, change, query, isTicked() ? kiosks : List.of(), plan))
                : new Reading.Bad(faults);
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), Rollout.MAX_NAME));
    }

    private String title(@Nullable Rollable kind, Map<String, String> change, List<Fault> faults) {
        if (kind == null) {
            faults.add(new Fault("kind", t("choose what to change")));
            return "";
        }
        return switch (kind.read(change)) {
            case Rollable.Reading.Good(String title) -> title;
            case Rollable.Reading.Bad(var wrong) -> {
                faults.addAll(wrong);
                yield "";
            }
        };
    }

    private @Nullable String query(List<Fault> faults) {
        return switch (KioskQuery.read(of("q"))) {
            case KioskQuery.Reading.Good(var query) -> query.text();
            case KioskQuery.Reading.Bad bad -> {
                faults.add(new Fault("q", bad.inWords()));
                yield null;
            }
        };
    }

    private @Nullable Plan plan(List<Fault> faults) {
        Hours window = read("window", faults, text -> text.isEmpty() ? Hours.ALWAYS : HoursText.plain(text));
        if (window != null && window.week().isEmpty() && window.exceptions().isEmpty()) {
            faults.add(new Fault("window", t("is never open: name days and hours, or leave it empty for always")));
        }
        Waves waves = read("waves", faults, Waves::parse);
        Integer success = number("success", 100, faults, whole -> true);
        Integer soak = number("soakMinutes", 30 * 24 * 60, faults, whole -> true);
        Integer most = number("mostFailed", 1_000_000, faults, whole -> true);
        Integer percent = number("mostFailedPercent", 100, faults, whole -> true);
        Integer patience = number("patienceMinutes", 30 * 24 * 60, faults, whole -> whole >= 1);
        if (window == null
                || waves == null
                || success == null
                || soak == null
                || most == null
                || percent == null
                || patience == null) {
            return null;
        }
        var thresholds = new Thresholds(success, Duration.ofMinutes(soak), most, percent, Duration.ofMinutes(patience));
        return new Plan(waves, window, thresholds, welcomesNewcomers());
    }

    private @Nullable Integer number(String name, int most, List<Fault> faults, Predicate<Integer> fits) {
        return read(name, faults, text -> {
            int whole;
            try {
                whole = Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(t("must be a whole number"), e);
            }
            if (whole < 0 || whole > most || !fits.test(whole)) {
                throw new IllegalArgumentException(t("must lie between 0 and %s", most));
            }
            return whole;
        });
    }

    private <T> @Nullable T read(String name, List<Fault> faults, Function<String, T> reader) {
        try {
            return reader.apply(shown(name));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(name, String.valueOf(e.getMessage())));
            return null;
        }
    }
}
