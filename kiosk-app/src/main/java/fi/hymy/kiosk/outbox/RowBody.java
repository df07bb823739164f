package fi.hymy.kiosk.outbox;

import fi.hymy.protocol.codec.ResponseCodec;
import fi.hymy.protocol.response.Response;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A response as its row holds it: what everybody may read, and beside it what only the server opens.
///
/// @param sealedOrNull null where nothing is sealed; then there is no key either
/// @param keyOrNull the name of the key that it is sealed to
@SuppressWarnings("ArrayRecordComponent")
record RowBody(
        byte[] open,
        byte @Nullable [] sealedOrNull,
        @Nullable String keyOrNull) {
    /// As in `insert` and `update`, in this order.
    static final int COLUMNS = 3;

    /// @throws fi.hymy.protocol.codec.CodecException when a text is not clean
    static RowBody of(Response response) {
        return response.sealed()
                .map(part -> new RowBody(
                        ResponseCodec.encodeApart(response),
                        part.bytes(),
                        part.key().value()))
                .orElseGet(() -> new RowBody(ResponseCodec.encode(response), null, null));
    }

    /// From columns of these names.
    static RowBody of(ResultSet row) throws SQLException {
        return new RowBody(row.getBytes("body"), row.getBytes("sealed"), row.getString("key_id"));
    }

    void bind(PreparedStatement statement, int first) throws SQLException {
        statement.setBytes(first, open);
        statement.setBytes(first + 1, sealedOrNull);
        statement.setString(first + 2, keyOrNull);
    }

    /// About as many as it takes on the wire.
    int bytes() {
        return open.length + (sealedOrNull == null ? 0 : sealedOrNull.length * 4 / 3 + 50);
    }

    /// @throws fi.hymy.protocol.codec.CodecException when the bytes are no response
    Response response() {
        return sealedOrNull == null || keyOrNull == null
                ? ResponseCodec.decode(open)
                : ResponseCodec.decode(open, keyOrNull, sealedOrNull);
    }
}
