package io.saddlebag.records;

import io.saddlebag.records.MessageRows.Told;
import java.util.List;

/**
 * One generated file, and the same text as a message.
 *
 * @param how it was written, for a person who looks at a failure
 * @param rows what must be read, as {@link Inbox.Read#told()} has it
 */
record Swept(String how, String name, byte[] bytes, ReadOptions options, Message message, List<String> rows) {

    /** @param rows what must be read */
    record Message(String text, Told told, List<String> rows) {}
}
