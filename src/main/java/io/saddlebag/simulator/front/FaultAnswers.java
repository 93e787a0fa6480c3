package io.saddlebag.simulator.front;

import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import java.util.List;
import java.util.Optional;

/** The answers of faults that refuse a call; texts from the contract sheet, section 2.1. */
final class FaultAnswers {

    private FaultAnswers() {}

    static Optional<Answer> first(List<Fault> faults) {
        return faults.stream().flatMap(fault -> answer(fault).stream()).findFirst();
    }

    private static Optional<Answer> answer(Fault fault) {
        if (fault instanceof Fault.UnusableSession unusable) {
            return Optional.of(unusable(unusable));
        }
        if (fault instanceof Fault.ServerUnavailable unavailable) {
            return Optional.of(unavailable.html() ? page(503, "Down for maintenance") : unavailable());
        }
        if (fault instanceof Fault.RetryLater later) {
            var answer = later.status() == 503 ? unavailable() : page(later.status(), "Too many requests");
            return Optional.of(answer.with("Retry-After", later.after()));
        }
        if (fault instanceof Fault.ServerError) {
            return Optional.of(Errors.unexpected());
        }
        if (fault instanceof Fault.EdgeError edge) {
            return Optional.of(page(edge.status(), "The server could not be reached"));
        }
        if (fault instanceof Fault.CallRefused refused) {
            return Optional.of(Errors.answer(refused.status(), refused.errorCode(), refused.message()));
        }
        if (fault instanceof Fault.LoginRefused refused) {
            return Optional.of(loginRefused(refused));
        }
        return limit(fault);
    }

    private static Optional<Answer> limit(Fault fault) {
        if (fault instanceof Fault.DailyLimit) {
            return Optional.of(dailyLimit());
        }
        return fault instanceof Fault.ConcurrentLimit
                ? Optional.of(Errors.answer(
                        403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."))
                : Optional.empty();
    }

    static Answer dailyLimit() {
        return Errors.answer(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    static Answer expiredSession() {
        return Errors.answer(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    /** A token whose scopes do not let it call the REST API. */
    static Answer unusableSession() {
        return unusable(new Fault.UnusableSession());
    }

    private static Answer unusable(Fault.UnusableSession fault) {
        return Errors.answer(401, "INVALID_SESSION_ID", fault.message());
    }

    private static Answer unavailable() {
        return Errors.answer(
                503,
                "SERVER_UNAVAILABLE",
                "The server is temporarily unavailable to service your request due to maintenance or overload.");
    }

    private static Answer page(int status, String text) {
        return Answer.text(
                status,
                "text/html;charset=UTF-8",
                "<html><head><title>" + text + "</title></head><body><h1>" + text + "</h1></body></html>");
    }

    private static Answer loginRefused(Fault.LoginRefused refused) {
        return Json.answer(400, json -> {
                    json.writeStartObject();
                    json.writeStringField("error", refused.error());
                    json.writeStringField("error_description", refused.description());
                    json.writeEndObject();
                })
                .with("Cache-Control", "no-store");
    }
}
