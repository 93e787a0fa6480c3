package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.SalesforceMultipleChoicesException;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;

/** Reads what camel-salesforce brings back, a body or an exception, as an {@link Answer}. */
final class Answers {

    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    private Answers() {}

    /**
     * The answer to a collections call. The body is checked, since camel-salesforce leaves what was sent in the body, and
     * throws nothing, when a 200 holds no list: an empty page, HTML, a redirect.
     *
     * @param sent how many records the call held
     */
    static Answer toWrite(Operation operation, Object body, int sent) {
        if (!(body instanceof List<?> results) || results.size() != sent) {
            return new Answer.Lost("Salesforce's answer did not tell what became of the " + sent + " records.");
        }
        var outcomes = results.stream()
                .flatMap(result -> toResult(operation, result).stream())
                .toList();
        return outcomes.size() == sent
                ? new Answer.Each(outcomes)
                : new Answer.Lost("Salesforce's answer did not tell of each record what became of it.");
    }

    private static Optional<Outcome> toResult(Operation operation, Object result) {
        if (result instanceof UpsertSObjectResult upserted) {
            boolean created = Boolean.TRUE.equals(upserted.getCreated());
            return outcome(
                    created ? Operation.INSERT : Operation.UPDATE,
                    upserted.getSuccess(),
                    upserted.getId(),
                    upserted.getErrors());
        }
        if (result instanceof SaveSObjectResult saved) {
            return outcome(operation, saved.getSuccess(), saved.getId(), saved.getErrors());
        }
        return result instanceof DeleteSObjectResult deleted
                ? outcome(operation, deleted.getSuccess(), deleted.getId(), deleted.getErrors())
                : Optional.empty();
    }

    /** Empty where the result says neither that the record is stored nor that it was refused. */
    private static Optional<Outcome> outcome(Operation done, Boolean success, String id, List<RestError> errors) {
        if (success == null) {
            return Optional.empty();
        }
        return Optional.of(success ? stored(done, text(id)) : refused(errors));
    }

    private static Outcome stored(Operation done, String id) {
        return switch (done) {
            case INSERT -> new Outcome.Created(id);
            case DELETE -> new Outcome.Deleted(id);
            default -> new Outcome.Updated(id);
        };
    }

    private static Outcome refused(List<RestError> errors) {
        var error = ApiErrors.joined(errors);
        var code = error.code().isEmpty() ? Outcome.REFUSED : error.code();
        var message = error.message().isEmpty() ? "Salesforce refused the record and gave no reason." : error.message();
        return new Outcome.Refused(code, explained(code, message), error.fields());
    }

    /** A duplicate rule asks {@code Use one of these records?}, as if a person were there to answer. */
    private static String explained(String code, String message) {
        return code.equals("DUPLICATES_DETECTED")
                ? message + (message.matches(".*[.?!]") ? " " : ". ") + Advice.on(code, List.of())
                : message;
    }

    /** The answer to a lookup: a page of {@code {Id, key}} rows. */
    static Answer toLookup(Target target, Object body) {
        if (!(body instanceof JsonNode page) || !page.path("records").isArray()) {
            return new Answer.Lost("Salesforce's answer to the lookup held no records.");
        }
        var next = NextPage.of(page);
        if (next.refusal().isPresent()) {
            return new Answer.Lost(next.refusal().get());
        }
        var matches = new HashMap<String, List<Match>>();
        for (var row : page.path("records")) {
            keyIn(row, target)
                    .ifPresent(key -> matches.computeIfAbsent(target.normalised(key), none -> new ArrayList<>())
                            .add(match(row)));
        }
        return new Answer.Found(matches, next.address());
    }

    private static Optional<String> keyIn(JsonNode row, Target target) {
        return row.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(target.key()))
                .map(field -> text(field.getValue()))
                .findFirst();
    }

    /** A key that is a number comes with decimal places, {@code 7.0}, whatever it was sent as. */
    private static String text(JsonNode key) {
        return key.isNumber() ? Target.text(key.decimalValue()) : key.asText();
    }

    private static Match match(JsonNode row) {
        return new Match(
                row.path("Id").asText(),
                time(row, "SystemModstamp"),
                time(row, "CreatedDate"),
                row.path("CreatedById").asText());
    }

    static CreatedRecord created(JsonNode row) {
        return new CreatedRecord(row.path("Id").asText(), time(row, "CreatedDate"), row);
    }

    /** {@code 2026-11-23T09:00:00.000+0000}, as REST writes every datetime; the fraction may be left out, and Z will do. */
    private static Instant time(JsonNode row, String field) {
        var text = row.path(field).asText("");
        return text.isEmpty()
                ? Instant.EPOCH
                : OffsetDateTime.parse(text, DATETIME).toInstant();
    }

    /** What a failed call means. */
    static Answer toFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSignedIn notSignedIn) {
                return withoutLogin(notSignedIn.trouble());
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return new Answer.Unreached("Salesforce cannot be reached (" + why(cause) + ").");
            }
            if (cause instanceof TimeoutException) {
                return new Answer.Lost("Salesforce did not answer in time.");
            }
            if (cause instanceof SalesforceMultipleChoicesException several) {
                return new Answer.RefusedWhole(several.getStatusCode(), matchedSeveral(several.getChoices()));
            }
            if (cause instanceof SalesforceException refused && isWhole(refused)) {
                return new Answer.RefusedWhole(refused.getStatusCode(), ApiErrors.joined(refused.getErrors()));
            }
        }
        return new Answer.Lost("The connection to Salesforce broke before it answered.");
    }

    private static String why(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "unknown host " + cause.getMessage();
        }
        return cause instanceof NoRouteToHostException ? "no route to its host" : "connection refused";
    }

    /** With status 300 Salesforce names the records, and gives no code; a collections call gives this code for the same. */
    private static ApiError matchedSeveral(List<String> records) {
        return new ApiError("DUPLICATE_EXTERNAL_ID", "Several records match: " + String.join(", ", records), List.of());
    }

    /**
     * Whether a status came with all that belongs to it. Where the connection broke in between, 403 may mean a limit, a login
     * or a right, so it means nothing; from 500 on the status says enough.
     */
    private static boolean isWhole(SalesforceException refused) {
        boolean broke = refused.getCause() != null && !(refused.getCause() instanceof SalesforceException);
        return refused.getStatusCode() >= 500 || refused.getStatusCode() >= 300 && !broke;
    }

    /** There is no access token, so the call was not made. */
    static Answer withoutLogin(Trouble trouble) {
        return trouble.kind() == Trouble.Kind.DOWN ? new Answer.Unreached(trouble.what()) : new Answer.Stopped(trouble);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
