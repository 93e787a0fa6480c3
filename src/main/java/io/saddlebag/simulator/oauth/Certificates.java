package io.saddlebag.simulator.oauth;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads the certificates that apps sign their JWT assertions with. */
public final class Certificates {

    private Certificates() {}

    /**
     * Reads one.
     *
     * @param pem an X.509 certificate between its BEGIN and END lines
     * @throws IllegalArgumentException when it is none
     */
    public static X509Certificate read(String pem) {
        try (var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException | java.io.IOException e) {
            throw new IllegalArgumentException("That is no X.509 certificate in PEM form.", e);
        }
    }
}
