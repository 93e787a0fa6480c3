package io.saddlebag.salesforce.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.support.jsse.KeyStoreParameters;

/**
 * The key and certificate of the JWT flow, as PKCS12 or as PEM. camel-salesforce asks it for a key store with one key in it,
 * each time it signs.
 */
final class KeyFile extends KeyStoreParameters {

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

    private final Path file;
    private final String shown;

    /** @param password of the PKCS12 file; an unencrypted PEM file needs none */
    KeyFile(Path file, String password) {
        this.file = file;
        this.shown = "The key store " + file + " (" + LoginSettings.KEY_STORE + ")";
        setResource(file.toString());
        // A key in memory needs some password too.
        setPassword(password.isEmpty() ? "in-memory" : password);
    }

    @Override
    public KeyStore createKeyStore() {
        try {
            var bytes = Files.readAllBytes(file);
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN ") ? pem(text) : pkcs12(bytes);
        } catch (NoSuchFileException e) {
            throw new KeyFileUnusable(shown + " does not exist.");
        } catch (IOException e) {
            throw new KeyFileUnusable(shown + " cannot be read: it is neither PEM nor PKCS12, or "
                    + LoginSettings.KEY_STORE_PASSWORD + " is wrong.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileUnusable(shown + " holds no RSA key with its certificate that can be used.");
        }
    }

    private KeyStore pkcs12(byte[] bytes) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), getPassword().toCharArray());
        return store;
    }

    private KeyStore pem(String text) throws IOException, GeneralSecurityException {
        Optional<PrivateKey> key = Optional.empty();
        var chain = new ArrayList<Certificate>();
        var block = PEM.matcher(text);
        while (block.find()) {
            var der = Base64.getMimeDecoder().decode(block.group(2));
            switch (block.group(1)) {
                case "PRIVATE KEY" ->
                    key = Optional.of(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
                case "CERTIFICATE" ->
                    chain.add(
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
                case "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                    throw new KeyFileUnusable(shown + " holds a key of the form '" + block.group(1)
                            + "'. Convert it: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem, and add the certificate"
                            + " to the same file.");
                default -> {
                    // Other blocks, parameters of a curve for example, are none of ours.
                }
            }
        }
        if (key.isEmpty() || chain.isEmpty()) {
            throw new KeyFileUnusable(shown + " has no "
                    + (key.isEmpty() ? "private key" : "certificate")
                    + " in it. Put both into one file: cat server.key server.crt > saddlebag.pem");
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("saddlebag", key.get(), getPassword().toCharArray(), chain.toArray(Certificate[]::new));
        return store;
    }
}
