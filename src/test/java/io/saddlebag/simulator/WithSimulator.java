package io.saddlebag.simulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh simulator and a client of it for each test. */
abstract class WithSimulator {

    Simulator salesforce;
    Client client;

    Settings settings() {
        return Settings.defaults();
    }

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(settings());
        client = Client.of(salesforce);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    /** Creates a record and gives its id. */
    String create(String object, String json) {
        return client.post("/sobjects/" + object, json).json().path("id").asText();
    }
}
