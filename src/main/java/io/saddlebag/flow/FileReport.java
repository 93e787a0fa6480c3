package io.saddlebag.flow;

import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a file, or what came by a queue, ended; or why it waits.
 *
 * @param shown the file as a user would type it, {@code inbox/contacts/march.csv}; for a queue its name
 * @param counts of all its rows so far, those of earlier processes among them
 * @param calls how many API requests this process made for it
 * @param rejected why it was set aside; empty when it was not
 * @param trouble why it waits in the inbox; empty when it does not
 * @param results the results file
 * @param notices what a person should look at, though every row has its outcome: members that no record has
 * @param blankRows how many rows of delimiters alone were skipped
 */
public record FileReport(
        String flow,
        String name,
        String shown,
        Counts counts,
        Duration took,
        int calls,
        Optional<String> rejected,
        Optional<Trouble> trouble,
        Optional<Path> results,
        List<String> notices,
        long blankRows) {

    /** Whether somebody must look at the file, whatever became of its rows. */
    public boolean needsAPerson() {
        return rejected.isPresent() || !notices.isEmpty();
    }

    /** Whether there is no file, but messages. */
    public boolean fromQueue() {
        return shown.equals(name);
    }
}
