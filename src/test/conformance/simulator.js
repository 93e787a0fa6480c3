// What every check needs: where the simulator is, its control endpoint, and the sign-in page used as a browser would.
import { strict as assert } from 'node:assert';

export const url = process.env.SIMULATOR_URL;
export const rotation = process.env.SIMULATOR_ROTATION === 'true';
export const jwtKeyFile = process.env.SIMULATOR_JWT_KEY;
export const callback = process.env.SIMULATOR_CALLBACK;
export const user = { name: 'demo@saddlebag.test', password: 'saddlebag' };
export const app = { clientId: 'saddlebag', clientSecret: 'saddlebag-secret' };
export const publicApp = { clientId: 'saddlebag-public' };

async function control(method, path, body) {
  const answer = await fetch(`${url}/simulator${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} /simulator${path}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

export const reset = () => control('POST', '/reset');
export const fault = (...order) => control('POST', '/faults', { order });
export const noFaults = () => control('DELETE', '/faults');
export const overview = () => control('GET', '');
export const records = (object) => control('GET', `/records?object=${object}`);
export const plant = (seed) => control('POST', '/seed', seed);
export const pass = (time) => control('POST', '/clock', { advance: time });

/** Opens an authorization URL, fills in the form, and gives the address that the browser is sent to. */
export async function decide(authorizationUrl, decision = 'allow') {
  const page = await (await fetch(authorizationUrl)).text();
  const fields = new URLSearchParams();
  for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    fields.set(unescaped(name), unescaped(value));
  }
  fields.set('username', user.name);
  fields.set('password', user.password);
  fields.set('decision', decision);
  const answer = await fetch(`${url}/services/oauth2/authorize`, { method: 'POST', body: fields, redirect: 'manual' });
  assert.equal(answer.status, 302);
  return new URL(answer.headers.get('location'));
}

const unescaped = (text) =>
  text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
