package io.saddlebag.records;

import io.saddlebag.files.OpenedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a text, which can be read several times. */
sealed interface Content {

    InputStream open() throws IOException;

    /** In bytes. */
    long size();

    /** The name, which decides where the content fits two formats; empty when there is none. */
    String name();

    /** Whether it is no longer what it was at the beginning. */
    boolean changed() throws IOException;

    /** Where the text ends, in bytes; only padding stands behind it. */
    long textEnd(Encoding encoding) throws IOException;

    /** A file as it stood when it was opened. */
    record OnDisk(OpenedFile file) implements Content {

        @Override
        public InputStream open() {
            return file.read();
        }

        @Override
        public long size() {
            return file.identity().size();
        }

        @Override
        public String name() {
            return file.path().getFileName().toString();
        }

        @Override
        public boolean changed() {
            return file.isChanged();
        }

        @Override
        public long textEnd(Encoding encoding) throws IOException {
            return Padding.textEnd(file, encoding);
        }
    }

    /** A text that is held, and never changed; its bytes are UTF-8. */
    record Held(String text) implements Content {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes());
        }

        private byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long size() {
            return bytes().length;
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public boolean changed() {
            return false;
        }

        @Override
        public long textEnd(Encoding encoding) {
            return size();
        }
    }
}
