import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readAny } from '#lib/server/court/common-platform.ts';
import type { Command } from './command.ts';
import { Stop } from './stop.ts';

export const feedTry: Command = {
	name: 'feed try',
	usage: 'feed try FOLDER',
	does: 'reads a folder of the courts’ payloads and says of each what was understood; stores nothing',
	run: async ({ words: [folder] }) => {
		if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
			throw new Stop('Which folder?');
		const files = readdirSync(folder)
			.filter((name) => name.endsWith('.json'))
			.sort();
		const understood = files.map((name) => tryOne(path.join(folder, name), name));
		console.log(`\n${understood.filter(Boolean).length} of ${files.length} understood.`);
		if (understood.includes(false)) process.exitCode = 1;
		await Promise.resolve();
	}
};

// Nothing is stored, so ids stand for themselves, shortened.
const hash = (kind: string, id: string) => `${kind}-${id.slice(0, 8)}`;

function tryOne(file: string, name: string): boolean {
	const reading = readAny(parse(readFileSync(file, 'utf8')), hash, Date.now());
	if (!reading.ok) {
		console.log(`${name}: not understood`);
		for (const { pointer, detail } of reading.problems)
			console.log(`    ${pointer || '/'}  ${detail}`);
		return false;
	}
	console.log(`${name}: ${reading.as ?? 'understood'}`);
	for (const { urn, references, tellings } of reading.parts) {
		console.log(
			`    case ${urn ?? 'without a reference'}, found by ${references.join(', ') || 'its reference'}`
		);
		for (const { on, kind, defendant, data } of tellings)
			console.log(`      ${on}  ${kind}  ${defendant ?? ''}  ${JSON.stringify(data)}`);
	}
	return true;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
