package io.saddlebag.files;

import io.saddlebag.Child;
import java.nio.file.Path;
import java.util.List;

/** The process that swaps {@code x.csv} in an inbox, between the hidden file {@code .good} there and links to another file. */
public final class Swapping {

    private Swapping() {}

    public static ProcessBuilder of(Path inbox, Path foreign) {
        return Child.java(List.of(), Swapper.class, inbox.toString(), foreign.toString());
    }
}
