package fi.hymy.kiosk.device.box;

import fi.hymy.protocol.message.Condition.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.util.GlobalConfig;

/// What OSHI knows that is tedious to count by oneself: the load of the processor, the traffic of the
/// network, and the temperature where the kernel has no zone of that name. For one thread.
///
/// It brings a native library along; where that does not load there is nothing to be known, and it is said
/// once.
final class Oshi {
    private static final Logger LOG = LoggerFactory.getLogger(Oshi.class);
    private static final int PERCENT = 100;
    private static final int MILLI = 1000;

    private @Nullable HardwareAbstractionLayer hardware;
    private long @Nullable [] ticks;
    private boolean useless;

    void look(Sheet sheet) {
        if (useless) {
            return;
        }
        try {
            HardwareAbstractionLayer found = hardware();
            load(found.getProcessor(), sheet);
            network(found.getNetworkIFs(), sheet);
        } catch (RuntimeException | LinkageError e) {
            useless = true;
            LOG.warn("the load of processor and network is not known: {}", e.toString());
        }
    }

    /// In thousandths of a degree; to be asked when nothing better is known.
    void temperature(Sheet sheet) {
        if (useless) {
            return;
        }
        try {
            double degrees = hardware().getSensors().getCpuTemperature();
            if (degrees > 0) {
                sheet.put(Measure.CPU_MILLICELSIUS, Math.round(degrees * MILLI));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("no temperature", e);
        }
    }

    private HardwareAbstractionLayer hardware() {
        if (hardware == null) {
            // Nothing that is asked here needs udev, which would be one more library.
            GlobalConfig.set("oshi.os.linux.allowudev", false);
            hardware = new SystemInfo().getHardware();
        }
        return hardware;
    }

    /// Between two looks; the first says nothing.
    private void load(CentralProcessor processor, Sheet sheet) {
        long[] now = processor.getSystemCpuLoadTicks();
        if (ticks != null) {
            double load = processor.getSystemCpuLoadBetweenTicks(ticks);
            sheet.put(Measure.CPU_LOAD_PERCENT, Math.round(load * PERCENT));
        }
        ticks = now;
    }

    private static void network(List<NetworkIF> interfaces, Sheet sheet) {
        sheet.put(
                Measure.NETWORK_RECEIVED_BYTES,
                interfaces.stream().mapToLong(NetworkIF::getBytesRecv).sum());
        sheet.put(
                Measure.NETWORK_SENT_BYTES,
                interfaces.stream().mapToLong(NetworkIF::getBytesSent).sum());
    }
}
