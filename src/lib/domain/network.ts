/** The network somebody asks from: what one household or office has to itself. */

/** An IPv4 address as it is; of an IPv6 address the first 64 bits, for one house has all that follow them. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!address.includes(':')) return address;
	// A URL writes an address in its one canonical form (RFC 5952).
	const url = URL.parse(`http://[${address.replace(/%.*/, '')}]`);
	if (!url) return address;
	const [before = '', after] = url.hostname.slice(1, -1).split('::');
	const first = before ? before.split(':') : [];
	const last = after ? after.split(':') : [];
	const zeros = after === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
	return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`;
}
