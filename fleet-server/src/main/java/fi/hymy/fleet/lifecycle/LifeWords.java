package fi.hymy.fleet.lifecycle;

/// What became of kiosks that took a step, or took it back, in sentences.
final class LifeWords {
    private LifeWords() {}

    /// Begins with a space; empty when nobody was shut out.
    static String shutOut(LifeCycle.Walked walked) {
        int count = walked.shutOut().size();
        if (count == 0) {
            return "";
        }
        return count == 1
                ? " The certificate of one was taken back: its connection ends now, and it joins anew to be used again."
                : " The certificates of %d were taken back: their connections end now, and they join anew to be used again."
                        .formatted(count);
    }

    static String back(LifeCycle.Walked walked, LifeCycle.Returned back) {
        var said = new StringBuilder("%d of %d kiosks are back where they were."
                .formatted(back.kiosks(), walked.before().size()));
        if (back.points() > 0) {
            said.append(" %d stand at their points again.".formatted(back.points()));
        }
        if (back.points() < walked.left().size()) {
            said.append(" %d do not: another kiosk stands there, or is planned to."
                    .formatted(walked.left().size() - back.points()));
        }
        if (back.toJoin() > 0) {
            said.append(" %d must join anew: read the code off the screen of each under “Join a kiosk”."
                    .formatted(back.toJoin()));
        }
        return said.toString();
    }
}
