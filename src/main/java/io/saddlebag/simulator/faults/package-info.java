/**
 * What goes wrong on purpose. Tests and operators order {@link io.saddlebag.simulator.faults.Fault faults} here; the parts
 * that answer requests ask whether one is due. Nothing here answers anything itself.
 */
package io.saddlebag.simulator.faults;
