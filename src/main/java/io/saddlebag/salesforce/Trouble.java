package io.saddlebag.salesforce;

import io.saddlebag.secrets.Secrets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a flow pauses though nothing is wrong with its rows.
 *
 * @param what one sentence for a person
 * @param until when it is worth trying again; empty when a person must act first
 */
public record Trouble(Kind kind, String what, Optional<Instant> until) {

    public Trouble {
        // It is kept, and told wherever somebody asks; and it may hold the words of a library.
        what = Secrets.hidden(what);
    }

    /** Who or what must change. */
    public enum Kind {
        /** Salesforce cannot be reached or cannot work just now. */
        DOWN,
        /** The org has used up its API requests. */
        LIMIT,
        /** Salesforce no longer accepts the login. */
        SIGN_IN,
        /** The settings of this home keep every call from being made. */
        SETTINGS,
        /** The flow itself is wrong: it names an object or field that is not there. */
        FLOW,
        /** Salesforce does not let this login do what the flow needs: no access, a feature that is switched off. */
        REFUSED,
        /** This machine is in the way: a full disk, a folder that cannot be written. */
        HOME,
        /** Only this file cannot be read: it is left in its inbox, and the flow goes on. */
        FILE,
        /** The process is being stopped, and goes on at its next start. */
        STOPPING;

        /** Whether what must change lies in Salesforce, in the login or in the network, and not in this home. */
        public boolean isElsewhere() {
            return this == DOWN || this == LIMIT || this == SIGN_IN || this == REFUSED;
        }

        /** Whether Salesforce refuses what one flow asks for, so that other flows go on. */
        public boolean isOfOneFlow() {
            return this == FLOW || this == REFUSED;
        }

        /** Whether no call at all can be made until a person has acted. */
        public boolean stopsEveryCall() {
            return this == SIGN_IN || this == SETTINGS;
        }

        /** As the ledger and the status have it: {@code sign_in}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
