package fi.hymy.fleet.lifecycle;

import static fi.hymy.fleet.web.Tongue.n;

import java.util.ArrayList;
import java.util.List;

/// What became of kiosks that took a step, or took it back, in sentences.
final class LifeWords {
    private LifeWords() {}

    /// A sentence, and how many were shut out, if any.
    static String with(String sentence, LifeCycle.Walked walked) {
        int count = walked.shutOut().size();
        return count == 0
                ? sentence
                : sentence
                        + ' '
                        + n(
                                count,
                                "The certificate of %s was taken back: its connection ends now, and it joins anew to be used again.",
                                "The certificates of %s were taken back: their connections end now, and they join anew to be used again.");
    }

    static String back(LifeCycle.Walked walked, LifeCycle.Returned back) {
        List<String> said = new ArrayList<>();
        said.add(n(
                back.kiosks(),
                "%s of %s kiosks is back where it was.",
                "%s of %s kiosks are back where they were.",
                walked.before().size()));
        if (back.points() > 0) {
            said.add(n(back.points(), "%s stands at its point again.", "%s stand at their points again."));
        }
        int without = walked.left().size() - back.points();
        if (without > 0) {
            said.add(n(
                    without,
                    "%s does not: another kiosk stands there, or is planned to.",
                    "%s do not: other kiosks stand there, or are planned to."));
        }
        if (back.toJoin() > 0) {
            said.add(n(
                    back.toJoin(),
                    "%s must join anew: read the code off its screen under “Join a kiosk”.",
                    "%s must join anew: read the code off the screen of each under “Join a kiosk”."));
        }
        return String.join(" ", said);
    }
}
