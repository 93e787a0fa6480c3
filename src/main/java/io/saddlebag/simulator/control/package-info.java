/**
 * The simulator's own endpoints, below {@code /simulator}: they tell what came in and what is held, and order faults, move
 * the clock, plant a seed, or reset all of it. They need no session and are no part of Salesforce.
 */
package io.saddlebag.simulator.control;
