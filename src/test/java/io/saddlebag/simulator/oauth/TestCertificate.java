package io.saddlebag.simulator.oauth;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/** A key and its self-signed certificate, made by the JDK's keytool as a user would make them. */
public record TestCertificate(byte[] pkcs12, PrivateKey key, X509Certificate certificate) {

    /** The key store's password. */
    public static final String PASSWORD = "changeit";

    public static final TestCertificate ONE = made();
    public static final TestCertificate OTHER = made();

    /** The certificate as a file holds it. */
    public String pem() {
        try {
            var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an app of this key sends for a user who is to be signed in now. */
    public String assertion(String app, String username) {
        var claims = new ObjectMapper()
                .createObjectNode()
                .put("iss", app)
                .put("sub", username)
                .put("aud", "https://login.salesforce.com")
                .put("exp", Instant.now().getEpochSecond() + 180);
        return Jwt.sign(claims, "k", key);
    }

    private static TestCertificate made() {
        try {
            var folder = Files.createTempDirectory("certificate");
            var file = folder.resolve("saddlebag.p12");
            keytool(file);
            var store = KeyStore.getInstance("PKCS12");
            var bytes = Files.readAllBytes(file);
            store.load(new java.io.ByteArrayInputStream(bytes), PASSWORD.toCharArray());
            Files.delete(file);
            Files.delete(folder);
            return new TestCertificate(
                    bytes, (PrivateKey) store.getKey("saddlebag", PASSWORD.toCharArray()), (X509Certificate)
                            store.getCertificate("saddlebag"));
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                Child.tool("keytool"),
                "-genkeypair",
                "-alias",
                "saddlebag",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "365",
                "-dname",
                "CN=saddlebag",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", PASSWORD);
        var ended = Child.run(keytool.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
        if (ended.exitValue() != 0) {
            throw new IllegalStateException("keytool ended with " + ended.exitValue());
        }
    }
}
