package io.saddlebag.simulator;

import io.saddlebag.simulator.bulk.BulkJobs;
import io.saddlebag.simulator.dml.Rules;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.front.Dispatcher;
import io.saddlebag.simulator.front.Front;
import io.saddlebag.simulator.front.Requests;
import io.saddlebag.simulator.http.HttpDoor;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.http.Reply;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.http.RoutingTable;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.oauth.User;
import io.saddlebag.simulator.schema.Schema;
import io.saddlebag.simulator.seed.UnusableSeed;
import io.saddlebag.simulator.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running simulator. Consumer key {@code saddlebag}, secret {@code saddlebag-secret}. */
public final class Simulator implements AutoCloseable {

    private final Settings settings;
    private final Machine machine;
    private final String refreshToken;
    private final HttpDoor door;

    private Simulator(Settings settings) throws IOException {
        this.settings = settings;
        machine = Machine.of(settings);
        refreshToken = machine.oauth()
                .newRefreshToken(App.saddlebag().key(), User.demo().username());
        var dispatcher = new Dispatcher(settings.versions());
        dispatcher.serve(new RoutingTable(Endpoints.of(Parts.of(machine, dispatcher, settings.versions()))));
        var front = new Front(
                dispatcher, machine.oauth(), machine.faults(), machine.usage(), machine.requests(), settings.latency());
        door = new HttpDoor(settings.port(), machine.clock(), request -> reply(front, request));
        machine.oauth().change(machine.oauth().settings().withMyDomain(url()));
    }

    private Reply reply(Front front, Request request) {
        return machine.oauth().elsewhere(request).<Reply>map(Reply.Sent::new).orElseGet(() -> front.reply(request));
    }

    /**
     * Starts one on 127.0.0.1.
     *
     * @throws IOException when the port is taken
     */
    public static Simulator start(Settings settings) throws IOException {
        return new Simulator(settings);
    }

    /** Starts one with the default settings on a free port. */
    public static Simulator start() throws IOException {
        return start(Settings.defaults());
    }

    /** {@code http://127.0.0.1:8090}: login URL and instance URL in one. */
    public String url() {
        return "http://127.0.0.1:" + door.port();
    }

    /** Apps, users, policies and sessions: who may sign in, and what became of it. */
    public OAuthServer oauth() {
        return machine.oauth();
    }

    /** A refresh token of the demo user and the app {@code saddlebag}, ready to be used. */
    public String refreshToken() {
        return refreshToken;
    }

    /** The objects and fields; add yours here. */
    public Schema schema() {
        return machine.schema();
    }

    /** The duplicate and validation rules; none in the beginning. */
    public Rules rules() {
        return machine.rules();
    }

    /** The live records of an object in the order of their creation, with every field that has a value. */
    public List<Map<String, Object>> records(String object) {
        return new MachineControls(machine).records(object);
    }

    /** How many live records of an object there are; 0 for an object that is none. */
    public int count(String object) {
        return new MachineControls(machine).counts().getOrDefault(object, 0);
    }

    /** Every write to an object's records, in the order they were done: how often, and what stood there after each. */
    public List<Write> writes(String object) {
        return machine.journal().of(object);
    }

    /** Each of the next requests for data (or records, or jobs) meets one of these, in this order. */
    public void next(Fault... ordered) {
        machine.faults().next(ordered);
    }

    /** Every n-th request for data meets it. */
    public void every(int n, Fault fault) {
        machine.faults().every(n, fault);
    }

    /** Each request for data meets it with this probability. */
    public void rate(double probability, Fault fault) {
        machine.faults().rate(probability, fault);
    }

    /** The faults in full: aimed at a kind of request, or called off. */
    public Faults faults() {
        return machine.faults();
    }

    /** What came in: counts by kind, and the most that were under way at once. */
    public Requests requests() {
        return machine.requests();
    }

    /** The day's API requests. */
    public ApiUsage usage() {
        return machine.usage();
    }

    /** Moves the simulator's time forward: sessions age, and the day's requests become free again. */
    public void advance(Duration by) {
        machine.advance(by);
    }

    /**
     * Puts in what a seed file holds: objects, fields, rules, records, faults.
     *
     * @throws UnusableSeed when it holds a mistake; the message says where, what, and what would be right
     * @throws IOException when it cannot be read
     */
    public void plant(Path seed) throws IOException {
        try (var in = Files.newInputStream(seed)) {
            machine.plant(JsonBody.read(in));
        } catch (UnusableSeed mistake) {
            throw mistake.in(seed);
        } catch (Refusal refusal) {
            throw UnusableSeed.noJson(seed, refusal.getMessage());
        }
    }

    /** Forgets records, counts and faults; objects, rules and sessions stay. */
    public void reset() {
        machine.reset();
    }

    /** Bulk API 2.0: its limits and the pace of its jobs. */
    public BulkJobs bulk() {
        return machine.bulk();
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        door.close();
        machine.bulk().close();
    }
}
