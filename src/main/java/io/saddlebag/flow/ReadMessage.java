package io.saddlebag.flow;

import io.saddlebag.queue.Received;
import io.saddlebag.records.MessageRows;
import io.saddlebag.records.Row;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message with its rows, numbered from 1; one misshapen row where it cannot be read. */
record ReadMessage(Received received, List<Row> rows) {

    private static final Logger LOG = LoggerFactory.getLogger(ReadMessage.class);

    static ReadMessage of(Received received, String queue, Flow flow) {
        if (received.body() instanceof Received.Body.Refused refused) {
            return new ReadMessage(
                    received, MessageRows.refused("", refused.why()).rows());
        }
        var body = (Received.Body.Text) received.body();
        var read = MessageRows.of(
                body.text(), queue, told(body.contentType()), flow.reading().columns());
        BlankRows.told(read.blankRows())
                .ifPresent(told -> LOG.info(
                        "{}: {}#{}: {}",
                        flow.id(),
                        queue,
                        received.identity().name().orElse("?"),
                        told));
        var problem = read.header().flatMap(header -> HeaderProblems.inMessage(header, flow, queue));
        return new ReadMessage(
                received,
                problem.map(wrong -> MessageRows.refused(body.text(), wrong.what() + " " + wrong.fix())
                                .rows())
                        .orElse(read.rows()));
    }

    private static MessageRows.Told told(String contentType) {
        return switch (contentType) {
            case "application/json", "text/json" -> MessageRows.Told.JSON;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> MessageRows.Told.NDJSON;
            case "text/csv", "application/csv" -> MessageRows.Told.CSV;
            default -> contentType.endsWith("+json") ? MessageRows.Told.JSON : MessageRows.Told.NOTHING;
        };
    }

    /** The same rows with the numbers that they have in the ledger's source. */
    List<Row> numberedFrom(long first) {
        return rows.stream().map(row -> numbered(row, first + row.number() - 1)).toList();
    }

    private static Row numbered(Row row, long number) {
        if (row instanceof Row.Json json) {
            return new Row.Json(number, json.line(), json.record());
        }
        if (row instanceof Row.Cells cells) {
            return new Row.Cells(number, cells.line(), cells.columns(), cells.cells());
        }
        var misshapen = (Row.Misshapen) row;
        return new Row.Misshapen(number, misshapen.line(), misshapen.raw(), misshapen.what(), misshapen.deadLetterId());
    }
}
