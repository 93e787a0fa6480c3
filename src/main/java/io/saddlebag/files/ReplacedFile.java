package io.saddlebag.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Another file took this one's name while it was opened. */
public final class ReplacedFile extends FileSystemException {

    private static final long serialVersionUID = 1;

    ReplacedFile(Path file) {
        super(file.toString(), null, "it was replaced while it was opened");
    }
}
