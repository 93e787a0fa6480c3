/**
 * What Camel itself would notice only at a start, or when a message gets there.
 *
 * <p>What enters: the files in {@code routes/}, the settings and the class path. What leaves: problems, each with file and line. Nothing
 * is started.
 */
package io.saddlebag.check;
