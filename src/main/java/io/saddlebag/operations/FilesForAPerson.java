package io.saddlebag.operations;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a flow that only a person can help: those left in its inbox and those in {@code rejected/}. The flow goes on. */
public record FilesForAPerson(Path home, Ledger ledger) {

    private static final int NAMED = 5;

    /** Each with a sentence that names it and says why. */
    public List<LeftFile> list() {
        return Stream.concat(ledger.leftFiles().list().stream(), InboxFiles.setAsideFiles(home).stream())
                .toList();
    }

    /** Those of a flow in one line; empty when there are none. */
    public Optional<String> sentence(String flow) {
        var reasons = list().stream()
                .filter(file -> file.flow().equals(flow))
                .map(LeftFile::reason)
                .toList();
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        var named = reasons.stream().limit(NAMED).collect(Collectors.joining(" "));
        var more = reasons.size() - NAMED;
        return Optional.of(more > 0 ? named + " And " + Words.count(more, "more file") + "." : named);
    }
}
