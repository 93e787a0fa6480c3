package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Kind;
import java.util.Locale;

/** Says for whom a call writes, and what its headers ask for. */
public final class Callers {

    private final Faults faults;

    public Callers(Faults faults) {
        this.faults = faults;
    }

    /** @param kind what faults of single records are aimed at */
    public Caller of(Call call, Kind kind) {
        var rule = call.request().header("sforce-duplicate-rule-header").orElse("");
        return new Caller(
                call.session().userId(),
                rule.replace(" ", "").toLowerCase(Locale.ROOT).contains("allowsave=true"),
                () -> faults.forRecord(kind));
    }
}
