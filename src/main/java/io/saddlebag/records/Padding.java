package io.saddlebag.records;

import io.saddlebag.files.OpenedFile;
import java.io.EOFException;
import java.io.IOException;

/** What some systems put behind the text of a file: Ctrl-Z, the end mark of DOS, and zeros that fill a block. */
final class Padding {
    /** In bytes. A sparse file can have any number of them, and reading them all would hold up the files behind it. */
    static final long MOST = 16 * 1024 * 1024;

    private static final int BLOCK = 8192;
    private static final int CTRL_Z = 0x1A;

    private Padding() {}

    /** Where the text ends, in bytes; somewhere in the padding where there is more than {@link #MOST} of it. */
    static long textEnd(OpenedFile file, Encoding encoding) throws IOException {
        byte[] block = new byte[BLOCK];
        long end = file.identity().size();
        while (end > encoding.mark() && file.identity().size() - end <= MOST) {
            int length = (int) Math.min(BLOCK, end - encoding.mark());
            if (file.read(end - length, block, length) < length) {
                throw new EOFException(file.path() + " became shorter while it was opened.");
            }
            int text = textLength(block, length, encoding);
            if (text > 0) {
                return end - length + text;
            }
            end -= length;
        }
        return end;
    }

    private static int textLength(byte[] block, int length, Encoding encoding) {
        int unit = encoding.unit();
        int end = length;
        while (unit <= 2 && end >= unit && isPadding(block, end - unit, encoding)) {
            end -= unit;
        }
        return end;
    }

    private static boolean isPadding(byte[] block, int at, Encoding encoding) {
        if (encoding.unit() == 1) {
            return block[at] == 0 || block[at] == CTRL_Z;
        }
        int low = encoding.charset().name().endsWith("LE") ? at : at + 1;
        int high = at + at + 1 - low;
        return block[high] == 0 && (block[low] == 0 || block[low] == CTRL_Z);
    }
}
