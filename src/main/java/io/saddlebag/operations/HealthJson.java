package io.saddlebag.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import org.apache.camel.health.HealthCheck;

/**
 * Health as Camel's own management server writes it: {@code {"status": "DOWN", "checks": [{"name": "sign-in", "status":
 * "DOWN", "message": "..."}]}}. Names and sentences only: errors and details of Camel's checks stay inside.
 */
final class HealthJson {

    private HealthJson() {}

    static ObjectNode of(boolean up, Collection<HealthCheck.Result> results) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("status", up ? "UP" : "DOWN");
        var checks = json.putArray("checks");
        results.stream()
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .forEach(result -> {
                    var check = checks.addObject();
                    check.put("name", result.getCheck().getId());
                    check.put("status", result.getState().name());
                    result.getMessage().ifPresent(message -> check.put("message", message));
                });
        return json;
    }
}
