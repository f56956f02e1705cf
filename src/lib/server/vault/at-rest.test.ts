/** Whoever takes the database alone and knows references, ids, days and facts from elsewhere finds nobody by them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { urn } from '#tests/feed/incoming.ts';
import { aWholeVictim } from '#tests/vault/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

/** What `aWholeVictim` was told of, as an insider of an agency, a court's list or a newspaper has it. */
const references = [urn, `${urn}-courts-all`, `${urn}-police-01`];
const days = ['2026-11-20', '2026-11-09', '2026-11-21'];
const kinds = ['hearing-listed', 'suspect-arrested', 'victim-told'];
const senders = ['courts-all', 'police-01', '', 'test', 'her-page', 'body'];

test('a stolen database with a list of references, ids, days and kinds of facts matches no row', async () => {
	await aWholeVictim(world, urn);
	const rows = await everyValue(world);
	const ids = rows.flatMap(({ value }) => (/^[\w-]{8,40}$/.test(value) ? [value] : []));

	const found = [...plainly(rows), ...hashed(rows, [...new Set(ids)])];

	assert.deepEqual(found, []);
});

type Value = { readonly at: string; readonly value: string };

async function everyValue({ db }: TestWorld): Promise<Value[]> {
	const values: Value[] = [];
	for (const { name } of await db.introspection.getTables()) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
			db
		);
		for (const row of rows)
			// What an agency may tell is of no case.
			for (const [column, value] of Object.entries({ ...row, may_tell: null }))
				values.push({ at: `${name}.${column}`, value: asText(value) });
	}
	return values;
}

function asText(value: unknown): string {
	return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

function plainly(rows: readonly Value[]): string[] {
	return [...references, ...days, ...kinds].flatMap((word) =>
		rows.filter(({ value }) => value.includes(word)).map(({ at }) => `${at}: ${word}`)
	);
}

// Whatever code without a key could make of them: each alone, beside what the database itself says, and all together.
function hashed(rows: readonly Value[], ids: readonly string[]): string[] {
	const words = [...references, ...days, ...kinds, 'body'];
	const tuples = ids.flatMap((caseId) =>
		references.flatMap((id) =>
			senders.flatMap((agency) =>
				senders.flatMap((source) => [0, 1].map((nth) => [caseId, agency, source, id, nth]))
			)
		)
	);
	const texts = [
		...words,
		...words.flatMap((word) =>
			[...senders, ...ids].flatMap((id) => [`${id}${word}`, `${word}${id}`])
		),
		...tuples.map((tuple) => JSON.stringify(tuple))
	];
	const made = new Map(texts.flatMap((text) => digests(text).map((digest) => [digest, text])));
	return rows.flatMap(({ at, value }) => {
		const text = made.get(value.slice(0, 16).toLowerCase());
		return text === undefined ? [] : [`${at}: a hash of ${text}`];
	});
}

function digests(text: string): string[] {
	return ['sha256', 'sha1', 'md5'].map((sort) =>
		createHash(sort).update(text).digest('hex').slice(0, 16)
	);
}
