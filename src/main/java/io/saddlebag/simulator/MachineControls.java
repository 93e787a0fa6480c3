package io.saddlebag.simulator;

import io.saddlebag.simulator.control.Controls;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.store.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets the control endpoints at the machine. */
record MachineControls(Machine machine) implements Controls {

    @Override
    public Instant now() {
        return machine.clock().instant();
    }

    @Override
    public void advance(Duration by) {
        machine.advance(by);
    }

    @Override
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        machine.schema()
                .objects()
                .forEach(type -> counts.put(
                        type.name(), machine.org().reading(() -> machine.org().count(type))));
        return counts;
    }

    @Override
    public List<Map<String, Object>> records(String object) {
        var type = machine.schema()
                .object(object)
                .orElseThrow(() -> new IllegalArgumentException("There is no object '" + object + "'."));
        return machine.org().reading(() -> machine.org()
                .all(type)
                .filter(held -> !held.isDeleted())
                .map(Held::toMap)
                .toList());
    }

    @Override
    public Map<Kind, Long> requests() {
        return machine.requests().counts();
    }

    @Override
    public int atOnceAtMost() {
        return machine.requests().atOnceAtMost();
    }

    @Override
    public long apiRequestsUsed() {
        return machine.usage().used();
    }

    @Override
    public long apiRequestsLimit() {
        return machine.usage().limit();
    }

    @Override
    public int faults() {
        return machine.faults().size();
    }

    @Override
    public void order(String fault) {
        FaultText.order(fault, machine.faults());
    }

    @Override
    public void clearFaults() {
        machine.faults().clear();
    }

    @Override
    public void plant(JsonBody seed) {
        machine.plant(seed);
    }

    @Override
    public void reset() {
        machine.reset();
    }
}
