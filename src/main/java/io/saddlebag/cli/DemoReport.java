package io.saddlebag.cli;

import io.saddlebag.Saddlebag;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Home;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.salesforce.Advice;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** What the demo prints of its samples. */
final class DemoReport {

    private DemoReport() {}

    /** The first file and its results, whole: it has one record. */
    static void printFirst(PrintWriter out, Home home, FileReport report) throws IOException {
        out.printf("The contact of Salesforce's integration guide, dropped into inbox/%s:%n%n", report.flow());
        out.printf("  %s%n%n", new String(Sample.GUIDE.content(), StandardCharsets.UTF_8));
        if (report.results().isPresent()) {
            var results = report.results().get();
            out.printf("Its results, in %s:%n%n", home.root().relativize(results));
            Files.readString(results).replace("\uFEFF", "").lines().forEach(line -> out.printf("  %s%n", line));
            out.println();
        }
    }

    /** A table of the files, then each dead letter with what to do. */
    static void print(PrintWriter out, Home home, Saddlebag saddlebag, List<FileReport> ended) {
        var table = new Table("file or queue", "rows", "created", "updated", "dead letters", "seconds", "API requests");
        ended.forEach(report -> line(table, report));
        table.lines().forEach(out::println);
        out.println();
        out.println("Dead letters, each kept with its reason:");
        out.println();
        for (DeadLetter deadLetter : saddlebag.ledger().deadLetters().list(DeadLetterFilter.UNSETTLED)) {
            print(out, deadLetter);
        }
        out.printf("Results, row by row:   %s%n", home.root().resolve("results"));
        out.printf("Rows to correct:       %s%n", home.root().resolve("dead-letter"));
        out.flush();
    }

    private static void line(Table table, FileReport report) {
        var counts = report.counts();
        table.line(
                report.flow() + "/" + report.name(),
                Words.number(counts.total()),
                Words.number(counts.created()),
                Words.number(counts.updated()),
                Words.number(counts.deadLetters()),
                String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0),
                Words.number(report.calls()));
    }

    private static void print(PrintWriter out, DeadLetter deadLetter) {
        var failure = deadLetter.failure();
        out.printf("  %s  %s%n", deadLetter.place(), failure.code());
        out.printf("    %s%n", failure.message());
        out.printf("    %s%n%n", Advice.on(failure.code(), failure.fields()));
    }
}
