package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import tools.jackson.databind.node.ObjectNode;

/// Downlink messages to JSON.
final class DownlinkWriter {
    private DownlinkWriter() {}

    static String type(Downlink downlink) {
        return switch (downlink) {
            case Downlink.Receipts _ -> "receipts";
            case Downlink.Deferred _ -> "deferred";
            case Downlink.Desired _ -> "desired";
            case Downlink.Resend _ -> "resend";
            case Downlink.Forget _ -> "forget";
            case Downlink.Command _ -> "command";
        };
    }

    static ObjectNode body(Downlink downlink) {
        ObjectNode json = Json.object();
        switch (downlink) {
            case Downlink.Receipts _ -> throw new IllegalArgumentException("receipts are written as text");
            case Downlink.Deferred deferred ->
                json.put("message", deferred.message().toString()).put("reason", deferred.reason());
            case Downlink.Desired desired -> {
                DesiredWriter.state(json, desired.state());
                desired.comeBackWithin().ifPresent(within -> json.put("comeBackWithin", within.toSeconds()));
                desired.sealTo().ifPresent(key -> SealCodec.write(json.putObject("sealTo"), key));
            }
            case Downlink.Resend resend ->
                json.put("outboxId", resend.outbox().value())
                        .put("from", resend.from())
                        .put("to", resend.to());
            case Downlink.Forget forget ->
                json.put("response", forget.response().toString());
            case Downlink.Command command -> CommandParts.write(json, command);
        }
        return json;
    }

    /// The body of receipts, written straight away.
    static void receipts(CanonicalText json, Downlink.Receipts receipts) {
        json.open('{').field("receipts").open('[');
        receipts.receipts().forEach(receipt -> receipt(json, receipt));
        json.close(']').close('}');
    }

    private static void receipt(CanonicalText json, Receipt receipt) {
        json.open('{').field("response").plain(receipt.response().toString()).field("outcome");
        switch (receipt.outcome()) {
            case Receipt.Stored _ -> json.plain("stored");
            case Receipt.Duplicate _ -> json.plain("duplicate");
            case Receipt.Deferred(String reason) ->
                json.plain("deferred").field("reason").text(reason);
            case Receipt.Rejected(String reason) ->
                json.plain("rejected").field("reason").text(reason);
        }
        json.close('}');
    }
}
