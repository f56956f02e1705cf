/** Answers of the server read as one letter each, the body with them: a refusal may come with 200. */
import assert from 'node:assert/strict';
import { cookieName } from '#lib/server/door/sessions.ts';
import type { Reply } from '#tests/drills/_visitor.ts';

type Asked = { readonly method: string; readonly target: string };

/**
 * `+` came in · `g` came in, and her page is covered · `s` sent to sign in · `o` sent to open the rest ·
 * `h` sent to show that it is her · `k` sent to add keys · `.` not there, before any page was asked · `0` the page says that it is not there ·
 * `n` told not to listen again · `m` no such method · `p` told which methods there are · `x` refused by machine.
 */
export function letterOf(reply: Reply, { method, target }: Asked): string {
	const { status, text, headers } = reply;
	const at = `${method} ${target}: ${status}`;
	assert.ok(status < 500, at);
	if (status === 404) return isMissingPage(text, method) ? '.' : '0';
	if (status === 405) return 'm';
	if (status === 204 && /^\/(desk|messages)\/live$/.test(target)) return 'n';
	if (status === 401 || status === 403) return 'x';
	if (status === 303) return led(headers.location);
	if (method === 'OPTIONS' && status === 204) return 'p';
	// A stream of events is not read as a page: whoever could hear it is told so.
	assert.ok([200, 202, 204, 400, 406, 409].includes(status), at);
	return text.includes('data-part="glance"') ? 'g' : '+';
}

// Of the line and not of the answer: a line that is new, or is to end, says another.
const notSaid = ['date', 'etag', 'connection', 'keep-alive'];

/** An answer as its bytes, without what is new each time. */
export function plain({ status, text, headers }: Reply): string {
	const kept = Object.entries(headers).filter(([name]) => !notSaid.includes(name));
	return JSON.stringify([status, kept, text]).replaceAll(
		/nonce(=\\"|-)[A-Za-z0-9+/=]+/g,
		'nonce$1'
	);
}

function led(to: string | undefined): string {
	if (to && /^(\/\w\w)?\/((agency\/)?sign-in|staff)$/.test(to)) return 's';
	if (to && /^(\/desk)?\/prove\?/.test(to)) return 'h';
	if (to === '/desk/keys') return 'k';
	return to && /^\/open(\?for=[\w-]+)?$/.test(to) ? 'o' : '+';
}

// HEAD has no body: what is not there is told by its policy, which only the one missing page has.
function isMissingPage(text: string, method: string): boolean {
	return method === 'HEAD' || /<body><header><a class="leave"/.test(text);
}

/** Whether an answer begins or ends a visit. */
export function setsVisit(reply: Reply | undefined): boolean {
	const set = reply?.headers['set-cookie'] ?? [];
	return set.some((line) => line.startsWith(`${cookieName}=`));
}
