package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.web.ApiProblem;
import fi.hymy.protocol.message.Action;
import fi.hymy.protocol.survey.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Actions as the API and the table name them: a kind, and an amount where the kind takes one.
///
/// @param amount pixels of width for a screenshot, seconds for identify, percent for brightness; null otherwise
record ActionWords(String kind, @Nullable Long amount) {
    static final List<String> KINDS =
            List.of("screenshot", "identify", "logs", "brightness", "restart", "reboot", "diagnose", "renew");

    /// @param amount null for the usual one
    /// @throws ApiProblem when there is no such kind, or the amount is out of bounds
    static Action read(String kind, @Nullable Long amount) {
        if (!KINDS.contains(kind)) {
            throw faulty("kind", unknown());
        }
        try {
            return parse(kind, amount);
        } catch (IllegalArgumentException e) {
            throw faulty("amount", String.valueOf(e.getMessage()));
        }
    }

    /// @throws IllegalArgumentException in words, when there is no such kind, or the amount is out of bounds
    static Action parse(String kind, @Nullable Long amount) {
        try {
            return switch (kind) {
                case "screenshot" ->
                    new Action.Screenshot(amount == null ? Action.Screenshot.USUAL_WIDTH : Math.toIntExact(amount));
                case "identify" ->
                    new Action.Identify(amount == null ? Action.Identify.USUAL : Duration.ofSeconds(amount));
                case "logs" -> new Action.Logs();
                case "brightness" -> brightness(amount);
                case "restart" -> new Action.Restart();
                case "reboot" -> new Action.Reboot();
                case "diagnose" -> new Action.Diagnose();
                case "renew" -> new Action.Renew();
                default -> throw new IllegalArgumentException(unknown());
            };
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(t("that is too much"), e);
        }
    }

    private static String unknown() {
        return t("must be one of %s", String.join(", ", KINDS));
    }

    private static Action brightness(@Nullable Long amount) {
        if (amount == null) {
            throw new IllegalArgumentException(t("say how bright, in percent"));
        }
        return new Action.Brightness(Math.toIntExact(amount));
    }

    static ActionWords of(Action action) {
        return switch (action) {
            case Action.Screenshot(int maxWidth) -> new ActionWords("screenshot", (long) maxWidth);
            case Action.Identify(Duration duration) -> new ActionWords("identify", duration.toSeconds());
            case Action.Logs _ -> new ActionWords("logs", null);
            case Action.Brightness(int percent) -> new ActionWords("brightness", (long) percent);
            case Action.Restart _ -> new ActionWords("restart", null);
            case Action.Reboot _ -> new ActionWords("reboot", null);
            case Action.Diagnose _ -> new ActionWords("diagnose", null);
            case Action.Renew _ -> new ActionWords("renew", null);
            case Action.Unknown(String kind) -> throw new IllegalArgumentException("nobody can ask for " + kind);
        };
    }

    static ApiProblem faulty(String field, String problem) {
        return ApiProblem.unprocessable("The command was not sent.", List.of(new Fault(field, problem)));
    }
}
