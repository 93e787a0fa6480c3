/**
 * OAuth 2.0 as Salesforce has it: requests to {@code /services/oauth2/*} and {@code /id/*} come in, codes, tokens and
 * identities go out, each refusal with the status, code and words of the contract sheet's section 1. Which session an
 * access token names is asked here too. It knows no records and opens no sockets.
 */
package io.saddlebag.simulator.oauth;
