package io.saddlebag.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.Child;
import io.saddlebag.Until;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A headless Chromium, driven over W3C WebDriver (https://www.w3.org/TR/webdriver2/). Elements are named by CSS selectors. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Chromium(Process driver, String driverUrl) throws IOException, InterruptedException {
        this.driver = driver;
        // A container's root has no sandbox, and its /dev/shm is small.
        var arguments = List.of(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=900,700");
        var asked = Map.of(
                "capabilities",
                Map.of(
                        "alwaysMatch",
                        Map.of("browserName", "chrome", "goog:chromeOptions", Map.of("args", arguments))));
        this.session = driverUrl + "/session/"
                + send("POST", driverUrl + "/session", asked).path("sessionId").asText();
    }

    /** @throws IllegalStateException when this machine has no chromedriver, or no Chromium that it can start */
    static Chromium start() throws IOException, InterruptedException {
        Process driver;
        try {
            driver = Child.start(new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no chromedriver. Install Debian's chromium and chromium-driver.", e);
        }
        return new Chromium(driver, "http://localhost:" + port(driver.inputReader()));
    }

    private static String port(BufferedReader told) throws IOException {
        for (var line = told.readLine(); line != null; line = told.readLine()) {
            var started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new IllegalStateException("chromedriver did not start.");
    }

    /** Goes to an address as if somebody had typed it, and waits for the page. */
    void go(String url) throws IOException, InterruptedException {
        send("POST", session + "/url", Map.of("url", url));
    }

    void type(String element, String text) throws IOException, InterruptedException {
        send("POST", session + "/element/" + find(element) + "/value", Map.of("text", text));
    }

    /** Clicks, and waits for the page that it may lead to. */
    void click(String element) throws IOException, InterruptedException {
        send("POST", session + "/element/" + find(element) + "/click", Map.of());
    }

    /** What stands in the address bar. */
    String address() throws IOException, InterruptedException {
        return send("GET", session + "/url", Map.of()).asText();
    }

    /** Returns when these words stand on the page that a person sees. */
    void shows(String words) throws Exception {
        Until.itIs(() -> text().contains(words), this::text);
    }

    /** The page as a person would copy it; in one command, since the page may be on its way out. */
    String text() throws IOException, InterruptedException {
        var script = "return document.body ? document.body.innerText : ''";
        return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()))
                .asText();
    }

    /** @param png is overwritten */
    void screenshot(Path png) throws IOException, InterruptedException {
        Files.createDirectories(png.getParent());
        Files.write(
                png,
                Base64.getDecoder()
                        .decode(send("GET", session + "/screenshot", Map.of()).asText()));
    }

    private String find(String element) throws IOException, InterruptedException {
        return send("POST", session + "/element", Map.of("using", "css selector", "value", element))
                .path(ELEMENT)
                .asText();
    }

    private JsonNode send(String method, String url, Map<String, ?> body) throws IOException, InterruptedException {
        var content = method.equals("POST")
                ? BodyPublishers.ofString(JSON.writeValueAsString(body))
                : BodyPublishers.noBody();
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        var value = JSON.readTree(answer.body()).path("value");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s: %s"
                    .formatted(
                            value.path("error").asText(), value.path("message").asText()));
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroy();
        }
    }
}
