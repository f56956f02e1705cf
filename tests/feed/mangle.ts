/** Messages made wrong: values replaced, taken away and doubled in their tree, then bytes changed in their text. */

type Random = () => number;
type Place = { readonly within: Record<string, unknown>; readonly key: string };

/** One of some things. */
export function pick<T>(things: readonly T[], random: Random): T {
	return things[Math.floor(random() * things.length)] as T;
}

/** Values that stand where something else belongs. */
export const plain: readonly unknown[] = [
	null,
	true,
	0,
	-1,
	1e308,
	2 ** 53,
	'',
	' ',
	'constructor',
	'__proto__',
	'toString',
	'\u202e\u0000',
	'\ud800',
	"'; drop table events; --",
	'../../etc/passwd',
	'${7*7}',
	'x'.repeat(10_000)
];
// In place of a day or an instant: such as a careless program makes, and such as nobody does.
const days: readonly string[] = [
	'2026-02-31T10:00:00Z',
	'2026-02-29',
	'2026-02-30T25:61:00Z',
	'2026-03-02T10:00:00',
	'2026-03-02T10:00:00+99:99',
	'2026-03-02 10:00:00Z',
	'2026-12-31T23:59:60Z',
	'2026-03-29T01:30:00+00:00[Europe/London]',
	'2026-03-02T10:00:00Z[UTC]',
	'0000-00-00',
	'0000-01-01T00:00:00Z',
	'9999-99-99',
	'9999-12-31T23:59:59.999999999Z',
	'+275760-09-13T00:00:00Z',
	'-271821-04-19',
	'2026-W10-1',
	'2026-03-02'
];
// Made afresh each time: put in twice, one could come to contain itself.
const made: readonly (() => unknown)[] = [
	() => [],
	() => ({}),
	() => [null, 7, 'x', {}],
	() => Array.from({ length: 600 }, () => ({})),
	() => nested(40),
	() => JSON.parse('{"__proto__": {"id": 1}, "constructor": 1, "length": 9}') as unknown
];

/** The same message with one to five things in it made wrong. */
export function mangled(message: unknown, random: Random): unknown {
	const copy = structuredClone(message);
	for (let left = 1 + Math.floor(random() * 5); left > 0; left -= 1) {
		const { within, key } = pick(placesIn(copy), random) ?? {};
		if (!within || key === undefined) continue;
		const dice = random();
		if (dice < 0.15) delete within[key];
		else if (/^\d{4}-/.test(String(within[key])) && dice < 0.8) within[key] = pick(days, random);
		else if (dice < 0.3) within[key] = [within[key], within[key]];
		else if (dice < 0.7) within[key] = pick(plain, random);
		else within[key] = pick(made, random)();
	}
	return copy;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const within = value as Record<string, unknown>;
	return Object.keys(within).flatMap((key) => [{ within, key }, ...placesIn(within[key])]);
}

/** Lists in one another, so many deep. */
export function nested(deep: number): unknown {
	return JSON.parse('['.repeat(deep) + ']'.repeat(deep)) as unknown;
}

/** The same text with a few of its bytes changed, taken away or repeated. */
export function mangledBytes(text: string, random: Random): Buffer {
	let bytes = Buffer.from(text);
	for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
		const at = Math.floor(random() * bytes.length);
		const to = at + Math.floor(random() * 40);
		const dice = random();
		if (dice < 0.5) bytes[at] = Math.floor(random() * 256);
		else if (dice < 0.75) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
		else bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
	}
	return bytes;
}

/** Whole bodies that no honest sender makes. */
export const monsters: readonly (string | Uint8Array)[] = [
	'',
	' ',
	'null',
	'7',
	'"text"',
	'{',
	'[]',
	'{}',
	'[[[[]]]]',
	'['.repeat(10_000) + ']'.repeat(10_000),
	'['.repeat(10_000),
	'{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000),
	`{"hearing":${'{"hearing":'.repeat(5000)}{}${'}'.repeat(5000)}}`,
	'1e999999',
	`{"id": ${'9'.repeat(100_000)}}`,
	'{"id": -0, "time": 1e400}',
	'{"id": "\\ud800", "source": "\\udfff\\ud800"}',
	'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
	'{"id": 1, "id": 2, "id": {"id": 3}}',
	JSON.stringify(Array.from({ length: 1001 }, () => ({}))),
	JSON.stringify(Array.from({ length: 1000 }, () => ({ specversion: '1.0' }))),
	'\ufeff{}',
	'"'.repeat(100_000),
	'\\'.repeat(100_000),
	`"${'\\"'.repeat(100_000)}`,
	`{"${'a'.repeat(500_000)}": 1}`,
	Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
	Buffer.from([0xed, 0xa0, 0x80]),
	Buffer.from('{"id": "\xc3\x28"}', 'latin1'),
	Buffer.alloc(100_000)
];
