package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.records.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;

/** Tells whether a name can be given to a file because what has it is the same; links are not followed. */
final class SameContent {

    private SameContent() {}

    static boolean isTakenByAnother(Path place, Path draft) throws IOException {
        var found = FileIdentity.find(place);
        return found.isPresent()
                && !(found.get().regular()
                        && found.get().size() == FileIdentity.of(draft).size()
                        && Fingerprint.of(place).equals(Fingerprint.of(draft)));
    }
}
