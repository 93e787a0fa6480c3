package io.saddlebag.storm;

import io.saddlebag.Child;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Starts commands, mostly {@code run --once}, each of its own, in a home, and kills them. */
record Loader(Path home, Simulator salesforce) {

    private static final int A_GLANCE = 2;

    /** Gives the home the flows of the storm and pauses that are short, so that three hundred kills take minutes. */
    /** A row that is locked four times in a row, as one in six million is here, would wait; its results line would not say how it ended. */
    void prepare() throws IOException {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                saddlebag.retry-pause = 20ms
                saddlebag.retry-longest-pause = 200ms
                saddlebag.poll-interval = 20ms
                saddlebag.record-attempts = 8
                """.formatted(salesforce.url()));
        flow(FlowText.inbox("customers", "Contact").with("key", "Customer_No__c"), "");
        flow(
                FlowText.inbox("prospects", "Lead").with("operation", "insert").with("unique", "Customer_No__c"),
                "Company        = \"Storm\"\n");
    }

    private void flow(FlowText flow, String more) throws IOException {
        Files.createDirectories(home.resolve("inbox").resolve(flow.id()));
        flow.in(home, """
                Customer_No__c = .key
                LastName       = .name
                Email          = .email
                """ + more);
    }

    void drop(Cargo cargo) throws IOException {
        var draft = Files.writeString(home.resolve("draft"), cargo.text());
        Files.move(draft, home.resolve("inbox").resolve(cargo.kind().flow).resolve(cargo.name()));
    }

    boolean isDone(Cargo cargo) {
        return Files.exists(home.resolve("done").resolve(cargo.kind().flow).resolve(cargo.name()));
    }

    /** @return the process, just started */
    Process start() throws IOException {
        return start("run", "--once");
    }

    Process start(String... command) throws IOException {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--home", home.toString()));
        return Child.start(Child.java(List.of("-Xmx128m"), Main.class, words.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("run.log").toFile())));
    }

    /**
     * Kills it at a random moment after its first call, while calls are out.
     *
     * @return false when it ended by itself before that
     */
    boolean killWhileCallsAreOut(Process process, int withinMillis, Random random) throws InterruptedException {
        boolean calls = awaitCalls(process);
        process.waitFor(random.nextInt(withinMillis), TimeUnit.MILLISECONDS);
        if (!calls || !awaitCalls(process)) {
            return false;
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    private boolean awaitCalls(Process process) throws InterruptedException {
        while (salesforce.requests().atOnce() == 0) {
            if (process.waitFor(A_GLANCE, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return process.isAlive();
    }
}
