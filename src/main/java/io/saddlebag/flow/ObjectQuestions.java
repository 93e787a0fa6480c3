package io.saddlebag.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.salesforce.Answer;
import io.saddlebag.salesforce.CallSlots;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.RetryAfter;
import io.saddlebag.salesforce.RetryPolicy;
import io.saddlebag.salesforce.SignIn;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Asks Salesforce for the fields of objects outside of any route: each object once, and a second time where no answer came. */
public final class ObjectQuestions {

    private static final RetryPolicy TWICE =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, 1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext camel;
    private final Outcomes outcomes;
    private final Clock clock;
    private final Map<String, Describing> asked = new HashMap<>();

    /** @param camel has the component {@code salesforce}, signed in */
    public ObjectQuestions(CamelContext camel, SignIn signIn, Clock clock) {
        this.camel = camel;
        this.outcomes = new Outcomes(signIn, new CallSlots(1), usage -> {});
        this.clock = clock;
    }

    /** Returns when the question has its answer, or when it is known why there is none. */
    Describing ask(String object) {
        return asked.computeIfAbsent(object, this::answered);
    }

    private Describing answered(String object) {
        var question =
                new Describing(object, TWICE, new RetryAfter(clock), clock, RandomGenerator.of("L64X128MixRandom"));
        try (var template = camel.createProducerTemplate()) {
            while (question.open()) {
                Thread.sleep(question.pause());
                var uri = "salesforce:getDescription?rawPayload=true&sObjectName=" + object;
                settle(question, template.request(uri, outcomes::expect));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            question.settle(new Answer.Lost("The process is being stopped."));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return question;
    }

    private void settle(Describing question, Exchange exchange) {
        Optional.ofNullable(exchange.getException())
                .ifPresent(failure -> exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure));
        outcomes.failure(exchange).ifPresentOrElse(question::settle, () -> read(exchange)
                .flatMap(ObjectDescribe::read)
                .ifPresentOrElse(question::settle, question::settleWithoutFields));
    }

    private static Optional<JsonNode> read(Exchange exchange) {
        try (var body = exchange.getMessage().getBody(InputStream.class)) {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
