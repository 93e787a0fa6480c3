package io.saddlebag.mapping.functions;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms that one call of {@code date} tries, in order; without any, the ISO form 2024-02-29. */
record Forms(List<DateForm> forms, OptionalInt firstYear) {

    private static final DateForm ISO = new DateForm("yyyy-MM-dd", DateTimeFormatter.ISO_LOCAL_DATE, true);

    /** What {@code date} without a form reads. */
    static final Forms ISO_DATE = new Forms(List.of(ISO), OptionalInt.empty());

    static Forms of(Constants constants) {
        int end = constants.size();
        boolean counted = end > 1 && constants.isNumber(end - 1);
        OptionalInt firstYear = counted ? OptionalInt.of(constants.wholeNumber(end - 1)) : OptionalInt.empty();
        List<DateForm> forms = new ArrayList<>();
        for (int i = 1; i < (counted ? end - 1 : end); i++) {
            forms.add(DateForm.of(constants.text(i), firstYear));
        }
        return new Forms(forms.isEmpty() ? List.of(ISO) : forms, firstYear);
    }

    <T> Optional<T> read(String text, TemporalQuery<T> query) {
        for (DateForm form : forms) {
            try {
                if (forms.size() == 1 || looksRight(form.formatter(), text)) {
                    return Optional.of(form.formatter().parse(text, query));
                }
            } catch (DateTimeException notThisOne) {
                continue;
            }
        }
        return Optional.empty();
    }

    String named() {
        return forms.stream().map(DateForm::pattern).collect(Collectors.joining(" or ")) + ".";
    }

    /**
     * The call that takes one form more.
     *
     * @param value what the call reads
     * @param zone the time zone, where the call names one
     */
    String with(String value, String pattern, String function, Optional<String> zone) {
        boolean counted = firstYear.isPresent() || DateHint.hasShortYear(pattern);
        return Stream.of(
                        Stream.of(value),
                        isIso() ? Stream.<String>of() : forms.stream().map(form -> quoted(form.pattern())),
                        Stream.of(quoted(pattern)),
                        zone.stream().map(Forms::quoted),
                        counted ? Stream.of("" + firstYear.orElse(DateHint.FIRST_YEAR)) : Stream.<String>of())
                .flatMap(part -> part)
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    private boolean isIso() {
        return forms.size() == 1 && forms.get(0).isIso();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** Exceptions are dear where every second row has the second form. */
    static boolean looksRight(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        return formatter.parseUnresolved(text, end) != null && end.getIndex() == text.length();
    }
}
