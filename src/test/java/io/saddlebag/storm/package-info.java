/**
 * Trials in which a loader process is really killed, again and again, while it delivers to a simulator in the process of the
 * test; and what is looked at afterwards.
 */
package io.saddlebag.storm;
