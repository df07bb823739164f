package fi.hymy.fleet.web;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// What the one who asks may see of the places, and of what stands there: everything, or some sub-trees.
///
/// `Sight.now()` is that of the request at hand. The conditions go into the SQL of every list that shows
/// something of a place, before it is cut into pages: `"where … and " + Sight.now().kiosks("k.id")`. They bring
/// no parameters. Rounds and other work without a request see everything; whoever goes on with a request's work
/// on another thread takes its sight along.
public interface Sight {
    /// Sees everything.
    Sight WHOLE = whole("", true);

    /// Of the request that this thread answers; [#WHOLE] without one.
    static Sight now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? WHOLE : Sights.kept(request).orElse(WHOLE);
    }

    /// That of somebody who sees every place.
    static Sight whole(String who, boolean contacts) {
        return new WholeSight(who, contacts);
    }

    /// The user name of whom it is; empty for work without a request, and for doors without operators.
    String who();

    /// Whether everything is seen.
    boolean isWhole();

    /// Whether contact details are seen.
    boolean seesContacts();

    /// A condition in SQL: the kiosk stands now where one may look. One that stands nowhere is seen by those who
    /// see everything.
    ///
    /// @param kiosk a column with a kiosk's id, as `k.id`
    String kiosks(String kiosk);

    /// A condition in SQL: the kiosk stood where one may look when something came of it, as an answer or a
    /// picture of its screen.
    ///
    /// @param at a column with milliseconds since 1970
    String kiosksAt(String kiosk, String at);

    /// A condition in SQL: the place is within what one may see.
    String places(String place);

    /// A condition in SQL: the point is at a site that one may see.
    String points(String point);

    /// Whether the kiosk stands now where one may look.
    boolean seesKiosk(String id);

    boolean seesPlace(String id);

    boolean seesPoint(String id);

    /// Whether the kiosk or the point of a placement is seen.
    boolean seesPlacement(String id);
}
