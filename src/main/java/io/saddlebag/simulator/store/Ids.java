package io.saddlebag.simulator.store;

/**
 * Salesforce's record ids: 15 case-sensitive characters (three of them the object's prefix) and 3 that hold their case,
 * so that the 18 can be compared without it.
 */
public final class Ids {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    /** The pod and the reserved digit, the same in every id of this org. */
    private static final String POD = "5e0";

    private Ids() {}

    /** The 18-character id of the n-th record, from 0, of the object with this prefix. */
    public static String of(String keyPrefix, long n) {
        var id = new char[15];
        keyPrefix.getChars(0, 3, id, 0);
        POD.getChars(0, 3, id, 3);
        var rest = n + 1;
        for (int at = 14; at >= 6; at--) {
            id[at] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return with18(new String(id));
    }

    /** Which record of this org an id means, from 0; -1 when it means none of this object. */
    public static long numberOf(String keyPrefix, String id) {
        if (!isWellFormed(id) || !id.startsWith(keyPrefix) || !id.startsWith(POD, 3)) {
            return -1;
        }
        long n = 0;
        for (int at = 6; at < 15; at++) {
            n = n * 62 + DIGITS.indexOf(id.charAt(at));
        }
        return n - 1;
    }

    /** 15 letters or digits, or 18 of which the last three fit the others. */
    public static boolean isWellFormed(String id) {
        for (int at = 0; at < id.length(); at++) {
            if (DIGITS.indexOf(id.charAt(at)) < 0) {
                return false;
            }
        }
        return id.length() == 15
                || id.length() == 18 && with18(id.substring(0, 15)).equals(id);
    }

    /** The 18-character form of either form. */
    public static String with18(String id) {
        if (id.length() == 18) {
            return id;
        }
        var suffix = new StringBuilder(id);
        for (int group = 0; group < 3; group++) {
            int bits = 0;
            for (int at = 0; at < 5; at++) {
                var c = id.charAt(group * 5 + at);
                bits |= c >= 'A' && c <= 'Z' ? 1 << at : 0;
            }
            suffix.append(CHECKS.charAt(bits));
        }
        return suffix.toString();
    }
}
