package io.saddlebag.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a message is called, and what it is known by when it is delivered again.
 *
 * @param name the key property or the sender's id, as messages and dead letters show it; empty when it has none
 * @param key the same at each delivery, and no other message's; empty when nothing tells it from another
 */
public record MessageIdentity(Optional<String> name, Optional<String> key) {

    static final MessageIdentity NONE = new MessageIdentity(Optional.empty(), Optional.empty());

    /** Senders may choose ids of any length. */
    private static final int LONGEST_KEY = 200;

    private static final int LONGEST_NAME = 100;

    /** 128 bits of the hash. */
    private static final int HEX_DIGITS = 32;

    public MessageIdentity {
        name = name.map(MessageIdentity::printable);
        key = key.map(text -> text.length() > LONGEST_KEY ? hash(text) : text);
    }

    /** By a property that the user vouches for, or an id that the client library of the sender made. */
    static MessageIdentity of(String id) {
        return id.isBlank() ? NONE : new MessageIdentity(Optional.of(id), Optional.of(id));
    }

    /** By an id that the sender chose: what has the same id and another content is another message. */
    static MessageIdentity of(SenderId id, String content) {
        return new MessageIdentity(Optional.of(id.text()), Optional.of(hash(id.text() + '\0' + content)));
    }

    /**
     * By its number in the broker's journal.
     *
     * @param id only to show it
     */
    static MessageIdentity of(Optional<SenderId> id, String journal, long number, String content) {
        return new MessageIdentity(id.map(SenderId::text), Optional.of(hash(journal + '\0' + number + '\0' + content)));
    }

    /** By nothing. */
    static MessageIdentity unknown(Optional<SenderId> id) {
        return new MessageIdentity(id.map(SenderId::text), Optional.empty());
    }

    private static String printable(String name) {
        var cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        return cut.codePoints()
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
