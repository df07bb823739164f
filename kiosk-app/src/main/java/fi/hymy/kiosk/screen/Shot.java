package fi.hymy.kiosk.screen;

import java.util.List;

/// A picture of a screen, and what is wrong with it.
public record Shot(ScreenPicture picture, List<Finding> findings) {
    public Shot {
        findings = List.copyOf(findings);
    }
}
