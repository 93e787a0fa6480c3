/**
 * Signing in to Salesforce and staying signed in. Settings and the stored login come in; an access token that works goes
 * out, or one sentence that says why there is none and what to do. The refresh token lives in one file of the state folder;
 * no secret ever goes into a message, a log or a URL.
 */
package io.saddlebag.salesforce.login;
