package fi.hymy.fleet.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.Map;

/// A panel with what it shows, ready to stand in a page: `${panel.in(frame)}`.
public final class PanelView {
    private final JteViews views;
    private final Panel.Part part;

    PanelView(JteViews views, Panel.Part part) {
        this.views = views;
        this.part = part;
    }

    public Content in(Frame frame) {
        Map<String, Object> params = new HashMap<>(part.model());
        params.put("frame", frame);
        return output -> views.render(part.template(), params, output);
    }
}
