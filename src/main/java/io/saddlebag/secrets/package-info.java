/**
 * What must never be said: secrets that the process knows enter, texts without them leave. All that is logged passes through
 * here on its way to whatever appenders the log settings name. Knows no other package, and never keeps a secret anywhere but
 * in memory.
 */
package io.saddlebag.secrets;
