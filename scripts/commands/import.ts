import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as agencies from '#lib/server/case/agencies.ts';
import { openFile } from '#lib/server/import/file.ts';
import * as imports from '#lib/server/import/imports.ts';
import { tryRow, type Tried } from '#lib/server/import/reading.ts';
import { takeNext } from '#lib/server/import/taking.ts';
import { template } from '#lib/server/import/template.ts';
import { FileRefused } from '#lib/server/import/text.ts';
import { verdictsFile } from '#lib/server/import/verdicts.ts';
import type { World } from '#lib/server/world.ts';
import { needed, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

const agency = { type: 'string' } as const;

export const importTry: Command = {
	name: 'import try',
	usage: 'import try FILE --agency ID',
	does: 'says of each row of a CSV or NDJSON file of events what would be understood and what she would read; stores nothing',
	options: { agency },
	run: (asked) =>
		withWorld(async (world) => {
			const by = { keys: world.keys, agency: await known(world, asked), now: world.now() };
			const file = openFile(createReadStream(fileOf(asked)));
			let refused = 0;
			for await (const row of file.rows) {
				const tried = tryRow(row, by);
				if (tried.refused) refused += 1;
				console.log(said(tried));
			}
			sayIgnored(file.ignored);
			if (refused > 0) console.log(`${refused} would be refused.`);
		}).catch(refusedFile)
};

export const importEvents: Command = {
	name: 'import events',
	usage: 'import events FILE --agency ID [--verdicts FILE]',
	does: 'takes the rows of a CSV or NDJSON file of events as if the agency had sent them; broken off and given again, it goes on where it was',
	options: { agency, verdicts: { type: 'string' } },
	run: (asked) =>
		withWorld(async (world) => {
			const { id } = await known(world, asked);
			const sender = { kind: 'operator', agency: id } as const;
			await imports.read(world, sender, createReadStream(fileOf(asked)));
			const file = await imports.find(world.db, world.keys, sender);
			if (!file) throw new Stop('The file is not there any more.');
			sayIgnored(file.ignored);
			await imports.start(world, sender, file.id);
			while (await takeNext(world, id)) await sayHowFar(world, sender);
			if (!(await sayHowFar(world, sender)))
				throw new Stop('It is not done: nothing is taken from this agency now.');
			const to = asked.options.verdicts;
			if (typeof to === 'string')
				await pipeline(
					Readable.from(verdictsFile(world.db, world.keys, sender)),
					createWriteStream(to, { mode: 0o600 })
				);
		}).catch(refusedFile)
};

export const importTemplate: Command = {
	name: 'import template',
	usage: 'import template --agency ID',
	does: 'prints a CSV file to begin with: every column, and an example of each kind of event that the agency may tell',
	options: { agency },
	run: (asked) =>
		withWorld(async (world) => {
			console.log(template((await known(world, asked)).mayTell).trimEnd());
		})
};

async function known({ db }: World, asked: Asked): Promise<agencies.Agency> {
	const found = await agencies.find(db, needed(asked, 'agency'));
	if (!found) throw new Stop('There is no such agency: agency list');
	return found;
}

function fileOf({ words: [file] }: Asked): string {
	if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Stop('Which file?');
	return file;
}

function refusedFile(error: unknown): never {
	throw error instanceof FileRefused ? new Stop(error.message) : error;
}

function said({ row, refused, facts, notes }: Tried): string {
	const understood = facts.map(({ kind, on, says }) => `${on}  ${kind}  ${says ?? ''}`);
	const beside = notes.map(({ column, detail }) => `    ${column || 'the row'}: ${detail}`);
	return [`row ${row}: ${refused ?? understood.join('; ')}`, ...beside].join('\n');
}

function sayIgnored(ignored: readonly string[]): void {
	// A name could hold what moves a terminal.
	const names = ignored.map((name) => JSON.stringify(name.slice(0, 60)));
	if (names.length > 0) console.log(`Columns we do not use: ${names.join(', ')}`);
}

/** Says it, and whether the file is done. */
async function sayHowFar({ db, keys }: World, sender: imports.Sender): Promise<boolean> {
	const file = await imports.find(db, keys, sender);
	if (!file) return false;
	const counts = imports.verdicts.map((name) => `${file.counts[name]} ${name}`).join(', ');
	console.log(`${imports.takenOf(file)} of ${file.rows}: ${counts}`);
	return file.state === 'done';
}
