package io.saddlebag.cli;

import io.saddlebag.flow.BlankRows;
import io.saddlebag.flow.FileReport;
import io.saddlebag.words.Words;

/** One line for a person: how a file ended, or why it waits. */
final class ReportLine {

    private ReportLine() {}

    static String of(FileReport report) {
        var line = new StringBuilder(
                "%s: %s: %s, %s".formatted(report.flow(), report.name(), report.counts(), Words.time(report.took())));
        line.append(BlankRows.behind(report.blankRows()));
        report.rejected().ifPresent(why -> line.append("; set aside: ").append(why));
        report.trouble().ifPresent(trouble -> line.append(
                        report.fromQueue() ? "; waits in the queue: " : "; waits in the inbox: ")
                .append(trouble.what()));
        report.notices().forEach(notice -> line.append("; ").append(notice));
        return line.toString();
    }
}
