package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A file as it stood when it was opened, or the body of a message; and how its bytes become text.
 *
 * @param shownAs the file as errors name it
 * @param bytesRead how far anybody has read, for a progress bar
 * @param textEnd where the text ends, in bytes; only padding stands behind it
 */
record Source(Content content, String shownAs, Encoding encoding, long textEnd, AtomicLong bytesRead) {
    private static final int HEAD = 1 << 16;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\n");

    /** @throws UnreadableFile when the file is empty or no text at all */
    static Source of(Content content, String shownAs, Optional<Charset> charset) throws IOException {
        byte[] head;
        try (InputStream in = content.open()) {
            head = in.readNBytes(HEAD);
        }
        Optional<Charset> told = OwnFile.isBegunBy(head) && isUtf8(content) ? Optional.of(UTF_8) : charset;
        Encoding encoding = Encoding.of(head, told);
        Source source = new Source(content, shownAs, encoding, content.textEnd(encoding), new AtomicLong());
        if (content.size() - source.textEnd() > Padding.MOST) {
            throw source.unreadable(
                    0,
                    "the file ends with more than 16 MB of zero bytes: it is not finished, or damaged.",
                    "Copy it to the inbox again.");
        }
        byte[] text = Arrays.copyOf(head, (int) Math.min(head.length, source.textEnd()));
        ForeignFormat.of(text, encoding).ifPresent(format -> {
            throw source.unreadable(0, format.what(), format.fix());
        });
        return source;
    }

    /** The text from its first char; what is held already is not decoded, since bytes cannot hold all that it may. */
    Text text() throws IOException {
        return content instanceof Content.Held held ? Text.of(held.text()) : new Text(decoder());
    }

    /** What we wrote is UTF-8, unless a spreadsheet saved it in another charset. */
    private static boolean isUtf8(Content content) throws IOException {
        char[] block = new char[HEAD];
        try (StrictDecoder decoder = new StrictDecoder(content.open(), UTF_8, 0, content.size())) {
            for (int read = 0; read >= 0; ) {
                read = decoder.read(block, 0, HEAD);
            }
            return true;
        } catch (Undecodable e) {
            return false;
        }
    }

    /** Decodes from the first char behind the byte order mark. */
    StrictDecoder decoder() throws IOException {
        InputStream in = new CountedStream(content.open(), bytesRead);
        in.skipNBytes(encoding.mark());
        return new StrictDecoder(
                Utf8Guard.around(in, encoding.charset()), encoding.charset(), encoding.mark(), textEnd);
    }

    /**
     * The first chars of the text.
     *
     * @throws UnreadableFile when there is no text, or it is not in the encoding that it should be in
     */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        char[] block = new char[HEAD];
        try (StrictDecoder decoder = decoder()) {
            for (int read = 0; read >= 0 && head.length() < HEAD; read = decoder.read(block, 0, HEAD)) {
                head.append(block, 0, read);
            }
        } catch (Undecodable e) {
            throw unreadable(lineAfter(head), e.getMessage(), fix(e));
        }
        if (head.toString().isBlank()) {
            throw empty();
        }
        return head.toString();
    }

    /** Counts a CR LF once, as everywhere. */
    static long lineAfter(CharSequence text) {
        return 1 + LINE_END.matcher(text).results().count();
    }

    UnreadableFile empty() {
        return unreadable(0, "the file is empty.", "Nothing was read.");
    }

    /**
     * The file cannot be read to its end.
     *
     * @param row the line on which the row began that cannot be read
     * @param line the line that was being read
     */
    UnreadableFile stopped(IOException cause, long row, long line, Rest rest) {
        if (cause instanceof Undecodable undecodable) {
            return unreadable(line, undecodable.getMessage(), fix(undecodable), rest);
        }
        Broken broken = (Broken) cause;
        return unreadable(broken.line() == 0 ? row : broken.line(), broken.getMessage(), broken.fix(), rest);
    }

    /** The charset of the flow's own files has no part in a file that we wrote. */
    private String fix(Undecodable undecodable) {
        try (InputStream in = content.open()) {
            return OwnFile.isBegunBy(in.readNBytes(HEAD))
                    ? "Saddlebag wrote this file as UTF-8, and another program saved it otherwise: save it as CSV UTF-8."
                    : undecodable.fix();
        } catch (IOException e) {
            return undecodable.fix();
        }
    }

    UnreadableFile unreadable(long line, String what, String fix) {
        return new UnreadableFile(new Problem(new Place(shownAs, line), what, fix), Optional.empty());
    }

    UnreadableFile unreadable(long line, String what, String fix, Rest rest) {
        return new UnreadableFile(new Problem(new Place(shownAs, line), what, fix), Optional.of(rest));
    }
}
