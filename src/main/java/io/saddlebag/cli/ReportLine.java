package io.saddlebag.cli;

import io.saddlebag.flow.FileReport;

/** One line for a person: how a file ended, or why it waits. */
final class ReportLine {

    private ReportLine() {}

    static String of(FileReport report) {
        var line = new StringBuilder(report.flow())
                .append(": ")
                .append(report.name())
                .append(": ");
        var counts = report.counts();
        if (report.rejected().isPresent()) {
            line.append("set aside: ").append(report.rejected().get()).append(' ');
        }
        if (report.trouble().isPresent()) {
            line.append("waits in the inbox: ")
                    .append(report.trouble().get().what())
                    .append(' ');
        }
        line.append(Words.count(counts.total(), "row"));
        part(line, counts.created(), "created");
        part(line, counts.updated(), "updated");
        part(line, counts.deleted(), "deleted");
        if (counts.deadLetters() > 0) {
            line.append(", ").append(Words.count(counts.deadLetters(), "dead letter"));
        }
        return line.append(", ").append(Words.time(report.took())).toString();
    }

    private static void part(StringBuilder line, long number, String what) {
        if (number > 0) {
            line.append(", ").append(Words.number(number)).append(' ').append(what);
        }
    }
}
