/**
 * Numbers, nouns and times as a person reads them. In: values. Out: text for messages, reports and logs. Knows no other part, and
 * all may know it.
 */
package io.saddlebag.words;
