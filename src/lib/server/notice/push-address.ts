/** What a browser gives to be pushed to. Its address is typed by whoever sends it: only known push services are asked. */
export type Push = {
	readonly endpoint: URL;
	/** The public key of the browser, a point on P-256. */
	readonly browserKey: Buffer;
	readonly secret: Buffer;
};

/** Chrome and Edge on Android, Firefox, Safari, Edge on Windows. */
export const knownServices = [
	'https://fcm.googleapis.com',
	'https://updates.push.services.mozilla.com',
	'https://web.push.apple.com',
	'https://*.notify.windows.com'
] as const;

const longest = 2000;

/** What it says, or nothing where it is none or leads anywhere but to a push service. */
export function pushFrom(text: string, services: readonly string[]): Push | undefined {
	const said = parsed(text);
	const endpoint = URL.parse(typeof said?.endpoint === 'string' ? said.endpoint : '');
	const [browserKey, secret] = [said?.keys?.p256dh, said?.keys?.auth].map((part) =>
		Buffer.from(typeof part === 'string' ? part : '', 'base64url')
	);
	if (!endpoint || endpoint.username || endpoint.password || !browserKey || !secret)
		return undefined;
	if (!services.some((one) => isOf(one, endpoint))) return undefined;
	if (browserKey.length !== 65 || browserKey[0] !== 4 || secret.length !== 16) return undefined;
	return { endpoint, browserKey, secret };
}

function isOf(service: string, { origin, protocol, hostname, port }: URL): boolean {
	const below = /^https:\/\/\*(\.[a-z0-9.-]+)$/.exec(service)?.[1];
	if (!below) return origin === service;
	return protocol === 'https:' && port === '' && hostname.endsWith(below);
}

type Said = { endpoint?: unknown; keys?: { p256dh?: unknown; auth?: unknown } | null };

function parsed(text: string): Said | undefined {
	if (text.length > longest) return undefined;
	try {
		const said: unknown = JSON.parse(text);
		return typeof said === 'object' && said !== null ? said : undefined;
	} catch {
		return undefined;
	}
}
