/** Which page a request asks for, read exactly as SvelteKit will read it. */
import type { IncomingMessage } from 'node:http';

/**
 * The decoded path a request asks for, or undefined when it must be answered 400 instead.
 * Nothing is put right: a target that a URL parser would rewrite (`/a/../b`, `/a\b`, `//host`, a whole address)
 * could mean one thing to us and another behind us, so it means nothing.
 */
export function pathOf(req: IncomingMessage): string | undefined {
	const target = req.url ?? '';
	if (!target.startsWith('/') || target.startsWith('//') || !hasOneHost(req)) return undefined;
	const [raw = ''] = target.split('?', 1);
	const url = URL.parse(`http://${req.headers.host}${target}`);
	if (url?.pathname !== raw || url.hash) return undefined;
	return decoded(raw);
}

/**
 * Two Host headers are how one request is made to look like two to a proxy (RFC 9112, 3.2). A name has 253 characters at
 * most (RFC 1035, 2.3.4): what is longer fits into no pattern for a camera.
 */
function hasOneHost(req: IncomingMessage): boolean {
	const hosts = req.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
	return hosts.length === 1 && /^[\w.[\]:-]{1,259}$/.test(req.headers.host ?? '');
}

function decoded(raw: string): string | undefined {
	try {
		// SvelteKit's own rule: an encoded percent sign stays encoded, so nothing is decoded twice.
		const path = raw.split('%25').map(decodeURI).join('%25');
		return decodeURIComponent(raw).includes('\0') ? undefined : path;
	} catch {
		return undefined;
	}
}
