package fi.hymy.kiosk.outbox;

import fi.hymy.kiosk.config.KioskSettings.OutboxSettings;
import fi.hymy.protocol.SampleResponses;
import fi.hymy.protocol.message.Receipt;
import fi.hymy.protocol.response.Response;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A program to be killed: appends for as long as it lives and prints the number of each response once it is kept.
final class AppendingProgram {
    private AppendingProgram() {}

    /// @param arguments directory of the outbox, number of the first response
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SqliteOutbox outbox = SqliteOutbox.open(Path.of(arguments[0]), OutboxSettings.USUAL, InstantSource.system());
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
            Response response = SampleResponses.smileyWhy(number);
            int kept = number;
            var stage = outbox.append(response).thenAccept(sequence -> out.println("kept " + kept + " " + sequence));
            if (number % 7 == 0) {
                OutboxContract.get(stage);
                OutboxContract.get(outbox.settle(List.of(new Receipt(response.id(), new Receipt.Stored()))));
            } else if (number % 3 == 0) {
                OutboxContract.get(stage);
            }
        }
    }
}
