package io.saddlebag.simulator.control;

import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the control endpoints can see and do: the simulator, as it looks from its own HTTP door. */
public interface Controls {

    Instant now();

    void advance(Duration by);

    /** Live records by object. */
    Map<String, Integer> counts();

    /** The live records of an object, in the order of their creation. */
    List<Map<String, Object>> records(String object);

    Map<Kind, Long> requests();

    int atOnceAtMost();

    long apiRequestsUsed();

    long apiRequestsLimit();

    /** How many orders of faults stand. */
    int faults();

    /** Orders a fault written as in {@link io.saddlebag.simulator.faults.FaultText}. */
    void order(String fault);

    void clearFaults();

    void plant(JsonBody seed);

    /** Back to the beginning: no records, counts or faults; objects and rules stay. */
    void reset();
}
