package io.saddlebag.queue;

import java.util.Optional;

/**
 * The id that its sender gave a message.
 *
 * @param text as the sender knows it
 * @param unique whether its form is that of an id which no sender gives twice. A number, or a text such as {@code order-17},
 *     is not: whoever counts may begin anew, and two senders may count alike
 */
record SenderId(String text, boolean unique) {

    /** So JMS clients mark the types of AMQP's ids (the OASIS draft "AMQP JMS Mapping"; Qpid JMS and Artemis). */
    private static final String TEXT = "ID:AMQP_NO_PREFIX:";

    private static final String ESCAPED = "ID:AMQP_STRING:";
    private static final String UUID = "ID:AMQP_UUID:";
    private static final String NUMBER = "ID:AMQP_ULONG:";
    private static final String BINARY = "ID:AMQP_BINARY:";

    /** No form of a UUID, and no id that a JMS client makes, is shorter. */
    private static final int LENGTH_OF_UNIQUE = 20;

    private static final int HEX_DIGITS_OF_UNIQUE = 32;

    /** @param id as JMS clients write it; null where the sender gave none */
    static Optional<SenderId> of(String id) {
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        if (id.startsWith(UUID)) {
            return Optional.of(new SenderId(id.substring(UUID.length()), true));
        }
        if (id.startsWith(NUMBER)) {
            return Optional.of(new SenderId(id.substring(NUMBER.length()), false));
        }
        if (id.startsWith(BINARY)) {
            var hex = id.substring(BINARY.length());
            return Optional.of(new SenderId(hex, hex.length() >= HEX_DIGITS_OF_UNIQUE));
        }
        return Optional.of(ofText(id.startsWith(TEXT) ? id.substring(TEXT.length()) : withoutEscape(id)));
    }

    private static String withoutEscape(String id) {
        return id.startsWith(ESCAPED) ? id.substring(ESCAPED.length()) : id;
    }

    private static SenderId ofText(String text) {
        boolean counts = text.chars().allMatch(Character::isDigit);
        return new SenderId(text, !counts && text.length() >= LENGTH_OF_UNIQUE);
    }
}
