package io.saddlebag.flow;

import io.saddlebag.files.OpenedFile;
import io.saddlebag.files.Readers;
import io.saddlebag.ledger.FreeName;
import io.saddlebag.ledger.Source;
import io.saddlebag.records.Fingerprint;
import io.saddlebag.records.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Whole rows behind those of a CSV or NDJSON file that were loaded.
 *
 * @param headerEnd how many bytes the header of a CSV takes; 0 for NDJSON
 * @param from where they begin, in bytes
 * @param line on which they begin, from 1
 */
record AddedRows(OpenedFile file, long headerEnd, long from, long line) {

    /** @return empty when the loaded part was changed, or did not end with a line end, so that a row was read in part */
    static Optional<AddedRows> of(Source source, OpenedFile file) throws IOException {
        var format = Format.valueOf(source.format());
        if (format != Format.CSV && format != Format.NDJSON
                || !Fingerprint.ofBeginning(file, source.size()).sha256().equals(source.fingerprint())) {
            return Optional.empty();
        }
        var lines = LineEnds.of(file, source.size());
        return lines.endsWithOne()
                ? Optional.of(new AddedRows(
                        file, format == Format.CSV ? lines.first() : 0, source.size(), lines.number() + 1))
                : Optional.empty();
    }

    /** Writes a file that can be loaded by itself; one that is there already with the same content is taken for it. */
    Path writeTo(Path inbox, Readers readers) throws IOException {
        var name = file.path().getFileName().toString();
        var draft = inbox.resolve(FreeName.draft(name));
        try (var in = file.read();
                var out = readers.newFile(draft)) {
            out.write(in.readNBytes(Math.toIntExact(headerEnd)));
            in.skipNBytes(from - headerEnd);
            in.transferTo(out);
        }
        var free = FreeName.<IOException>of(
                FreeName.stem(name),
                ".from-line-" + line,
                FreeName.ending(name),
                taken -> SameContent.isTakenByAnother(inbox.resolve(taken), draft));
        return Files.move(draft, inbox.resolve(free), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The line ends in the first part of a file.
     *
     * @param first where the first line that is not blank ends, in bytes; a line end within quotes is none
     */
    private record LineEnds(long number, long first, boolean endsWithOne) {

        static LineEnds of(OpenedFile file, long size) throws IOException {
            try (var in = new java.io.BufferedInputStream(file.read(), 1 << 16)) {
                return of(in, size);
            }
        }

        private static LineEnds of(InputStream in, long size) throws IOException {
            long number = 0;
            long first = 0;
            boolean quoted = false;
            boolean blank = true;
            int last = 0;
            for (long at = 1; at <= size; at++) {
                last = in.read();
                quoted ^= last == '"';
                blank &= last <= ' ';
                if (last == '\n') {
                    number++;
                    if (first == 0 && !blank && !quoted) {
                        first = at;
                    }
                }
            }
            return new LineEnds(number, first, last == '\n' && !quoted);
        }
    }
}
