package fi.hymy.fleet.web;

import java.util.List;

/// Where a feature lets people find its things by a few letters, in the palette that opens with Ctrl+K.
public interface Finder {
    /// Finders are asked in rising order.
    int order();

    /// What the person who asks may see of what matches; the best first, a handful at most.
    ///
    /// @param text never blank
    List<Found> find(String text);

    /// @param name as people call it
    /// @param where in which it lies, or empty
    /// @param kind in a word, in the language of who asks
    /// @param href of its page
    record Found(String name, String where, String kind, String href) {}
}
