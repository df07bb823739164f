package fi.hymy.cli.command;

import fi.hymy.cli.api.Api;
import tools.jackson.databind.JsonNode;

/// A survey's version, as `visit@3`, or `visit` for its newest.
///
/// @param version 0 for the newest
record Edition(String survey, int version) {
    static Edition read(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Edition(text, 0);
        }
        String number = text.substring(at + 1);
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw new CommandFailure(
                    Exit.USAGE, "'%s' is no version: say %s@3.".formatted(text, text.substring(0, at)));
        }
        return new Edition(text.substring(0, at), Integer.parseInt(number));
    }

    /// Itself, with a number.
    Edition settled(Session session) {
        if (version > 0) {
            return this;
        }
        JsonNode versions = session.api().get(Api.path("surveys", survey, "versions") + "?limit=1");
        if (versions.path("items").isEmpty()) {
            throw new CommandFailure(Exit.NOT_FOUND, "No version of the survey '%s' was published.".formatted(survey));
        }
        return new Edition(survey, versions.path("items").get(0).path("version").asInt());
    }

    boolean isShownBy(JsonNode kiosk) {
        JsonNode shown = kiosk.path("reported");
        return shown.path("survey").asString("").equals(survey)
                && shown.path("surveyVersion").asInt(0) == version;
    }

    @Override
    public String toString() {
        return survey + "@" + version;
    }
}
