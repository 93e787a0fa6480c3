package io.saddlebag.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.ledger.ApiUsage;
import io.saddlebag.ledger.DeadLetterGroup;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.ledger.Pause;
import io.saddlebag.words.Times;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The status for machines: the same facts, times as ISO 8601, local with their offset; a member that is not known is absent. */
public final class StatusJson {

    private StatusJson() {}

    public static ObjectNode of(Status status, ZoneId zone) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("at", Times.iso(status.at(), zone));
        json.put("running", status.running());
        json.put("healthy", status.healthy());
        status.lastRun().ifPresent(run -> {
            var node = json.putObject("run");
            node.put("pid", run.pid()).put("version", run.version());
            node.put("started", Times.iso(run.started(), zone));
            run.ended().ifPresent(ended -> node.put("ended", Times.iso(ended, zone)));
        });
        var files = json.putArray("files");
        status.files().forEach(file -> file(files.addObject(), file, status.left(file), zone));
        var inboxes = json.putObject("inbox");
        status.inInbox().forEach(inboxes::put);
        var setAside = json.putObject("setAside");
        status.setAside().forEach(setAside::put);
        forAPerson(json.putArray("filesForAPerson"), status.forAPerson(), zone);
        var pauses = json.putArray("pauses");
        status.pauses().forEach(pause -> pause(pauses.addObject(), pause, status.running(), zone));
        groups(json, "deadLetters", status.deadLetters());
        groups(json, "waitingForParent", status.waiting());
        var usages = json.putArray("apiRequests");
        status.apiUsages().forEach(usage -> usage(usages.addObject(), usage, zone));
        status.events().ifPresent(events -> json.putObject("events")
                .put("delivered", events.delivered())
                .put("failed", events.failed())
                .put("dropped", events.dropped())
                .put("reason", events.reason())
                .put("failedAt", Times.iso(events.failedAt(), zone)));
        return json;
    }

    /** Adds dead letters, counted by flow and code, as an array of that name. */
    public static void groups(ObjectNode json, String name, List<DeadLetterGroup> groups) {
        var array = json.putArray(name);
        for (var group : groups) {
            var node = array.addObject();
            node.put("flow", group.flow()).put("code", group.code());
            node.put("count", group.count()).put("message", group.message());
            var samples = node.putArray("samples");
            group.samples().stream().map(Object::toString).forEach(samples::add);
        }
    }

    private static void file(ObjectNode node, FileProgress file, Optional<Duration> left, ZoneId zone) {
        node.put("flow", file.flow()).put("name", file.name());
        node.put("state", file.state().name().toLowerCase(Locale.ROOT));
        node.put("rows", file.counts().total());
        node.put("created", file.counts().created());
        node.put("updated", file.counts().updated());
        node.put("deleted", file.counts().deleted());
        node.put("deadLetters", file.counts().deadLetters());
        file.fraction().ifPresent(fraction -> node.put("fraction", fraction));
        node.put("rowsPerSecond", Math.round(file.rowsPerSecond() * 10) / 10.0);
        left.ifPresent(time -> node.put("secondsLeft", time.toSeconds()));
        node.put("begun", Times.iso(file.begun(), zone));
        file.ended().ifPresent(ended -> node.put("ended", Times.iso(ended, zone)));
        file.reason().ifPresent(reason -> node.put("reason", reason));
    }

    private static void forAPerson(ArrayNode array, List<LeftFile> files, ZoneId zone) {
        for (var file : files) {
            var node = array.addObject();
            node.put("flow", file.flow()).put("path", file.path()).put("reason", file.reason());
            node.put("since", Times.iso(file.since(), zone));
        }
    }

    /** Where no process runs, nothing is tried again by itself. */
    private static void pause(ObjectNode node, Pause pause, boolean running, ZoneId zone) {
        node.put("flow", pause.flow()).put("cause", pause.cause()).put("reason", pause.reason());
        node.put("since", Times.iso(pause.since(), zone));
        pause.until().filter(until -> running).ifPresent(until -> node.put("until", Times.iso(until, zone)));
    }

    private static void usage(ObjectNode node, ApiUsage usage, ZoneId zone) {
        node.put("org", usage.org()).put("used", usage.used()).put("allowed", usage.allowed());
        node.put("seen", Times.iso(usage.seen(), zone));
    }
}
