package io.saddlebag.mapping;

import io.saddlebag.records.NearestName;

/** Whether a name is nearly certainly another one misspelt. */
final class NearField {

    /** Of three letters, one that differs makes another word. */
    private static final int SHORT = 4;

    private NearField() {}

    static boolean isMeant(String name, String near) {
        return !differInANumber(name, near) && (name.length() >= SHORT || NearestName.isSame(name, near));
    }

    /** {@code phone} and {@code phone2}, {@code street1} and {@code street2} are different things. */
    static boolean differInANumber(String name, String other) {
        return !digits(name).equals(digits(other));
    }

    private static String digits(String name) {
        return name.replaceAll("\\P{N}", "");
    }
}
