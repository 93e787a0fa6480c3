package io.saddlebag.simulator.bulk;

/**
 * One column of an upload.
 *
 * @param name the field, or {@code Relationship.Key}, or {@code Object:Relationship.Key}, as the schema writes it
 * @param cleared the field that is emptied when the column says null: the reference, where the column names a parent
 */
record Column(String name, String cleared) {}
