package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.response.Response;

/// Makes of a response what may lie on the card. Asked on the writer's thread, and while the file is being
/// opened.
public interface Seal {
    /// Leaves everything as it is.
    Seal NONE = new Seal() {
        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public Response seal(Response response) {
            return response;
        }
    };

    /// Whether it can seal by now.
    boolean isReady();

    /// The same response with its personal answers sealed, or as it is when there are none or it cannot be
    /// done.
    Response seal(Response response);
}
