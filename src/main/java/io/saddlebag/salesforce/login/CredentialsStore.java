package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The stored login: {@code state/credentials.json}, readable by its owner only. Several processes may share it; whoever is
 * about to use up its refresh token does so {@link #locked} and reads it again first.
 */
public final class CredentialsStore {

    /** As a user knows it. */
    static final String SHOWN = "state/credentials.json";

    /** A file lock belongs to the whole process, so its threads need a lock among themselves too. */
    private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final Path lock;
    private final Path refreshing;

    /** @param stateFolder made when something is first stored */
    public CredentialsStore(Path stateFolder) {
        var folder = stateFolder.toAbsolutePath().normalize();
        file = folder.resolve("credentials.json");
        lock = folder.resolve("credentials.lock");
        refreshing = folder.resolve("credentials.refreshing");
    }

    /**
     * The login that is stored now.
     *
     * @throws CredentialsUnusable when others can read the file, or it holds no login
     */
    public Optional<Credentials> read() {
        try {
            var open = Files.exists(file) ? PrivateFile.openTo(file) : Optional.<String>empty();
            if (open.isPresent()) {
                throw new CredentialsUnusable(
                        "%s can be used by others than its owner (%s), so it is not trusted. Run: chmod 600 %s"
                                .formatted(SHOWN, open.get(), SHOWN));
            }
            return Optional.of(CredentialsJson.read(Files.readAllBytes(file))
                    .orElseThrow(() ->
                            new CredentialsUnusable(SHOWN + " is damaged: it holds no login. Run: saddlebag login")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be read (" + reason(e) + ").", e);
        }
    }

    /** Stores a login in place of the one before; when this returns, it is on the disk. */
    public void write(Credentials credentials) {
        try {
            PrivateFile.folder(file.getParent());
            PrivateFile.replace(file, CredentialsJson.write(credentials));
            PrivateFile.delete(refreshing);
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be written (" + reason(e) + ").", e);
        }
    }

    /** Forgets the login. */
    public void delete() {
        try {
            PrivateFile.delete(file);
            PrivateFile.delete(refreshing);
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be deleted (" + reason(e) + ").", e);
        }
    }

    /**
     * Notes that this refresh token is about to be used. The note goes when the answer's token is stored; when it is still
     * there later, the process ended in between.
     */
    void refreshing(String refreshToken) {
        try {
            PrivateFile.folder(file.getParent());
            PrivateFile.replace(refreshing, Fingerprint.of(refreshToken).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be written (" + reason(e) + ").", e);
        }
    }

    /** The refresh that was noted is over, and the token that it used is the one that is stored. */
    void refreshed() {
        try {
            Files.deleteIfExists(refreshing);
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be written (" + reason(e) + ").", e);
        }
    }

    /** Whether a process ended after it sent this refresh token away and before it stored what came back. */
    boolean wasCutOff(String refreshToken) {
        try {
            return Files.readString(refreshing).equals(Fingerprint.of(refreshToken));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Completes a refresh that was cut off after the new token was written and before it took the old one's place. To be
     * asked {@link #locked}.
     *
     * @param refreshToken the one that was sent away
     * @return whether it did, so that another login is stored now
     */
    boolean recover(String refreshToken) {
        try {
            boolean whole = wasCutOff(refreshToken)
                    && PrivateFile.leftBehind(file)
                            .flatMap(CredentialsJson::read)
                            .isPresent();
            if (whole) {
                PrivateFile.putInPlace(file);
                PrivateFile.delete(refreshing);
            }
            return whole;
        } catch (IOException e) {
            throw new CredentialsUnusable(SHOWN + " cannot be written (" + reason(e) + ").", e);
        }
    }

    /** Does something while no other thread or process does so with this store. */
    public <T> T locked(Supplier<T> work) {
        var inProcess = IN_PROCESS.computeIfAbsent(lock, path -> new ReentrantLock());
        inProcess.lock();
        try {
            if (inProcess.getHoldCount() > 1) {
                return work.get();
            }
            PrivateFile.folder(lock.getParent());
            try (var channel = FileChannel.open(
                    lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFile.ownerOnly(lock))) {
                // Closing the channel gives the lock back, and so does the end of the process.
                channel.lock();
                return work.get();
            }
        } catch (IOException e) {
            throw new CredentialsUnusable("state/credentials.lock cannot be used (" + reason(e) + ").", e);
        } finally {
            inProcess.unlock();
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (String.valueOf(e.getMessage()).contains("No space left")) {
            return "disk full";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName();
    }
}
