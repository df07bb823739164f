package fi.hymy.protocol.codec;

import fi.hymy.protocol.message.Downlink;
import fi.hymy.protocol.message.Receipt;
import tools.jackson.databind.node.ArrayNode;
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
            case Downlink.Receipts receipts -> {
                ArrayNode list = json.putArray("receipts");
                receipts.receipts().forEach(receipt -> list.add(receipt(receipt)));
            }
            case Downlink.Deferred deferred ->
                json.put("message", deferred.message().toString()).put("reason", deferred.reason());
            case Downlink.Desired desired -> DesiredWriter.state(json, desired.state());
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

    private static ObjectNode receipt(Receipt receipt) {
        ObjectNode json = Json.object().put("response", receipt.response().toString());
        return switch (receipt.outcome()) {
            case Receipt.Stored _ -> json.put("outcome", "stored");
            case Receipt.Duplicate _ -> json.put("outcome", "duplicate");
            case Receipt.Deferred(String reason) ->
                json.put("outcome", "deferred").put("reason", reason);
            case Receipt.Rejected(String reason) ->
                json.put("outcome", "rejected").put("reason", reason);
        };
    }
}
