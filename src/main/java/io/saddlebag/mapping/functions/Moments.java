package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.mapping.expression.Inconvertible;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one call of {@code datetime} reads: dates with a time, in forms and a zone.
 *
 * @param zone where the clock hangs that the values were read from; empty when each value carries its offset
 */
record Moments(Forms forms, Optional<ZoneId> zone) {

    private static final DateForm ISO = new DateForm(
            "2024-02-29T12:00:00Z",
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT),
            true);

    private static final DateTimeFormatter SALESFORCE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What {@code datetime} without a form and a zone reads. */
    static final Moments ISO_MOMENT = new Moments(new Forms(List.of(ISO), OptionalInt.empty()), Optional.empty());

    static Moments of(Constants constants) {
        int end = constants.size();
        int last = end > 1 && constants.isNumber(end - 1) ? end - 2 : end - 1;
        Optional<ZoneId> zone = last < 1 ? Optional.empty() : Zones.find(constants.text(last));
        List<Optional<JsonNode>> rest = new ArrayList<>(constants.written());
        zone.ifPresent(found -> rest.remove(last));
        Forms forms = rest.size() == 1
                ? new Forms(List.of(ISO), OptionalInt.empty())
                : Forms.of(new Constants(constants.function(), constants.example(), rest));
        forms.forms().stream().filter(form -> form != ISO).forEach(form -> check(form, zone));
        return new Moments(forms, zone);
    }

    /** @return the moment as Salesforce takes it, {@code 2024-02-29T12:00:00.000Z} */
    String read(String text) {
        boolean spaced = forms.forms().get(0) == ISO && text.length() > 10 && text.charAt(10) == ' ';
        TemporalAccessor read = forms.read(spaced ? text.substring(0, 10) + "T" + text.substring(11) : text, t -> t)
                .orElseThrow(() ->
                        new Inconvertible(text, "is no date with a time of the form " + forms.named() + hint(text)));
        LocalDateTime local = LocalDateTime.from(read);
        DateFunctions.inSalesforcesYears(local.toLocalDate(), text);
        Instant moment = read.isSupported(ChronoField.OFFSET_SECONDS)
                ? local.toInstant(ZoneOffset.ofTotalSeconds(read.get(ChronoField.OFFSET_SECONDS)))
                : inZone(local, text);
        return SALESFORCE.format(moment);
    }

    /** A date alone is read as its midnight. */
    String hint(String text) {
        String hint = hint(text, Inconvertible.COLUMN);
        return hint.isEmpty() ? hint(text + " 00:00", "concat(" + Inconvertible.COLUMN + ", \" 00:00\")") : hint;
    }

    /** Without a zone in the call, and where the form has no offset, one is named as an example. */
    private String hint(String text, String value) {
        Optional<String> named = zone.map(ZoneId::getId);
        Optional<String> example = named.or(() -> Optional.of("Europe/Berlin"));
        return DateHint.of(
                text,
                LocalDateTime::from,
                pattern -> forms.with(value, pattern, "datetime", pattern.contains("XX") ? named : example));
    }

    /** Of the two hours in autumn that have one name, the first is taken, as java.time does. */
    private Instant inZone(LocalDateTime local, String text) {
        ZoneId here = zone.orElseThrow(() -> new Inconvertible(
                text,
                "carries no offset such as Z or +01:00. Name its time zone: datetime(" + Inconvertible.COLUMN
                        + ", \"Europe/Berlin\")."));
        List<ZoneOffset> offsets = here.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Inconvertible(text, "does not exist in " + here + ": the clocks are put forward then.");
        }
        return local.toInstant(offsets.get(0));
    }

    private static void check(DateForm form, Optional<ZoneId> zone) {
        if (!form.hasTime()) {
            throw new BadCall(
                    "'" + form.pattern() + "' has no hour.", "Add it: dd.MM.yyyy HH:mm; for a date alone use date.");
        }
        if (zone.isEmpty() && !form.hasOffset()) {
            throw new BadCall(
                    "'datetime' is not told in which time zone '" + form.pattern() + "' is.",
                    "Add it: datetime(.start, \"" + form.pattern() + "\", \"Europe/Berlin\")");
        }
    }
}
