package io.saddlebag.mapping.functions;

import io.saddlebag.records.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Tells a time zone from the form of a date. */
final class Zones {

    private Zones() {}

    /**
     * @return the zone; empty when the text is rather the form of a date
     * @throws BadCall when it looks like a zone and is none
     */
    static Optional<ZoneId> find(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException noZone) {
            if (text.matches("[A-Z][A-Za-z]{2,}(/[A-Za-z_/-]*)?")) {
                throw new BadCall(
                        "'" + text + "' is no time zone.",
                        NearestName.of(text, ZoneId.getAvailableZoneIds())
                                .map(zone -> "Did you mean '" + zone + "'?")
                                .orElse("For example: Europe/Berlin, America/New_York or UTC."));
            }
            return Optional.empty();
        }
    }
}
