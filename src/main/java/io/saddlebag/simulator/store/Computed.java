package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that Salesforce works out from others whenever a record is read. */
final class Computed {

    private static final Map<String, Function<Held, String>> PERSON = Map.of("Name", Computed::personName);
    private static final Map<String, Map<String, Function<Held, String>>> RULES = Map.of(
            "Contact", PERSON,
            "Lead", PERSON,
            "User", PERSON,
            "Opportunity",
                    Map.of(
                            "IsClosed", held -> String.valueOf(Stages.of(held).isClosed()),
                            "IsWon", held -> String.valueOf(Stages.of(held).isWon()),
                            "ForecastCategory", held -> Stages.of(held).forecast(),
                            "ExpectedRevenue", Computed::expectedRevenue,
                            "FiscalYear", held -> closing(held, date -> String.valueOf(date.getYear())),
                            "FiscalQuarter", held -> closing(held, date -> String.valueOf(quarter(date))),
                            "Fiscal", held -> closing(held, date -> date.getYear() + " " + quarter(date))));

    /** Digits after the point of {@code ExpectedRevenue} (contract sheet, 6.3). */
    private static final int CURRENCY_SCALE = 2;

    private Computed() {}

    /** Empty when the field is stored and not worked out, or comes to nothing. */
    static Optional<String> value(Held held, Field field) {
        return Optional.ofNullable(RULES.get(held.type().name()))
                .map(rules -> rules.get(field.name()))
                .map(rule -> rule.apply(held));
    }

    private static String personName(Held held) {
        return Stream.of("FirstName", "LastName")
                .flatMap(part -> held.value(part).stream())
                .collect(Collectors.joining(" "));
    }

    private static String expectedRevenue(Held held) {
        return held.value("Amount")
                .flatMap(amount -> held.value("Probability").map(percent -> new BigDecimal(amount)
                        .multiply(new BigDecimal(percent))
                        .movePointLeft(2)
                        .setScale(CURRENCY_SCALE, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()))
                .orElse(null);
    }

    private static String closing(Held held, Function<LocalDate, String> part) {
        return held.value("CloseDate").map(LocalDate::parse).map(part).orElse(null);
    }

    private static int quarter(LocalDate date) {
        return (date.getMonthValue() + 2) / 3;
    }
}
