package io.saddlebag.simulator.oauth;

/**
 * The org.
 *
 * @param id 18 characters
 */
public record Organization(String id, String name, boolean active) {

    public static Organization saddlebagSimulator() {
        return new Organization("00D5e0000000001EAA", "Saddlebag Simulator", true);
    }

    /** What access tokens begin with. */
    String id15() {
        return id.substring(0, 15);
    }
}
