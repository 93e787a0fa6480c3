package io.saddlebag.mapping.functions;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which forms would read a text that is no date of the forms named. Each form that is told was tried on the text. */
final class DateHint {

    /** With two-digit years, 30 is 1930 and 29 is 2029. */
    static final int FIRST_YEAR = 1930;

    private static final int LONGEST = 40;

    /** Of two forms that read the same date the first is told, so those with leading zeros stand before those without. */
    private static final List<String> DATES = List.of(
                    "yyyy-MM-dd yyyy-M-d yyyy/MM/dd yyyy/M/d yyyy.MM.dd yyyyMMdd".split(" "),
                    "dd.MM.yyyy d.M.yyyy dd/MM/yyyy d/M/yyyy MM/dd/yyyy M/d/yyyy dd-MM-yyyy d-M-yyyy MM-dd-yyyy M-d-yyyy"
                            .split(" "),
                    "dd.MM.yy d.M.yy dd/MM/yy d/M/yy MM/dd/yy M/d/yy dd-MM-yy dd-MMM-yy d-MMM-yy dd-MMM-yyyy d-MMM-yyyy"
                            .split(" "),
                    "dd MMM yyyy|d MMM yyyy|d MMMM yyyy|MMM d, yyyy|MMMM d, yyyy|EEE, d MMM yyyy".split("\\|"))
            .stream()
            .flatMap(Stream::of)
            .toList();

    private static final List<String> TIMES = List.of(
            "",
            " HH:mm",
            " HH:mm:ss",
            " HH:mm:ss.SSS",
            " h:mm a",
            " h:mm:ss a",
            "'T'HH:mm",
            "'T'HH:mm:ss",
            "'T'HH:mm:ss.SSS",
            "'T'HH:mmXXX",
            "'T'HH:mm:ssXXX",
            "'T'HH:mm:ss.SSSXXX",
            "'T'HH:mm:ss.SSSXX");

    private static final List<DateForm> FORMS = DATES.stream()
            .flatMap(date -> TIMES.stream().map(time -> date + time))
            .map(pattern -> DateForm.of(pattern, OptionalInt.of(FIRST_YEAR)))
            .toList();

    private DateHint() {}

    /**
     * @param read what is wanted of a text, a date alone or with its time
     * @param call the call that would read the text in a form
     * @return one sentence; empty when no form reads the text
     */
    static String of(String text, TemporalQuery<? extends TemporalAccessor> read, UnaryOperator<String> call) {
        Map<Object, String> forms = new LinkedHashMap<>();
        if (text.length() <= LONGEST) {
            FORMS.stream()
                    .filter(form -> Forms.looksRight(form.formatter(), text))
                    .forEach(form -> reading(form.formatter(), text, read, forms, form.pattern()));
        }
        var calls = forms.entrySet().stream()
                .map(form -> call.apply(form.getValue()) + " reads it as " + form.getKey())
                .collect(Collectors.joining(", "));
        return calls.isEmpty() ? "" : " " + calls + (forms.size() > 1 ? ": write the one that is meant." : ".");
    }

    private static void reading(
            DateTimeFormatter formatter,
            String text,
            TemporalQuery<? extends TemporalAccessor> read,
            Map<Object, String> forms,
            String pattern) {
        try {
            forms.putIfAbsent(formatter.parse(text, read), pattern);
        } catch (DateTimeException notThisOne) {
            // The calendar lacks the day, or the form lacks the time.
        }
    }

    /** Whether the year has two digits, so that a call must say what they count from. */
    static boolean hasShortYear(String pattern) {
        return pattern.contains("yy") && !pattern.contains("yyyy");
    }
}
