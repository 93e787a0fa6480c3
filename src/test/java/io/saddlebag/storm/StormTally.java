package io.saddlebag.storm;

import java.time.Duration;

/** What a storm came to. */
final class StormTally {

    int kills;
    int killsAtStart;
    int loads;
    long rows;
    long badRows;
    long resentChunks;
    long lookups;
    long duplicates;
    long lost;

    String sentence(Duration taken) {
        return ("%,d kills while calls were out, %,d more during starts; %,d files with %,d rows, %,d of them bad; "
                        + "%,d chunks resent, %,d lookups of inserts that nobody had heard of; duplicates %,d, lost %,d; %,d s")
                .formatted(
                        kills,
                        killsAtStart,
                        loads,
                        rows,
                        badRows,
                        resentChunks,
                        lookups,
                        duplicates,
                        lost,
                        taken.toSeconds());
    }
}
