import { existsSync } from 'node:fs';
import { addRoot, dropRoot } from '#lib/server/vault/root-keys.ts';
import { rotate, usage, type Progress } from '#lib/server/vault/rotation.ts';
import { needed, withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const keysNew: Command = {
	name: 'keys new',
	usage: 'keys new FILE',
	does: 'makes a root key in a new file, or a newer one in front of those a file holds; keep it apart from the database',
	run: async ({ words: [file] }) => {
		if (!file) throw new Stop('To which file?');
		const was = existsSync(file);
		const name = addRoot(file);
		console.log(
			was
				? `Added root ${name} to ${file}. Now: npm run alongside -- keys rotate`
				: `Made root ${name} in ${file}. Start with ALONGSIDE_KEY_FILE=${file}`
		);
		await Promise.resolve();
	}
};

export const keysShow: Command = {
	name: 'keys show',
	usage: 'keys show',
	does: 'names the root keys that are here, and how many secrets each of them wraps; never a key',
	run: () =>
		withWorld(async ({ db, keys }) => {
			const used = await usage(db);
			const here = keys.roots.names();
			for (const name of new Set([...here, ...used.keys()]))
				console.log(
					`${name}  wraps ${used.get(name) ?? 0}${name === here[0] ? '  newest' : ''}${here.includes(name) ? '' : '  MISSING'}`
				);
		})
};

export const keysRotate: Command = {
	name: 'keys rotate',
	usage: 'keys rotate',
	does: 'wraps everything by the newest root key and renews the look-ups while the service runs; run it again if it was stopped',
	run: () =>
		withWorld(async ({ db, keys, now }) => {
			const done = await rotate(db, keys, now(), everySecond());
			console.log(`Wrapped ${done.wrapped} secrets anew and renewed ${done.indexed} look-ups.`);
		})
};

// Whoever waits sees that it goes on; what is printed for another program stays as it was.
function everySecond(): Progress {
	let saidAt = performance.now();
	return (part, done) => {
		if (performance.now() - saidAt < 1000) return;
		saidAt = performance.now();
		console.error(`${done} ${part} so far`);
	};
}

export const keysRetire: Command = {
	name: 'keys retire',
	usage: 'keys retire --root NAME',
	does: 'takes an old root key out of the key file, once nothing is wrapped by it',
	options: { root: { type: 'string' } },
	run: (asked) =>
		withWorld(async ({ db, keys }) => {
			const name = needed(asked, 'root');
			const wraps = (await usage(db)).get(name) ?? 0;
			if (wraps > 0)
				throw new Stop(
					`Root ${name} still wraps ${wraps}. First: npm run alongside -- keys rotate`
				);
			if (!keys.roots.find(name)) throw new Stop(`There is no root ${name} here`);
			if (keys.roots.current().name === name)
				throw new Stop(`Root ${name} is the newest: it stays`);
			const file = process.env.ALONGSIDE_KEY_FILE;
			if (!file) throw new Stop(`Nothing is wrapped by ${name}: take it out of ALONGSIDE_KEY`);
			dropRoot(file, name);
			console.log(
				`Took root ${name} out of ${file}. A backup from before still needs it: keep a copy for as long as those live.`
			);
		})
};
