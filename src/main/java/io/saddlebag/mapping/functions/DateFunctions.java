package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.records.Blanks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dates and times, read strictly: the 31st of February is an error, not the 28th or the 2nd of March. */
final class DateFunctions {

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("date", 1, 12, "date(.birthdate, \"dd/MM/yyyy\")", DateFunctions::date),
            new MappingFunction(
                    "datetime",
                    1,
                    12,
                    "datetime(.start, \"dd.MM.yyyy HH:mm\", \"Europe/Berlin\")",
                    DateFunctions::datetime));

    private DateFunctions() {}

    private static MappingFunction.Call date(List<Optional<JsonNode>> written) {
        Forms forms = Forms.of(new Constants("date", "date(.birthdate, \"dd/MM/yyyy\")", written));
        return arguments -> {
            String text = Values.text(arguments.get(0));
            if (text == null || Blanks.isBlank(text)) {
                return NullNode.instance;
            }
            return Values.node(date(forms, text));
        };
    }

    /** @return the date as Salesforce takes it, {@code 2024-02-29} */
    static String date(Forms forms, String text) {
        LocalDate date = forms.read(text, LocalDate::from)
                .orElseThrow(
                        () -> new Inconvertible(text, "is no date of the form " + forms.named() + hint(forms, text)));
        return inSalesforcesYears(date, text).toString();
    }

    static String hint(Forms forms, String text) {
        return DateHint.of(
                text, LocalDate::from, pattern -> forms.with(Inconvertible.COLUMN, pattern, "date", Optional.empty()));
    }

    private static MappingFunction.Call datetime(List<Optional<JsonNode>> written) {
        Moments moments = Moments.of(
                new Constants("datetime", "datetime(.start, \"dd.MM.yyyy HH:mm\", \"Europe/Berlin\")", written));
        return arguments -> {
            String text = Values.text(arguments.get(0));
            return text == null || Blanks.isBlank(text) ? NullNode.instance : Values.node(moments.read(text));
        };
    }

    /** Salesforce takes dates from 1700 to 4000 (Object Reference, primitive data types: date). */
    static LocalDate inSalesforcesYears(LocalDate date, String text) {
        if (date.getYear() < 1700 || date.getYear() > 4000) {
            throw new Inconvertible(text, "lies outside the years 1700 to 4000, which are all that Salesforce takes.");
        }
        return date;
    }
}
