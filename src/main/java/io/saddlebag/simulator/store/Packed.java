package io.saddlebag.simulator.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The values of a record in one byte array: for each field that has a value its place, the length, and the text as UTF-8.
 * Places and lengths are variable-length integers of seven bits a byte.
 */
final class Packed {

    static final byte[] EMPTY = {};

    private Packed() {}

    static byte[] pack(String[] values) {
        var out = new ByteArrayOutputStream(128);
        for (int place = 0; place < values.length; place++) {
            if (values[place] != null) {
                var text = values[place].getBytes(StandardCharsets.UTF_8);
                number(out, place);
                number(out, text.length);
                out.write(text, 0, text.length);
            }
        }
        return out.toByteArray();
    }

    static String[] unpack(byte[] packed, int size) {
        var values = new String[size];
        int at = 0;
        while (at < packed.length) {
            int place = numberAt(packed, at);
            at += width(place);
            int length = numberAt(packed, at);
            at += width(length);
            values[place] = new String(packed, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        return values;
    }

    /** The value at one place, without unpacking the others; null when it has none. */
    static String value(byte[] packed, int wanted) {
        int at = 0;
        while (at < packed.length) {
            int place = numberAt(packed, at);
            at += width(place);
            int length = numberAt(packed, at);
            at += width(length);
            if (place >= wanted) {
                return place == wanted ? new String(packed, at, length, StandardCharsets.UTF_8) : null;
            }
            at += length;
        }
        return null;
    }

    private static void number(ByteArrayOutputStream out, int n) {
        var rest = n;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static int numberAt(byte[] packed, int start) {
        int n = 0;
        int shift = 0;
        int at = start;
        while (packed[at] < 0) {
            n |= (packed[at++] & 0x7f) << shift;
            shift += 7;
        }
        return n | packed[at] << shift;
    }

    private static int width(int n) {
        return n < 1 << 7 ? 1 : n < 1 << 14 ? 2 : n < 1 << 21 ? 3 : n < 1 << 28 ? 4 : 5;
    }
}
