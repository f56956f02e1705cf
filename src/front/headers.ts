/** What every answer carries, and what a request may say about the proxy it came through. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { thumbprintIn } from './certificate.ts';

/** Every feature a page could ask a phone for. We use none, so none may be switched on by anything on our pages. */
const features = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
	'display-capture',
	'encrypted-media',
	'fullscreen',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'screen-wake-lock',
	'serial',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

/** The headers of every answer, whatever it is, in lower case. */
export const always: Readonly<Record<string, string>> = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'origin-agent-cluster': '?1',
	'permissions-policy': features.map((feature) => `${feature}=()`).join(', '),
	// Not `no-referrer`: with it a browser sends `Origin: null` and every native form is refused.
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

/** The policy of whatever brings none: a page that loads nothing and sends nothing. */
export const loadsNothing =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// What a browser may draw by itself. A script that works alone goes by its own policy, and has to fetch.
const drawn = /^$|html|plain|json/;

/** Adds the headers of every answer, leaving those that are already there; HSTS only where the browser came by TLS. */
export function protect(res: ServerResponse, secure: boolean, status: number): void {
	const type = String(res.getHeader('content-type') ?? '');
	// With "not modified" it would take the place of the policy that the browser has.
	if (status !== 304 && !res.hasHeader('content-security-policy') && drawn.test(type))
		res.setHeader('content-security-policy', loadsNothing);
	for (const [name, value] of Object.entries(always)) {
		if (!res.hasHeader(name)) res.setHeader(name, value);
	}
	if (secure) res.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains');
}

/**
 * Writes who asked and by which scheme where SvelteKit looks for it, and says whether that was TLS.
 * Only a trusted proxy is believed: anyone else could name any address they like.
 * `hops` is how many proxies of ours add themselves to x-forwarded-for.
 */
export function settleOrigin(req: IncomingMessage, trusted: { hops: number } | undefined): boolean {
	const { headers } = req;
	const peer = req.socket.remoteAddress ?? '';
	const scheme = trusted ? first(headers['x-forwarded-proto']) : undefined;
	const secure = scheme?.toLowerCase() === 'https';
	headers['x-forwarded-proto'] = secure ? 'https' : 'http';
	headers['x-forwarded-for'] = (trusted && nth(headers['x-forwarded-for'], trusted.hops)) || peer;
	settleCertificate(headers, trusted !== undefined);
	if (!trusted)
		for (const name of ['forwarded', 'x-forwarded-host', 'x-forwarded-port']) delete headers[name];
	return secure;
}

/** Writes the SHA-256 of the certificate that a trusted proxy saw where the app looks for it; what anyone else says of one is taken out. */
function settleCertificate(headers: IncomingHttpHeaders, isTrusted: boolean): void {
	const shown = isTrusted ? thumbprintIn(headers['x-client-cert']) : undefined;
	for (const name of ['x-client-cert', 'x-client-thumbprint']) delete headers[name];
	if (shown !== undefined) headers['x-client-thumbprint'] = shown;
}

function first(value: string | string[] | undefined): string | undefined {
	return String(value ?? '')
		.split(',')[0]
		?.trim();
}

function nth(value: string | string[] | undefined, fromTheEnd: number): string | undefined {
	return String(value ?? '')
		.split(',')
		.at(-fromTheEnd)
		?.trim();
}
