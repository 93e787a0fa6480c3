package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Until;
import io.saddlebag.secrets.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsStoreTest {

    private static final Credentials LOGIN = new Credentials(
            "https://login.salesforce.com",
            "key",
            Optional.of("secret"),
            "5Aep861first",
            Optional.of(new SignedInUser("Ada", "ada@example.org", "Engines", "00D5e0000000001EAA", true)),
            Instant.parse("2026-11-23T10:00:00Z"),
            Optional.of("seed"));

    @TempDir
    private Path home;

    @Test
    void what_is_written_is_read_again_and_only_its_owner_can_read_it() throws Exception {
        var store = store();

        store.write(LOGIN);

        assertThat(store.read()).contains(LOGIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(store().read()).contains(LOGIN);
    }

    @Test
    void nothing_stored_is_no_error() {
        assertThat(store().read()).isEmpty();
        assertThat(home.resolve("state")).doesNotExist();
    }

    @Test
    void a_file_that_others_can_read_is_refused_with_the_way_to_mend_it() throws Exception {
        store().write(LOGIN);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> store().read())
                .isInstanceOf(CredentialsUnusable.class)
                .hasMessage(
                        "state/credentials.json can be used by others than its owner (rw-r-----), so it is not trusted."
                                + " Run: chmod 600 state/credentials.json");
    }

    @Test
    void a_damaged_file_is_refused() throws Exception {
        store().write(LOGIN);
        Files.writeString(file(), "{\"refreshToken\": ");

        assertThatThrownBy(() -> store().read())
                .hasMessage("state/credentials.json is damaged: it holds no login. Run: saddlebag login");
    }

    @Test
    void a_half_written_new_file_that_a_kill_left_behind_changes_nothing() throws Exception {
        store().write(LOGIN);
        Files.writeString(home.resolve("state/credentials.json.new"), "{\"refre");

        assertThat(store().read()).contains(LOGIN);
        store().write(LOGIN.withRefreshToken("5Aep861second"));
        assertThat(store().read()).contains(LOGIN.withRefreshToken("5Aep861second"));
    }

    @Test
    void a_refresh_that_was_begun_and_not_stored_is_known_later() {
        var store = store();
        store.write(LOGIN);

        store.refreshing(LOGIN.refreshToken());
        assertThat(store().wasCutOff(LOGIN.refreshToken())).isTrue();
        assertThat(store().wasCutOff("5Aep861other")).isFalse();

        store.write(LOGIN.withRefreshToken("5Aep861second"));
        assertThat(store().wasCutOff(LOGIN.refreshToken())).isFalse();
    }

    @Test
    void a_token_that_was_written_but_not_put_in_place_when_the_process_was_killed_is_not_lost() throws Exception {
        var store = store();
        store.write(LOGIN);
        store.refreshing(LOGIN.refreshToken());
        var rotated = LOGIN.withRefreshToken("5Aep861second");
        var fresh = home.resolve("state/credentials.json.new");
        Files.createFile(fresh, PrivateFile.ownerOnly(fresh));
        Files.write(fresh, CredentialsJson.write(rotated));

        assertThat(store().read()).contains(LOGIN);
        assertThat(store().recover(LOGIN.refreshToken())).isTrue();

        assertThat(store().read()).contains(rotated);
        assertThat(store().wasCutOff(LOGIN.refreshToken())).isFalse();
        assertThat(store().recover(rotated.refreshToken())).isFalse();
    }

    @Test
    void what_lies_beside_the_store_is_not_taken_when_it_is_half_written_or_open_or_belongs_to_no_refresh()
            throws Exception {
        var store = store();
        store.write(LOGIN);
        var fresh = home.resolve("state/credentials.json.new");
        Files.createFile(fresh, PrivateFile.ownerOnly(fresh));
        Files.write(fresh, CredentialsJson.write(LOGIN.withRefreshToken("5Aep861second")));
        assertThat(store.recover(LOGIN.refreshToken())).isFalse();

        store.refreshing(LOGIN.refreshToken());
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(store.recover(LOGIN.refreshToken())).isFalse();

        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(fresh, "{\"refreshToken\": \"5Aep");
        assertThat(store.recover(LOGIN.refreshToken())).isFalse();
        assertThat(store.read()).contains(LOGIN);
    }

    @Test
    void what_is_forgotten_is_gone() {
        store().write(LOGIN);

        store().delete();

        assertThat(store().read()).isEmpty();
    }

    @Test
    void only_one_thread_at_a_time_has_the_lock() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        var work = IntStream.range(0, 200)
                .<Future<Integer>>mapToObj(n -> threads.submit(() -> store().locked(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return inside.decrementAndGet();
                })))
                .toList();
        for (var done : work) {
            assertThat(done.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
        threads.shutdown();

        assertThat(most).hasValue(1);
    }

    @Test
    void only_one_process_at_a_time_has_the_lock() throws Exception {
        try (var holder =
                new OtherProcess(HoldingTheLock.class, home.resolve("state").toString())) {
            assertThat(holder.line()).contains("locked");
            var waiting = CompletableFuture.supplyAsync(() -> store().locked(() -> "got it"));

            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            holder.kill();
            assertThat(waiting.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("got it");
        }
    }

    @Test
    void a_login_never_prints_its_secrets() {
        assertThat(LOGIN.toString()).isEqualTo("login of ada@example.org at https://login.salesforce.com");
    }

    private CredentialsStore store() {
        return new CredentialsStore(home.resolve("state"));
    }

    private Path file() {
        return home.resolve("state/credentials.json");
    }
}
