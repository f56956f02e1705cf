type Asked = { readonly request: Request; readonly url: URL };

/**
 * Whether another site has sent the browser here: it may read, but nothing is ended or changed for it. A browser that
 * says nothing of where it comes from is believed, so that nobody is kept in.
 */
export function isFromElsewhere({ request: { headers }, url }: Asked): boolean {
	const site = headers.get('sec-fetch-site');
	if (site) return site === 'cross-site' || site === 'same-site';
	const named = headers.get('origin') ?? headers.get('referer');
	return named !== null && URL.parse(named)?.origin !== url.origin;
}
