package io.saddlebag.queue;

import io.saddlebag.secrets.PrivateFile;
import io.saddlebag.secrets.Secrets;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The user and password of the broker in this process, made at its first start and kept where only the owner reads them. */
record BrokerLogin(String user, String password) {

    static final String FILE = "broker.properties";

    private static final int PASSWORD_BYTES = 24;

    BrokerLogin {
        Secrets.keep(password);
    }

    /**
     * @param state the folder {@code state/} of the home
     * @throws IOException when the file cannot be read or written
     */
    static BrokerLogin in(Path state) throws IOException {
        var file = state.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        var password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        var login = new BrokerLogin("saddlebag", HexFormat.of().formatHex(password));
        login.write(file);
        return login;
    }

    private static BrokerLogin read(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new BrokerLogin(properties.getProperty("user", ""), properties.getProperty("password", ""));
    }

    private void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var text = new StringWriter();
        properties.store(
                text, "The login of Saddlebag's own broker. Delete this file to get a new one at the next start.");
        PrivateFile.folder(file.getParent());
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return user;
    }
}
