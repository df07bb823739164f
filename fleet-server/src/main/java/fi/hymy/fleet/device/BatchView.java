package fi.hymy.fleet.device;

import static fi.hymy.fleet.web.Tongue.t;

import fi.hymy.fleet.device.Batches.Counts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command for many kiosks in words.
public final class BatchView {
    private final CommandBatch batch;
    private final Counts counts;

    BatchView(CommandBatch batch, Counts counts) {
        this.batch = batch;
        this.counts = counts;
    }

    public String id() {
        return batch.id();
    }

    public String name() {
        String name = CommandRow.name(batch.kind());
        return batch.amount() == null || !batch.kind().equals("brightness") ? name : name + " " + batch.amount() + " %";
    }

    public String target() {
        return t(batch.target());
    }

    public String by() {
        return batch.by();
    }

    public Instant askedAt() {
        return batch.askedAt();
    }

    public Instant until() {
        return batch.until();
    }

    public int kiosks() {
        return batch.kiosks();
    }

    public boolean open() {
        return batch.open();
    }

    public Counts counts() {
        return counts;
    }

    public int unasked() {
        return counts.unasked();
    }

    public int underWay() {
        return counts.waiting() + counts.running();
    }

    public int done() {
        return counts.done();
    }

    public int failed() {
        return counts.failed();
    }

    public int expired() {
        return counts.expired();
    }

    public String tone() {
        if (batch.open() || underWay() > 0) {
            return "soso";
        }
        return failed() + expired() + unasked() > 0 ? "bad" : "good";
    }

    public String state() {
        if (batch.open()) {
            return t("Asking, %s of %s", batch.kiosks() - unasked(), batch.kiosks());
        }
        if (batch.stoppedBy() != null) {
            return t("Stopped by %s after %s of %s", batch.stoppedBy(), batch.kiosks() - unasked(), batch.kiosks());
        }
        if (unasked() > 0) {
            return t("Ended, for it became too late for %s", unasked());
        }
        return underWay() > 0 ? t("All asked, %s not done yet", underWay()) : t("Over");
    }

    /// A kiosk of it.
    public record Line(String kiosk, String name, String tone, String result, String detail) {
        static Line of(Batches.Row row, @Nullable Issued issued, CommandBatch batch, Instant now) {
            String name = Optional.ofNullable(row.name()).orElse(row.kiosk().value());
            if (issued != null) {
                CommandRow words = new CommandRow(issued, now);
                return new Line(row.kiosk().value(), name, words.tone(), words.result(), words.detail());
            }
            if (row.command() != null) {
                return new Line(row.kiosk().value(), name, "none", t("Too long ago to be kept"), "");
            }
            return batch.open()
                    ? new Line(row.kiosk().value(), name, "none", t("Its turn comes"), "")
                    : new Line(row.kiosk().value(), name, "none", t("Not asked"), "");
        }
    }
}
