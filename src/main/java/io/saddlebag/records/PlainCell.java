package io.saddlebag.records;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cells of files that people open in spreadsheets, which calculate what looks like a formula, whoever wrote it: such a cell is
 * written with an apostrophe in front, and so is one that begins with an apostrophe itself. Read back, each is as it was.
 */
final class PlainCell {

    private static final char APOSTROPHE = '\'';

    /** No number that people write, and no phone number, is longer. */
    private static final int LONGEST = 60;

    /** In the widths of East Asian keyboards, too, which spreadsheets take for the same. */
    private static final String FORMULA = "=@＝＠";

    private static final String SIGNED = "+-＋－";

    /** Only digits and what groups them, so that nothing but a number comes of it. */
    private static final Pattern NUMBER = Pattern.compile("[+-]\\h?[.,]?[0-9][0-9.,'’\\h]*(?:[eE][+-]?[0-9]+)?\\h?%?");

    /** {@code +49 (0)30 / 1234-5 ext. 6}. */
    private static final Pattern PHONE = Pattern.compile(
            "\\+(?=(?:[^0-9]*[0-9]){5,20}[^0-9]*$)\\h?\\(?[0-9][0-9\\h().\\-‐‑–/]*(?:(?:x|ext\\.?|#)\\h?[0-9]{1,6})?");

    private PlainCell() {}

    /** The cell as it stands in a file of ours. */
    static String written(String cell) {
        return startsWithApostrophe(cell) || isFormula(cell) ? APOSTROPHE + cell : cell;
    }

    /** The cell of a file of ours as it was; an apostrophe that a person typed in front of a plain word stays. */
    static String read(String cell) {
        if (!startsWithApostrophe(cell)) {
            return cell;
        }
        var behind = cell.substring(1);
        return startsWithApostrophe(behind) || isFormula(behind) ? behind : cell;
    }

    static List<String> read(List<String> cells) {
        return cells.stream().map(PlainCell::read).toList();
    }

    private static boolean startsWithApostrophe(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE;
    }

    private static boolean isFormula(String cell) {
        if (cell.isEmpty() || Character.isLetterOrDigit(cell.charAt(0))) {
            return false;
        }
        if ("\t\r\n".indexOf(cell.charAt(0)) >= 0) {
            return true;
        }
        var text = Blanks.trim(cell);
        if (text.isEmpty()) {
            return false;
        }
        return FORMULA.indexOf(text.charAt(0)) >= 0 || SIGNED.indexOf(text.charAt(0)) >= 0 && !isNumberOrPhone(text);
    }

    private static boolean isNumberOrPhone(String text) {
        return text.length() <= LONGEST
                && (NUMBER.matcher(text).matches() || PHONE.matcher(text).matches());
    }
}
