package io.saddlebag.cli;

import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A sample file of the demo, and how it is meant to end.
 *
 * @param deadLetters how many of its rows are wrong on purpose
 */
record Sample(String flow, String name, long rows, long deadLetters) {

    /** Accounts come first: contacts and opportunities name theirs by its external id. */
    static final Sample ACCOUNTS = new Sample("accounts", "accounts.csv", 12, 1);

    static final List<Sample> OTHERS = List.of(
            new Sample("contacts", "contacts.csv", 40, 4),
            new Sample("leads", "leads.json", 15, 2),
            new Sample("opportunities", "opportunities.csv", 20, 2));

    /** Drops the file into its inbox as one should: written elsewhere, then moved. */
    void dropInto(Home home) throws IOException {
        var draft = Files.createTempFile(home.state(), "sample", ".tmp");
        try (InputStream sample = Sample.class.getResourceAsStream("/demo/" + name)) {
            Files.copy(sample, draft, StandardCopyOption.REPLACE_EXISTING);
        }
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
