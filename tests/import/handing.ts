/** Files of events as tests hand them in, and what became of them. */
import assert from 'node:assert/strict';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as imports from '#lib/server/import/imports.ts';
import { takeNext, verdictsOf, type Verdict } from '#lib/server/import/taking.ts';
import type { Row } from '#lib/server/tables.ts';
import { urn } from '#tests/feed/incoming.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** Somebody of an agency. */
export const officer = (agency: AgencyId): Officer => ({
	kind: 'officer',
	agency,
	door: 'work',
	subject: 'ann' as SubjectId
});

/** The first row of these files. */
export const head = 'type,subject,time,id,data.protections';

/** A row of 20 November. */
export const rowOf = (kind: string, nth: number, theirs: string = urn, more = '') =>
	`${kind},${theirs},2026-11-20T10:00:00Z,row-${nth},${more}`;

/** A file with these rows. */
export const fileWith = (...rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`;

/** A file with so many rows, each about a case of its own. */
export const many = (count: number) =>
	fileWith(
		...Array.from({ length: count }, (_, nth) => rowOf('charged', nth, `01GD${1_000_000 + nth}`))
	);

/** Verdicts by row, with the code of each refusal. */
export const said = (all: readonly Verdict[]) =>
	all.map(({ row, verdict, code }) => `${row} ${verdict}${code ? ` ${code}` : ''}`);

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield Buffer.from(text);
}

type Here = { readonly world: TestWorld; readonly police: agencies.Added };

/** Acts in the world of a test; where no agency is named it is the police. */
export function handing(here: () => Here) {
	const readIn = (text: string, agency = here().police.id) =>
		imports.read(here().world, officer(agency), bytesOf(text));
	const verdicts = (agency = here().police.id): Promise<Verdict[]> => {
		const { db, keys } = here().world;
		return Array.fromAsync(verdictsOf(db, keys, { agency }));
	};
	/** Reads a file and lets it be taken. */
	const begin = async (text: string, agency = here().police.id): Promise<string> => {
		const { world } = here();
		await readIn(text, agency);
		const file = await imports.find(world.db, world.keys, { agency });
		assert.ok(file);
		assert.equal(await imports.start(world, officer(agency), file.id), true);
		return file.id;
	};
	/** And takes it to its end. */
	const take = async (text: string, agency = here().police.id): Promise<Verdict[]> => {
		await begin(text, agency);
		while (await takeNext(here().world, agency));
		return verdicts(agency);
	};
	const rowsIn = <
		Name extends 'imports' | 'import_pieces' | 'deliveries' | 'parked' | 'audit' | 'held_facts'
	>(
		name: Name
	) =>
		here()
			.world.db.selectFrom(name as 'imports')
			.selectAll()
			.execute() as unknown as Promise<Row<Name>[]>;
	return { readIn, begin, take, verdicts, rowsIn };
}
