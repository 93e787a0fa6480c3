package io.saddlebag.mapping.functions;

/**
 * The characters of a text as Salesforce counts them: a field of length 40 holds 40 UTF-16 code units, so that an emoji takes
 * two places. Neither half of it can be stored alone.
 */
public final class Characters {

    private Characters() {}

    /** @return as much of the beginning as fits into so many places, without half a character at the end */
    public static String first(int places, String text) {
        if (text.length() <= places) {
            return text;
        }
        boolean cutsPair = places > 0
                && Character.isHighSurrogate(text.charAt(places - 1))
                && Character.isLowSurrogate(text.charAt(places));
        return text.substring(0, cutsPair ? places - 1 : places);
    }

    /** @return whether no half of a character stands alone */
    public static boolean areWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))
                    && (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(++i)))) {
                return false;
            }
        }
        return true;
    }
}
