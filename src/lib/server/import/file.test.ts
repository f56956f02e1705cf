import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from '#tests/feed/signed.ts';
import { openFile } from './file.ts';
import type { Found } from './found.ts';
import { FileRefused } from './text.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) {
		await Promise.resolve();
		yield bytes.subarray(at, at + size);
	}
}

async function read(written: string | Uint8Array, size = 1 << 16) {
	const bytes = typeof written === 'string' ? Buffer.from(written) : written;
	const { rows, ignored } = openFile(inPieces(bytes, size));
	const found: Found[] = [];
	for await (const row of rows) found.push(row);
	return { rows: found, ignored };
}

async function refusal(
	written: string | Uint8Array | AsyncIterable<Uint8Array>,
	most?: number
): Promise<string> {
	const file =
		typeof written === 'string' || written instanceof Uint8Array
			? inPieces(Buffer.from(written), 1 << 16)
			: written;
	try {
		for await (const _ of openFile(file, most).rows);
		return 'none';
	} catch (error) {
		if (error instanceof FileRefused) return error.message;
		throw error;
	}
}

const head = 'type,subject,time,id';
const charged = 'charged,01GD1234567,2026-11-20T10:00:00Z,a-1';
const event = {
	specversion: '1.0',
	source: '/file',
	type: 'uk.alongside.charged',
	subject: '01GD1234567',
	time: '2026-11-20T10:00:00Z',
	id: 'a-1'
};

for (const [what, written] of Object.entries({
	'commas and one kind of line': `${head}\n${charged}\n`,
	'no end of the last line': `${head}\n${charged}`,
	'the lines of Windows': `${head}\r\n${charged}\r\n`,
	'the mark of UTF-8': `\uFEFF${head}\r\n${charged}`,
	'semicolons, as a spreadsheet in Europe writes them': `${head}\n${charged}\n`.replaceAll(
		',',
		';'
	),
	tabs: `${head}\n${charged}\n`.replaceAll(',', '\t'),
	quotes: `${head}\n${charged}\n`.replace(/[^,\n]+/g, '"$&"'),
	'spaces around': `${head}\n${charged}\n`.replaceAll(',', ' , '),
	'names in other letters': `${head.toUpperCase()}\n${charged}\n`,
	'the whole type': `${head}\nuk.alongside.${charged}\n`
}))
	for (const size of [1, 7, 1 << 16])
		test(`a row is the same event with ${what}, in pieces of ${size}`, async () => {
			assert.deepEqual(await read(written, size), { rows: [{ row: 2, event }], ignored: [] });
		});

test('a row is known by the number that a spreadsheet shows, whatever is empty before it', async () => {
	const { rows } = await read(`${head}\n\n,,,\n${charged}\n\n${charged}\n\n`);
	assert.deepEqual(
		rows.map(({ row }) => row),
		[4, 6]
	);
});

test('what a cell says goes where the parser looks for it, as what it looks for', async () => {
	const names =
		'type,subject,time,data.hearing,data.purpose,data.when.kind,data.when.on,data.when.about,data.when.alsoOn,data.dateUnread,data.protections,data.term.length.years';
	const cells = (kind: string, ...rest: string[]) => [kind, 'x', 'y', ...rest].join(',');
	const { rows } = await read(
		`${names}\n${cells('hearing-listed', 'h-1', 'trial', 'day', '2027-03-02', '5', '"[{""on"":""2027-03-03""}]"', 'TRUE', '', '')}\n${cells('court-bail-decided', '', '', '', '', '', '', '', 'no-contact keep-away-from-place', '')}\n${cells('sentenced', '', '', '', '', '', '', '', '', '2')}\n`
	);
	assert.deepEqual(
		rows.map((one) => JSON.parse(JSON.stringify('event' in one ? one.event.data : one))),
		[
			{
				hearing: 'h-1',
				purpose: 'trial',
				when: { kind: 'day', on: '2027-03-02', about: 5, alsoOn: [{ on: '2027-03-03' }] },
				dateUnread: true
			},
			{ protections: ['no-contact', 'keep-away-from-place'] },
			{ term: { length: { years: 2 } } }
		]
	);
});

test('columns that nobody reads are named, but under data. nothing is passed over', async () => {
	const { rows, ignored } = await read(
		`${head},Officer,,data.protection,DATA.Court\n${charged},Ann,x,no-contact,Alderbrook\n`
	);
	assert.deepEqual(ignored, ['Officer', 'column 6']);
	const [one] = rows;
	assert.deepEqual(one && 'event' in one && { ...(one.event.data as object) }, {
		protection: 'no-contact',
		court: 'Alderbrook'
	});
});

test('a row of another length than the first, or with two columns about one value, is told apart', async () => {
	const { rows } = await read(
		`${head},data.when,data.when.on\n${charged},,\n${charged}\n${charged},a,b\n`
	);
	assert.deepEqual(
		rows.map((one) => ('faults' in one ? one.faults.map(({ column }) => column) : 'event')),
		['event', [''], ['data.when.on']]
	);
});

test('a row without an id gets one from what it says: the same again has the same, another another', async () => {
	const bare = (time: string) => `charged,01GD1234567,${time}`;
	const rows = [bare('2026-11-20T10:00:00Z'), bare('2026-11-21T10:00:00Z')];
	const idsIn = async (text: string) =>
		(await read(text)).rows.map((one) => 'event' in one && one.event.id);
	const ids = await idsIn(`type,subject,time\n${rows.join('\n')}\n`);
	const otherwise = await idsIn(
		`time;type;subject\n${rows
			.toReversed()
			.map((one) => one.replace(/^(.*),(.*),(.*)$/, '$3;$1;$2'))
			.join('\r\n')}`
	);

	assert.equal(new Set(ids).size, 2);
	assert.match(String(ids[0]), /^row-[0-9a-f]{32}$/);
	assert.deepEqual(otherwise, ids.toReversed());
});

test('events as JSON, one a line, are taken as they are', async () => {
	const one = eventOf('charged', '01GD1234567', { id: 'x' });
	const { rows } = await read(`${JSON.stringify(one)}\r\n\n{"a":1,"a":2}\n[]\n{"id":\n`, 5);
	assert.deepEqual(rows[0], { row: 1, event: one });
	assert.deepEqual(
		rows.slice(1).map((found) => [found.row, 'faults' in found]),
		[
			[3, true],
			[4, true],
			[5, true]
		]
	);
});

test('a file that cannot be what it should is refused whole, in a sentence that says what to do', async () => {
	const latin = Buffer.from(`${head},data.court\n${charged},Caf\u00e9\n`, 'latin1');
	const said: Record<string, string> = {
		nothing: await refusal(''),
		'a header alone': await refusal(`${head}\n`),
		latin: await refusal(latin),
		'utf-16': await refusal(Buffer.from(`\uFEFF${head}\n`, 'utf16le')),
		xlsx: await refusal('PK\u0003\u0004xxxx'),
		'a list': await refusal('[{"a":1}]'),
		'half a quote': await refusal(`${head}\n${charged}\n"char`),
		'a loose quote': await refusal(`${head}\nchar"ged,x,y,z\n`),
		twice: await refusal(`${head},ID\n${charged},a-2\n`),
		'no header': await refusal(`${charged}\n`),
		'many columns': await refusal(`${head}${',x'.repeat(300)}\n`)
	};
	assert.deepEqual(
		Object.entries(said)
			.filter(([, sentence]) => !/^(This|The|Row|Column) .*[.?]$/.test(sentence))
			.map(([what]) => what),
		[]
	);
	assert.match(said['half a quote'] ?? '', /ends in the middle of row 3/);
	assert.match(said.latin ?? '', /UTF-8/);
	assert.match(said['no header'] ?? '', /Missing: type, subject, time/);
});

test('a sheet of 200 columns is read, and those that nobody knows are named', async () => {
	const more = Array.from({ length: 196 }, (_, nth) => `x${nth}`);
	const { rows, ignored } = await read(
		`${[head, ...more].join()}\n${[charged, ...more.map(() => 'y')].join()}\n`
	);
	assert.equal(ignored.length, 196);
	assert.deepEqual(rows, [{ row: 2, event }]);
});

/** Bytes without an end, and how many were asked for. */
function endless(piece: string) {
	const bytes = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)));
	const asked = { bytes: 0 };
	const chunks = (async function* () {
		for (; asked.bytes < 1_000_000_000; asked.bytes += bytes.length) {
			await Promise.resolve();
			yield bytes;
		}
	})();
	return { chunks, asked };
}

for (const [what, piece, most] of [
	['one line', 'x', 3_000_000],
	['one quoted cell', 'x', 3_000_000],
	['one line of JSON', '{"a":"', 3_000_000],
	['rows', `${charged}\n`, 3_000_000]
] as const)
	test(`of a gigabyte of ${what} no more is read than it takes to see that it is too much`, async () => {
		const { chunks, asked } = endless(piece);
		async function* file() {
			if (what === 'rows') yield Buffer.from(`${head}\n`);
			if (what === 'one quoted cell') yield Buffer.from(`${head}\n"`);
			yield* chunks;
		}
		assert.match(
			await refusal(file(), 2_000_000),
			/longer than|larger than|more than|Missing|never closed/
		);
		assert.ok(asked.bytes < most, String(asked.bytes));
	});
