package io.saddlebag.flow;

import io.saddlebag.events.Event;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Makes events of how files ended. A file that waits makes none: its flow pauses, which is an event of its own. */
public final class FileEvents implements Consumer<FileReport> {

    private final Consumer<Event> events;

    public FileEvents(Consumer<Event> events) {
        this.events = events;
    }

    @Override
    public void accept(FileReport report) {
        if (report.rejected().isPresent()) {
            setAside(report, report.rejected().get());
        } else if (report.trouble().isEmpty()) {
            notices(report);
            // A queue is emptied several times a second.
            if (!report.fromQueue()) {
                done(report);
            }
        }
    }

    /** What a person should look at; of a file that was taken away there is nothing else. */
    public void notices(FileReport report) {
        report.notices()
                .forEach(notice ->
                        events.accept(Event.ofFile(Event.Kind.FILE_NOTICE, report.flow(), report.name(), 0, notice)));
    }

    /** The reason itself may repeat what stands in the file. */
    private void setAside(FileReport report, String reason) {
        var line = Pattern.compile("^" + Pattern.quote(report.shown()) + ":(\\d{1,18}): ")
                .matcher(reason);
        events.accept(Event.ofFile(
                Event.Kind.FILE_SET_ASIDE,
                report.flow(),
                report.name(),
                line.find() ? Long.parseLong(line.group(1)) : 0,
                "The file was set aside. Its reason lies beside it in rejected/" + report.flow() + "/."));
    }

    private void done(FileReport report) {
        var counts = report.counts();
        events.accept(new Event(
                Event.Kind.FILE_DONE,
                report.flow(),
                report.name(),
                0,
                "",
                counts + BlankRows.behind(report.blankRows()),
                Map.of(
                        "rows", counts.total(),
                        "created", counts.created(),
                        "updated", counts.updated(),
                        "deleted", counts.deleted(),
                        "deadLetters", counts.deadLetters())));
    }
}
