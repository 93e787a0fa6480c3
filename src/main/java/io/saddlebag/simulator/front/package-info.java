/**
 * What happens to every request before and after its endpoint: it is counted, delayed, made to fail where a fault was
 * ordered, asked for its session, held against the daily limit. It knows no endpoint by name.
 */
package io.saddlebag.simulator.front;
