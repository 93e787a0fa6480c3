/**
 * Paths that other users of the machine may write to → a file that is opened once and is what it seems; and who may read what
 * Saddlebag writes. It knows nothing of rows, flows or Salesforce.
 */
package io.saddlebag.files;
