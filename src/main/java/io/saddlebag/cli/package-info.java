/** The commands: each parses its arguments, calls, and prints what came of it; answers to standard output, complaints to standard error. */
package io.saddlebag.cli;
