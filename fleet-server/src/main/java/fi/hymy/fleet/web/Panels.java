package fi.hymy.fleet.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// All panels that the features bring.
@Component
public final class Panels {
    private final ObjectProvider<Panel> panels;
    private final JteViews views;

    Panels(ObjectProvider<Panel> panels, JteViews views) {
        this.panels = panels;
        this.views = views;
    }

    /// What stands at a place, in order.
    public List<PanelView> at(Panel.Place place, String subject) {
        return panels.stream()
                .filter(panel -> panel.place() == place)
                .sorted(Comparator.comparingInt(Panel::order))
                .flatMap(panel -> panel.part(subject).stream())
                .map(part -> new PanelView(views, part))
                .toList();
    }
}
