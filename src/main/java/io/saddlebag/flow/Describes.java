package io.saddlebag.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Outcomes;
import io.saddlebag.salesforce.Trouble;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** The bean that keeps what Salesforce says of each object, and holds a flow's mapping against it before anything is sent. */
public final class Describes {

    private final Map<String, ObjectDescribe> known = new ConcurrentHashMap<>();
    private final Outcomes outcomes;
    private final Supplier<String> org;

    /** @param org the id of the org that is signed in to: another org has other fields */
    public Describes(Outcomes outcomes, Supplier<String> org) {
        this.outcomes = outcomes;
        this.org = org;
    }

    /** What an earlier file of the object was told. */
    Optional<ObjectDescribe> known(String object) {
        return Optional.ofNullable(known.get(inOrg(object)));
    }

    /** Something was not as described, so it is asked anew: somebody may be adding the field that is missing. */
    void forget(String object) {
        known.remove(inOrg(object));
    }

    /** The same for all that a file was held against: an admin may be adding the fields that it names. */
    void forget(Load load) {
        forget(load.flow().object());
        load.parents().objects().forEach(this::forget);
    }

    private String inOrg(String object) {
        return org.get() + "/" + object;
    }

    /** Takes the answer to describe, which is the body or the exception that the route passed on. */
    public void settle(Exchange exchange) {
        var load = exchange.getProperty("load", Load.class);
        load.called(1);
        var failure = outcomes.failure(exchange);
        if (failure.isPresent()) {
            load.describing().settle(failure.get());
        } else {
            Optional.ofNullable(exchange.getMessage().getBody(JsonNode.class))
                    .flatMap(ObjectDescribe::read)
                    .ifPresentOrElse(describe -> described(load, describe), () -> load.describing()
                            .settleWithoutFields());
        }
        load.describing().trouble().ifPresent(trouble -> failed(load, trouble));
    }

    private void failed(Load load, Trouble trouble) {
        if (trouble.kind().isOfOneFlow() && load.parents().open().isPresent()) {
            load.parents().giveUp();
            use(load, load.object());
        } else {
            load.stop(placed(load.flow(), trouble));
        }
    }

    /** An object that is not there is a mistake of the flow, which stands somewhere. */
    private static Trouble placed(Flow flow, Trouble trouble) {
        return trouble.kind() == Trouble.Kind.FLOW
                ? new Trouble(
                        trouble.kind(),
                        flow.place() + ": " + trouble.what() + ShippedRoute.hint(flow.place()),
                        trouble.until())
                : trouble;
    }

    private void described(Load load, ObjectDescribe describe) {
        var parent = load.parents().open();
        if (parent.isEmpty()) {
            known.put(inOrg(load.flow().object()), describe);
            use(load, describe);
            return;
        }
        if (describe.name().equalsIgnoreCase(parent.get())) {
            known.put(inOrg(parent.get()), describe);
        } else {
            // A home's copy of the route describe may ask for the flow's object only.
            load.parents().giveUp();
        }
        use(load, load.object());
    }

    /** Stops the load when the flow names what the object has not; otherwise its records may go. */
    void use(Load load, ObjectDescribe describe) {
        var problems = FlowFit.problems(load.flow(), describe);
        if (problems.isEmpty()) {
            load.describedAs(describe, this::known);
        } else {
            var what = problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
            var hint = ShippedRoute.hint(problems.get(0).where());
            load.stop(new Trouble(Trouble.Kind.FLOW, what + hint, Optional.empty()));
        }
    }
}
