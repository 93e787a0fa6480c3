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

/** The forms that one call of {@code date} tries, in order; without any, the ISO form 2024-02-29. */
record Forms(List<DateForm> forms) {

    private static final DateForm ISO = new DateForm("yyyy-MM-dd", DateTimeFormatter.ISO_LOCAL_DATE);

    static Forms of(Constants constants) {
        int end = constants.size();
        boolean counted = end > 1 && constants.isNumber(end - 1);
        OptionalInt firstYear = counted ? OptionalInt.of(constants.wholeNumber(end - 1)) : OptionalInt.empty();
        List<DateForm> forms = new ArrayList<>();
        for (int i = 1; i < (counted ? end - 1 : end); i++) {
            forms.add(DateForm.of(constants.text(i), firstYear));
        }
        return new Forms(forms.isEmpty() ? List.of(ISO) : forms);
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

    String advice() {
        return forms.get(0) == ISO ? " Say which form it has: date(.birthdate, \"dd/MM/yyyy\")." : "";
    }

    /** Exceptions are dear where every second row has the second form. */
    private static boolean looksRight(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        return formatter.parseUnresolved(text, end) != null && end.getIndex() == text.length();
    }
}
