import type { RequestHandler } from './$types';

// The smallest GIF: the picture is nothing, its header is the point (docs/decisions/0006 says why).
const dot = Uint8Array.from(atob('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='), (one) =>
	one.charCodeAt(0)
);

/** Makes the browser drop the pages it keeps for Back. */
export const GET: RequestHandler = () =>
	new Response(dot, {
		headers: {
			'content-type': 'image/gif',
			'cache-control': 'no-store',
			'clear-site-data': '"cache"'
		}
	});
