package io.saddlebag.salesforce;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which API versions Salesforce retires for all orgs, and when. A call of a retired version is refused with 410.
 *
 * <p>Sources: Salesforce Help 000354473, "Salesforce Platform API Versions 21.0 through 30.0 Retirement" (17 March 2026; it names
 * 7.0 to 20.0 too); Salesforce Help 005321531, "Salesforce Platform API Versions 31.0 through 40.0 Retirement" (30 April 2026);
 * the API End-of-Life Policy in the REST API Developer Guide. They name releases and no days: the months are those in which the
 * Summer releases reach production orgs.
 */
public enum Retirement {
    UP_TO_20(1, 20, "Summer '22 (June 2022)"),
    UP_TO_30(21, 30, "Summer '25 (June 2025)"),
    UP_TO_40(31, 40, "Summer '28 (June 2028)", LocalDate.of(2028, 6, 1));

    private final int first;
    private final int last;
    private final String release;
    private final LocalDate announcedFor;

    Retirement(int first, int last, String release) {
        this(first, last, release, LocalDate.MIN);
    }

    Retirement(int first, int last, String release, LocalDate announcedFor) {
        this.first = first;
        this.last = last;
        this.release = release;
        this.announcedFor = announcedFor;
    }

    /** What Salesforce has announced for this version; empty for one that it says nothing of. */
    public static Optional<Retirement> of(ApiVersion version) {
        return Arrays.stream(values())
                .filter(each -> version.number() >= each.first && version.number() <= each.last)
                .findFirst();
    }

    /** Whether it has happened, as Salesforce says. */
    public boolean isDone() {
        return announcedFor.equals(LocalDate.MIN);
    }

    /** Whether the announced day has come. Salesforce has put such a day off twice, so only an org can tell. */
    public boolean isDue(LocalDate today) {
        return !today.isBefore(announcedFor);
    }

    /** Of one that is done. */
    public String sentence() {
        return "Salesforce retired the API versions %s in %s.".formatted(versions(), release);
    }

    /** {@code Summer '28 (June 2028)} */
    public String release() {
        return release;
    }

    /** {@code 31.0 to 40.0} */
    public String versions() {
        return new ApiVersion(first) + " to " + new ApiVersion(last);
    }
}
