package fi.hymy.kiosk.gallery;

import fi.hymy.kiosk.screen.Finding;
import java.util.List;

/// One picture of the gallery.
///
/// @param file from the gallery's folder
/// @param screen as the survey names it: `attract`, a question's id, …
record Exhibit(String file, String survey, Panels.Size panel, String language, String screen, List<Finding> findings) {}
