package io.saddlebag.simulator;

import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A simulator, and a home folder for clients of it that are processes of their own. */
final class ThirdPartyClient implements AutoCloseable {

    private static final String CALLBACK = "http://localhost:8080/callback";

    private final Simulator simulator;
    private final boolean rotation;
    private final Path home;

    private ThirdPartyClient(Simulator simulator, boolean rotation, Path home) {
        this.simulator = simulator;
        this.rotation = rotation;
        this.home = home;
    }

    static ThirdPartyClient start(boolean rotation, Path home) throws IOException {
        int port = freePort();
        var simulator = Simulator.start(
                Settings.defaults().withRotateRefreshTokens(rotation).withDailyApiLimit(100_000));
        simulator
                .oauth()
                .register(App.saddlebag()
                        .withRotation(rotation)
                        .withCertificate(TestCertificate.ONE.certificate())
                        .withCallbacks(List.of(CALLBACK, "http://localhost:" + port + "/OauthRedirect")));
        // Where @salesforce/core reads the port of its own web server.
        Files.writeString(
                home.resolve("sfdx-project.json"),
                "{\"packageDirectories\": [{\"path\": \"app\", \"default\": true}], \"oauthLocalPort\": " + port + "}");
        Files.createDirectory(home.resolve("app"));
        Files.writeString(home.resolve("jwt.pem"), pem());
        return new ThirdPartyClient(simulator, rotation, home);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String pem() {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(TestCertificate.ONE.key().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }

    /** Node's own test runner on these files, one after the other, for they share the simulator. */
    ProcessBuilder node(String node, List<String> tests) {
        var command = new ArrayList<>(List.of(node, "--test", "--test-concurrency=1", "--test-reporter=tap"));
        command.addAll(tests);
        var process = new ProcessBuilder(command).directory(home.toFile());
        var environment = process.environment();
        environment.put("HOME", home.toString());
        environment.put("SF_USE_GENERIC_UNIX_KEYCHAIN", "true");
        environment.put("SF_DISABLE_LOG_FILE", "true");
        environment.put("SIMULATOR_URL", simulator.url());
        environment.put("SIMULATOR_ROTATION", String.valueOf(rotation));
        environment.put("SIMULATOR_CALLBACK", CALLBACK);
        environment.put("SIMULATOR_JWT_KEY", home.resolve("jwt.pem").toString());
        return process;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
