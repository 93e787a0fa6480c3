import jsforce from 'jsforce';
import { app, callback, decide, url } from './simulator.js';

export const version = '66.0';

export function connection(more = {}) {
  return new jsforce.Connection({
    loginUrl: url,
    version,
    oauth2: { loginUrl: url, redirectUri: callback, ...app },
    ...more,
  });
}

/** Signed in by the flow that needs least. */
export async function signedIn() {
  const salesforce = connection();
  await salesforce.authorize({ grant_type: 'client_credentials' });
  return salesforce;
}

/** Signed in through the browser: with a refresh token, hence able to renew its session. */
export async function signedInByBrowser(more) {
  const salesforce = connection(more);
  const address = await decide(salesforce.oauth2.getAuthorizationUrl({ scope: 'api refresh_token id' }));
  await salesforce.authorize(address.searchParams.get('code'));
  return salesforce;
}
