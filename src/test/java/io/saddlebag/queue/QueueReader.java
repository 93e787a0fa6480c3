package io.saddlebag.queue;

import io.saddlebag.Child;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.QuietBroker;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code saddlebag run} in a process of its own, which reads the queue {@code crm.customers} of a broker elsewhere. */
record QueueReader(Path home) {

    static final String QUEUE = "crm.customers";
    static final String FLOW = "customers";

    void prepare(Simulator salesforce, ExternalBroker broker) throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                saddlebag.retry-pause = 20ms
                saddlebag.retry-longest-pause = 200ms
                saddlebag.pause = 200ms
                saddlebag.poll-interval = 20ms
                saddlebag.broker.url = %s
                saddlebag.broker.user = %s
                saddlebag.broker.password = %s
                """.formatted(
                        salesforce.url(), broker.url(), broker.user(), broker.password()));
        FlowText.queue(FLOW, QUEUE, "Contact").with("key", "Customer_No__c").in(home, FlowText.PEOPLE);
    }

    Process start() throws IOException {
        return Child.start(Child.java(
                        List.of(
                                "-Xmx192m",
                                // More than the quiet log of the tests.
                                "-Dsaddlebag.shown=INFO",
                                QuietBroker.IN_A_PROCESS),
                        Main.class,
                        "run",
                        "--home",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())));
    }

    Path log() {
        return home.resolve("run.log");
    }

    /** Whether the log holds a line with these words. */
    boolean says(String words) throws IOException {
        return Files.exists(log()) && Files.readString(log()).contains(words);
    }
}
