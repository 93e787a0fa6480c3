package io.saddlebag.salesforce.login;

import io.saddlebag.words.Times;
import io.saddlebag.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * That Salesforce ends the OAuth 2.0 username-password flow for all orgs (Salesforce Help, article 005461976, without an
 * extension or exception).
 *
 * @param over whether the last day is past, so that a person should look
 */
public record PasswordFlowEnd(String sentence, boolean over) {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 2, 20);

    /** @return empty where the settings do not sign in by user name and password */
    public static Optional<PasswordFlowEnd> of(LoginSettings settings, LocalDate today) {
        return Optional.of(settings.method(Optional.empty()))
                .filter(LoginMethod.Password.class::isInstance)
                .map(password -> at(today));
    }

    private static PasswordFlowEnd at(LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, LAST_DAY);
        var when = days < 0
                ? "ended on %s: Salesforce has retired that OAuth flow in all orgs."
                : days == 0
                        ? "ends today, on %s: Salesforce retires that OAuth flow in all orgs."
                        : "ends on %s, in " + Words.count(days, "day")
                                + ": Salesforce retires that OAuth flow in all orgs.";
        return new PasswordFlowEnd(
                "Signing in by user name and password " + when.formatted(Times.day(LAST_DAY))
                        + " Change to 'saddlebag login', JWT or client credentials (README, 'Signing in').",
                days < 0);
    }
}
