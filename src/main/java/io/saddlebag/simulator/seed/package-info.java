/**
 * What a simulator holds when it begins: a JSON file with objects, fields, rules, records and faults goes in, and stands in
 * the org afterwards. Records go through the same checks as those that come over HTTP.
 */
package io.saddlebag.simulator.seed;
