package io.saddlebag.simulator.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one job, in a temporary folder. */
record JobFolder(Path folder) {

    static JobFolder create(Path parent, String jobId) {
        try {
            return new JobFolder(Files.createDirectory(parent.resolve(jobId)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path upload() {
        return folder.resolve("upload.csv");
    }

    Path successful() {
        return folder.resolve("successful.csv");
    }

    Path failed() {
        return folder.resolve("failed.csv");
    }

    /** Writes the upload's header and its rows without a result; nothing where nothing was uploaded. */
    void writeUnprocessed(Remainder remainder, OutputStream out) throws IOException {
        if (!Files.exists(upload())) {
            return;
        }
        try (var in = Files.newInputStream(upload())) {
            out.write(in.readNBytes(Math.toIntExact(remainder.headerEnd())));
            in.skipNBytes(remainder.from() - remainder.headerEnd());
            in.transferTo(out);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(upload());
            Files.deleteIfExists(successful());
            Files.deleteIfExists(failed());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
