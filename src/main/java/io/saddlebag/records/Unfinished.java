package io.saddlebag.records;

import java.util.Locale;
import java.util.stream.Stream;

/** The names of somebody's unfinished work: what programs call a file while they write it, and hidden files. */
public final class Unfinished {

    private Unfinished() {}

    public static boolean isName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~$")
                || Stream.of(".part", ".tmp", ".filepart", ".crdownload").anyMatch(lower::endsWith);
    }
}
