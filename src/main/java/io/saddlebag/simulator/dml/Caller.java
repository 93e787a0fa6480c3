package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.faults.Fault;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * On whose behalf, and under what circumstances, records are written.
 *
 * @param allowDuplicates what {@code Sforce-Duplicate-Rule-Header: allowSave} said
 * @param faults asked once for each record: what goes wrong with it on purpose
 */
public record Caller(String userId, boolean allowDuplicates, Supplier<Optional<Fault>> faults) {}
