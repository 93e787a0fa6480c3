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
        if (report.rejected().isPresent()) {
            line.append("set aside: ").append(report.rejected().get()).append(' ');
        }
        if (report.trouble().isPresent()) {
            line.append(report.fromQueue() ? "waits in the queue: " : "waits in the inbox: ")
                    .append(report.trouble().get().what())
                    .append(' ');
        }
        return line.append(report.counts())
                .append(", ")
                .append(Words.time(report.took()))
                .toString();
    }
}
