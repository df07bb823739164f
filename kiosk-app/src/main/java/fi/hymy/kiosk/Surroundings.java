package fi.hymy.kiosk;

import fi.hymy.kiosk.device.box.Facts;
import fi.hymy.kiosk.device.box.Sheet;
import fi.hymy.kiosk.link.LinkState;
import fi.hymy.kiosk.outbox.OutboxException;
import fi.hymy.kiosk.screen.FrameWatch;
import fi.hymy.protocol.message.Condition.Measure;
import fi.hymy.protocol.message.Condition.Note;
import fi.hymy.protocol.message.Uplink.OutboxFacts;
import fi.hymy.protocol.response.TimeQuality;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the other parts know of how the kiosk is: the glass, the outbox, the link, the clock. For the
/// device's thread, which may wait a few seconds for the glass.
final class Surroundings implements Facts.More {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
    private static final long GLASS_SECONDS = 10;

    private final Box.Parts parts;
    private long framesBefore;

    Surroundings(Box.Parts parts) {
        this.parts = parts;
    }

    @Override
    public boolean write(Sheet sheet) {
        glass(sheet);
        sheet.put(Measure.PICTURES_UNSHOWN_COUNT, parts.storefront().unshownPictures());
        outbox(sheet);
        sheet.put(Note.LINK, words(parts.link().state()));
        TimeQuality quality = parts.clock().now().quality();
        sheet.put(Note.TIME, quality.name().toLowerCase(Locale.ROOT));
        return quality == TimeQuality.CONFIRMED;
    }

    private void glass(Sheet sheet) {
        try {
            FrameWatch watch = parts.storefront().frames().toCompletableFuture().get(GLASS_SECONDS, TimeUnit.SECONDS);
            FrameWatch.Sight sight =
                    parts.storefront().look().toCompletableFuture().get(GLASS_SECONDS, TimeUnit.SECONDS);
            long frames = watch.frames();
            sheet.put(Measure.FRAMES_COUNT, frames - framesBefore);
            framesBefore = frames;
            sheet.put(Measure.PICTURE_FRESH_FLAG, sight.drawn() && !sight.blank());
        } catch (TimeoutException e) {
            sheet.put(Measure.PICTURE_FRESH_FLAG, false);
        } catch (ExecutionException e) {
            LOG.debug("there is no glass to look at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void outbox(Sheet sheet) {
        try {
            OutboxFacts facts = parts.outbox().facts();
            sheet.put(Measure.OUTBOX_UNSENT_COUNT, facts.unsent());
            sheet.put(Measure.OUTBOX_OLDEST_SECONDS, TimeUnit.MILLISECONDS.toSeconds(facts.oldestUnsentMillis()));
            sheet.put(Measure.OUTBOX_GAPS_COUNT, parts.outbox().gaps());
        } catch (OutboxException e) {
            LOG.debug("the outbox says nothing", e);
        }
    }

    private static String words(LinkState state) {
        return switch (state) {
            case LinkState.Down _ -> "down";
            case LinkState.Connecting _ -> "connecting";
            case LinkState.Connected _ -> "connected";
            case LinkState.Waiting waiting -> "waiting: " + waiting.reason();
        };
    }
}
