package io.saddlebag.simulator.store;

/**
 * One version of a record as it is kept.
 *
 * @param number its place in the order of creation, from 0; its id follows from it
 * @param packed its values
 * @param created and {@code modified}: milliseconds since 1970
 * @param writes how often it was written: 1 after the insert
 */
record Stored(
        int number,
        byte[] packed,
        long created,
        long modified,
        String createdBy,
        String modifiedBy,
        int writes,
        boolean deleted) {}
