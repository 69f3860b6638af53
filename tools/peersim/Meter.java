import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import peersim.config.Configuration;
import peersim.core.Control;
import peersim.core.Network;
import peersim.vector.SingleValue;

/**
 * A control of PeerSim that measures a run from within: the time between its two calls, at time 0 and after the last cycle, and how much
 * the values add up to at each. It adds exactly, so what it finds gained or lost is no rounding of its own.
 */
public class Meter implements Control {
    private final int pid;
    private long beganNs;

    /** PeerSim makes it, and says how its parameters begin. */
    public Meter(String prefix) {
        pid = Configuration.getPid(prefix + ".protocol");
    }

    @Override
    public boolean execute() {
        long nowNs = System.nanoTime();
        boolean isFirst = beganNs == 0;
        String when = isFirst ? "start" : "end";
        if (!isFirst) {
            System.out.println("seconds " + (nowNs - beganNs) / 1e9);
        }

        BigDecimal sum = BigDecimal.ZERO;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < Network.size(); i++) {
            double value = ((SingleValue) Network.get(i).getProtocol(pid)).getValue();
            sum = sum.add(new BigDecimal(value));
            double off = value - mean;
            mean += off / (i + 1);
            squares += off * (value - mean);
        }

        System.out.println(when + "Sum " + sum.toPlainString());
        System.out.println(when + "Variance " + squares / Network.size());
        if (!isFirst) {
            System.out.println("peakKb " + peakKb());
            System.gc();
            System.out.println("heapKb " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024);
        }

        beganNs = System.nanoTime();
        return false;
    }

    /** The most memory of this process so far that was in RAM, as the kernel counts it. */
    private static String peakKb() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return line.replaceAll("\\D", "");
                }
            }
        } catch (IOException error) {
            throw new IllegalStateException("this needs Linux, which has /proc/self/status", error);
        }

        throw new IllegalStateException("there is no VmHWM in /proc/self/status");
    }
}
