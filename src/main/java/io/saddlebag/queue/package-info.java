/**
 * A JMS queue → its messages, in transactions: a batch is taken, the route carries it, and it is committed when every row of
 * it has its outcome; else the broker keeps it. Also the broker that runs inside the process. It reads text and bytes and
 * nothing else of a message: no header reaches a call, and no object is ever deserialised.
 */
package io.saddlebag.queue;
