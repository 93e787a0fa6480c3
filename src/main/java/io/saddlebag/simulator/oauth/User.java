package io.saddlebag.simulator.oauth;

/**
 * Somebody who can sign in.
 *
 * @param id 18 characters
 * @param active a user who is not cannot sign in, and what he signed in to no longer works
 */
public record User(String id, String username, String password, String name, String email, boolean active) {

    /** {@code demo@saddlebag.test} with the password {@code saddlebag}. */
    public static User demo() {
        return new User(
                "0055e0000000001AAA", "demo@saddlebag.test", "saddlebag", "Demo User", "demo@saddlebag.test", true);
    }

    /** All of the name but its last word. */
    String firstName() {
        return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
    }

    String lastName() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    public User withActive(boolean now) {
        return new User(id, username, password, name, email, now);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
