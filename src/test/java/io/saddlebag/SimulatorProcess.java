package io.saddlebag;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulator in a process of its own. It prints its address alone: {@code saddlebag simulate} prints a login as well. */
public final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final String url;

    private SimulatorProcess(Process process) throws IOException {
        this.process = process;
        this.url =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** @param options for the virtual machine */
    public static SimulatorProcess start(String... options) throws IOException {
        return new SimulatorProcess(Child.start(
                Child.java(List.of(options), SimulatorProcess.class).redirectError(ProcessBuilder.Redirect.INHERIT)));
    }

    public static void main(String[] arguments) throws Exception {
        try (var simulator = Simulator.start(Settings.defaults().withDailyApiLimit(10_000_000))) {
            System.out.println(simulator.url());
            new CountDownLatch(1).await();
        }
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
