package fi.hymy.fleet.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// All panels that the features bring.
@Component
public final class Panels {
    private final ObjectProvider<Panel> panels;
    private final Access access;
    private final JteViews views;

    Panels(ObjectProvider<Panel> panels, Access access, JteViews views) {
        this.panels = panels;
        this.access = access;
        this.views = views;
    }

    /// What stands at a place for the one who asks, in order.
    public List<PanelView> at(Panel.Place place, String subject) {
        return panels.stream()
                .filter(panel -> panel.place() == place)
                .filter(this::isFor)
                .sorted(Comparator.comparingInt(Panel::order))
                .flatMap(panel -> panel.part(subject).stream())
                .map(part -> new PanelView(views, part))
                .toList();
    }

    private boolean isFor(Panel panel) {
        return (panel.keepsToSight() || Sight.now().isWhole())
                && (panel.leadsTo().isEmpty()
                        || access.may(SecurityContextHolder.getContext().getAuthentication(), "GET", panel.leadsTo()));
    }
}
