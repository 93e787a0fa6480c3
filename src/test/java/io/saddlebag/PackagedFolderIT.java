package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.TestCertificate;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that a build leaves, as its users start it: by the launcher, with no library but those in {@code lib/}. */
class PackagedFolderIT {

    private static final String QUEUE_FLOW = FlowText.queue("people", "crm.people", "Contact")
            .with("key", "Customer_No__c")
            .mapping(FlowText.PEOPLE);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ReservedPort callback = ReservedPort.any();
    private final ReservedPort broker = ReservedPort.any();
    private Path home;
    private Simulator salesforce;

    @BeforeEach
    void start() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        salesforce = Simulator.start();
        salesforce
                .oauth()
                .register(App.saddlebag()
                        .withCertificate(TestCertificate.ONE.certificate())
                        .withCallbacks(List.of(callbackUrl())));
    }

    @AfterEach
    void stop() {
        salesforce.close();
        callback.close();
        broker.close();
    }

    @Test
    void the_demo_loads_its_files_and_messages() throws Exception {
        var demo = Child.run(saddlebag("demo", "--once"));

        assertThat(demo.exitValue()).as(said()).isZero();
        assertThat(said()).contains("contacts/contacts.csv ", "contacts-queue/crm.contacts ");
    }

    @Test
    void somebody_signs_in_by_browser_and_loads_a_file() throws Exception {
        settings("saddlebag.redirect-uri = " + callbackUrl());
        var login = Child.start(saddlebag("login", "--home", home.toString(), "--no-browser"));
        Until.itIs(() -> !login.isAlive() || invitation().isPresent(), this::said);
        var page = signIn(invitation().orElseThrow());
        assertThat(login.waitFor()).as(said()).isZero();
        Files.createDirectories(home.resolve("inbox/contacts"));
        Files.writeString(home.resolve("inbox/contacts/one.csv"), """
                id,First Name,Last Name,email,phone,birthdate,source,account
                1,Ada,Lovelace,ada@example.org,,10/12/1815,web,
                """);

        var run = Child.run(saddlebag("run", "--once", "--home", home.toString()));

        assertThat(run.exitValue()).as(said()).isZero();
        assertThat(page).contains("Demo User");
        assertThat(salesforce.count("Contact")).isOne();
    }

    @Test
    void a_process_that_signs_in_by_jwt_loads_messages_of_jms_and_amqp() throws Exception {
        Files.write(home.resolve("key.p12"), TestCertificate.ONE.pkcs12());
        settings(
                "camel.component.salesforce.user-name = demo@saddlebag.test",
                "saddlebag.jwt-key-store = key.p12",
                "saddlebag.jwt-key-store-password = " + TestCertificate.PASSWORD,
                "saddlebag.broker.address = 127.0.0.1:" + broker.number());
        Files.createDirectory(home.resolve("routes"));
        Files.writeString(home.resolve("routes/people.camel.yaml"), QUEUE_FLOW);

        var run = Child.start(saddlebag("run", "--home", home.toString()));
        Until.itIs(() -> !run.isAlive() || sent(this::byJms), this::said);
        Until.itIs(() -> !run.isAlive() || sent(this::byAmqp), this::said);
        Until.itIs(() -> !run.isAlive() || salesforce.count("Contact") == 2, this::said);
        run.destroy();
        run.waitFor();

        assertThat(salesforce.count("Contact")).as(said()).isEqualTo(2);
    }

    private ProcessBuilder saddlebag(String... arguments) {
        var command = new ArrayList<>(List.of("target/saddlebag/bin/saddlebag"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private void settings(String... more) throws IOException {
        Files.writeString(
                home.resolve("application.properties"),
                String.join(
                        "\n",
                        "camel.component.salesforce.login-url = " + salesforce.url(),
                        "camel.component.salesforce.client-id = saddlebag",
                        "camel.component.salesforce.client-secret = saddlebag-secret",
                        String.join("\n", more)));
    }

    private String callbackUrl() {
        return "http://localhost:" + callback.number() + "/oauth/callback";
    }

    private Optional<URI> invitation() throws IOException {
        return SignInPage.invitation(said());
    }

    /** Fills in the page of the invitation; gives the page at which the browser ends. */
    private String signIn(URI invitation) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(SignInPage.allow(invitation)).build(), BodyHandlers.ofString())
                .body();
    }

    private interface Sending {
        void send() throws IOException, JMSException;
    }

    /** Whether the broker took it: the process may be on its way to start it. */
    private static boolean sent(Sending message) throws IOException {
        try {
            message.send();
            return true;
        } catch (NoSuchFileException | JMSException e) {
            return false;
        }
    }

    private void byJms() throws IOException, JMSException {
        var login = sender();
        try (var postbox = new Postbox(
                "tcp://127.0.0.1:" + broker.number(), login.getProperty("user"), login.getProperty("password"))) {
            postbox.send("crm.people", "{\"id\": \"1\", \"name\": \"Ada\"}");
        }
    }

    private void byAmqp() throws IOException, JMSException {
        var login = sender();
        var factory = new JmsConnectionFactory(
                login.getProperty("user"), login.getProperty("password"), "amqp://127.0.0.1:" + broker.number());
        try (var context = factory.createContext()) {
            context.createProducer().send(context.createQueue("crm.people"), "{\"id\": \"2\", \"name\": \"Grace\"}");
        } catch (JMSRuntimeException e) {
            throw new JMSException(e.getMessage());
        }
    }

    private Properties sender() throws IOException {
        var login = new Properties();
        try (var in = Files.newInputStream(home.resolve("state/broker.properties"))) {
            login.load(in);
        }
        return login;
    }
}
