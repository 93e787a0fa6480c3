package io.saddlebag.cli;

import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Home;
import io.saddlebag.queue.Outbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sample file of the demo, or its sample messages, and how they are meant to end.
 *
 * @param deadLetters how many of its rows are wrong on purpose
 */
record Sample(String flow, String name, long rows, long deadLetters) {

    /** The contact of Salesforce's integration guide. */
    static final Sample GUIDE = new Sample("new-contacts", "jane.json", 1, 0);

    /** Accounts come first: contacts and opportunities name theirs by its external id. */
    static final Sample ACCOUNTS = new Sample("accounts", "accounts.csv", 12, 1);

    static final List<Sample> OTHERS = List.of(
            new Sample("contacts", "contacts.csv", 40, 4),
            new Sample("leads", "leads.json", 15, 2),
            new Sample("opportunities", "opportunities.csv", 20, 2));

    /** The messages of the demo, one a line; they come when the files are through. */
    static final Sample MESSAGES = new Sample("contacts-queue", "crm.contacts", 3, 1);

    /** Every sample, in the order they end. */
    static final List<Sample> ALL = Stream.of(List.of(GUIDE, ACCOUNTS), OTHERS, List.of(MESSAGES))
            .flatMap(List::stream)
            .toList();

    /** Sends the messages as another program of this machine would. */
    static void sendMessages(Home home, String brokerUrl) throws IOException {
        try (InputStream sample = Sample.class.getResourceAsStream("/demo/" + MESSAGES.flow + ".ndjson")) {
            var lines = new String(sample.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            Outbox.send(brokerUrl, home.state(), MESSAGES.name, lines);
        }
    }

    /** What the file holds. */
    byte[] content() throws IOException {
        try (InputStream sample = Sample.class.getResourceAsStream("/demo/" + name)) {
            return sample.readAllBytes();
        }
    }

    /** Drops the file into its inbox as one should: written elsewhere, then moved. */
    void dropInto(Home home) throws IOException {
        var draft = Files.createTempFile(home.state(), "sample", ".tmp");
        Files.write(draft, content());
        Files.move(draft, home.inbox(flow).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isOf(FileReport report) {
        return report.flow().equals(flow) && report.name().equals(name);
    }

    /** Whether the file ended as it is meant to. */
    boolean foresaw(FileReport report) {
        return report.trouble().isEmpty()
                && report.rejected().isEmpty()
                && report.counts().total() == rows
                && report.counts().deadLetters() == deadLetters;
    }
}
