package io.saddlebag.simulator.faults;

import io.saddlebag.simulator.http.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Faults as people write them: {@code NAME[=VALUE][:next=N|:every=N|:rate=P%][:at=KIND]}, for instance
 * {@code row-locked:rate=2%} or {@code slow=2s:every=10}. Without {@code next}, {@code every} or {@code rate} it is the next
 * request that meets it.
 */
public final class FaultText {

    private FaultText() {}

    /** One line for each fault there is: how to write it, and what it does. */
    public static List<String> help() {
        return FaultNames.ALL.stream()
                .map(named -> String.format("%-22s %s", named.written(), named.what()))
                .toList();
    }

    /**
     * Orders the fault that a text names.
     *
     * @throws IllegalArgumentException when the text cannot be understood; its message says why, and what would be right
     */
    public static void order(String text, Faults faults) {
        var parts = text.strip().split(":");
        var fault = fault(parts[0]);
        var at = usual(fault);
        var when = "next=1";
        for (int n = 1; n < parts.length; n++) {
            if (parts[n].startsWith("at=")) {
                at = Optional.of(kind(parts[n].substring(3)));
            } else {
                when = parts[n];
            }
        }
        order(fault, when, at, faults);
    }

    /** What a fault is aimed at when nothing is said and it is nothing for data. */
    private static Optional<Kind> usual(Fault fault) {
        if (fault instanceof Fault.AuthorizeRefused) {
            return Optional.of(Kind.IDENTITY);
        }
        return fault instanceof Fault.LoginRefused ? Optional.of(Kind.TOKEN) : Optional.empty();
    }

    private static Fault fault(String text) {
        var parts = text.split("=", 2);
        return FaultNames.ALL.stream()
                .filter(named -> named.name().equals(parts[0].toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + parts[0] + "'. There are "
                        + String.join(
                                ", ",
                                FaultNames.ALL.stream().map(FaultNames::name).toList()) + "."))
                .make(parts.length > 1 ? parts[1] : "");
    }

    private static void order(Fault fault, String when, Optional<Kind> at, Faults faults) {
        var parts = when.split("=", 2);
        var value = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "next" -> {
                for (int n = count(value); n > 0; n--) {
                    at.ifPresentOrElse(kind -> faults.next(kind, fault), () -> faults.next(fault));
                }
            }
            case "every" -> {
                int n = count(value);
                at.ifPresentOrElse(kind -> faults.every(n, kind, fault), () -> faults.every(n, fault));
            }
            case "rate" -> {
                double rate = rate(value);
                at.ifPresentOrElse(kind -> faults.rate(rate, kind, fault), () -> faults.rate(rate, fault));
            }
            default ->
                throw new IllegalArgumentException(
                        "'" + when + "' says not when the fault comes. Write next=3, every=10 or rate=5%.");
        }
    }

    private static int count(String value) {
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("'" + value + "' is no count. Write a whole number from 1.");
        }
        return Integer.parseInt(value);
    }

    private static double rate(String value) {
        if (!value.matches("(\\d{1,2}(\\.\\d+)?|100)%")) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no rate. Write a percentage up to 100%, such as 5%.");
        }
        return Double.parseDouble(value.substring(0, value.length() - 1)) / 100;
    }

    private static Kind kind(String value) {
        try {
            return Kind.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no kind of request '" + value + "'. There are "
                            + String.join(
                                    ", ",
                                    List.of(Kind.values()).stream()
                                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                            .toList())
                            + ".",
                    e);
        }
    }
}
