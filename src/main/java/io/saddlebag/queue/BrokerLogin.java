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

/** A user of the broker in this process, made at its first start and kept where only the owner reads it. */
record BrokerLogin(String user, String password) {

    /** The login of the programs that send. */
    static final String SENDERS = "broker.properties";

    /** The login of this process. */
    static final String PROCESS = "broker-process.properties";

    private static final int PASSWORD_BYTES = 24;

    BrokerLogin {
        Secrets.keep(password);
    }

    /**
     * @param state the folder {@code state/} of the home
     * @throws IOException when the file cannot be read or written, or holds no user or no password
     */
    static BrokerLogin ofSenders(Path state) throws IOException {
        return in(
                state.resolve(SENDERS),
                "saddlebag",
                "The login of programs that send to Saddlebag's own broker. Delete this file to get a new one at the next start.");
    }

    /** The same for the login of this process. */
    static BrokerLogin ofProcess(Path state) throws IOException {
        return in(
                state.resolve(PROCESS),
                "saddlebag-process",
                "The login of Saddlebag itself at its own broker, which may do everything there: give it to no other program."
                        + " Delete this file to get a new one at the next start.");
    }

    private static BrokerLogin in(Path file, String user, String comment) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        var password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        var login = new BrokerLogin(user, HexFormat.of().formatHex(password));
        login.write(file, comment);
        return login;
    }

    private static BrokerLogin read(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        var user = properties.getProperty("user", "");
        var password = properties.getProperty("password", "");
        if (user.isBlank() || password.isBlank()) {
            throw new IOException(file + " holds no user or no password; delete it to get new ones");
        }
        return new BrokerLogin(user, password);
    }

    private void write(Path file, String comment) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var text = new StringWriter();
        properties.store(text, comment);
        PrivateFile.folder(file.getParent());
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return user;
    }
}
