/**
 * Who is calling: an access token goes in, a {@link io.saddlebag.simulator.session.Session} comes out. How tokens are given
 * is no business of this package; the OAuth endpoints give them and answer for them through
 * {@link io.saddlebag.simulator.session.Sessions}.
 */
package io.saddlebag.simulator.session;
