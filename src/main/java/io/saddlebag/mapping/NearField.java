package io.saddlebag.mapping;

import io.saddlebag.records.NearestName;
import java.util.Locale;

/** Whether a name is nearly certainly another one misspelt. */
final class NearField {

    /** Of three letters, one that differs makes another word. */
    private static final int SHORT = 4;

    private NearField() {}

    static boolean isMeant(String name, String near) {
        return !differInANumber(name, near) && (name.length() >= SHORT || NearestName.isSame(name, near));
    }

    /** {@code Description__c} is a field that the org lacks rather than {@code Description} misspelt. */
    static boolean areBothCustomOrNot(String name, String near) {
        return isCustom(name) == isCustom(near) || letters(name).equals(letters(near));
    }

    /** {@code Region_c} is {@code Region__c}. */
    private static String letters(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isCustom(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("__c");
    }

    /** {@code phone} and {@code phone2}, {@code street1} and {@code street2} are different things. */
    static boolean differInANumber(String name, String other) {
        return !digits(name).equals(digits(other));
    }

    private static String digits(String name) {
        return name.replaceAll("\\P{N}", "");
    }
}
