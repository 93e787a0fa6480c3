package io.saddlebag.simulator.schema;

import java.util.EnumSet;
import java.util.Set;

/** What is true of a field, with the letter that stands for it in the schema files. */
public enum Flag {
    CREATEABLE('C'),
    UPDATEABLE('U'),
    NILLABLE('N'),
    DEFAULTED_ON_CREATE('D'),
    ID_LOOKUP('L'),
    RESTRICTED_PICKLIST('R'),
    EXTERNAL_ID('X'),
    UNIQUE('Q'),
    CASE_SENSITIVE('S');

    private final char letter;

    Flag(char letter) {
        this.letter = letter;
    }

    static Set<Flag> of(String letters) {
        var flags = EnumSet.noneOf(Flag.class);
        for (var flag : values()) {
            if (letters.indexOf(flag.letter) >= 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
