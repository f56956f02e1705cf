import { writeClientKey } from '#lib/server/agency-door/client-keys.ts';
import * as stuck from '#lib/server/notice/stuck.ts';
import { needed, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const noticesList: Command = {
	name: 'notices list',
	usage: 'notices list',
	does: 'lists the notices that nobody took, and how many are held because one source caused so many',
	run: () =>
		withWorld(async ({ db }) => {
			const [dead, held] = [await stuck.dead(db), await stuck.held(db)];
			for (const { id, kind, owedAt, why } of dead)
				console.log(`${id}  ${new Date(owedAt).toISOString()}  ${kind}  ${said[why]}`);
			for (const { kind, source, many } of held)
				console.log(`held: ${many} of ${kind} from ${source}`);
			if (dead.length + held.length === 0) console.log('Nothing waits for you.');
		})
};

const said = { tries: 'no answer after all tries', refused: 'refused for good', held: 'held' };

export const noticesRetry: Command = {
	name: 'notices retry',
	usage: 'notices retry ID… | --all',
	does: 'tries notices that nobody took again; whether her plan still allows them is decided then',
	options: { all: { type: 'boolean' } },
	run: (asked) =>
		withWorld(async ({ db, now }) => {
			const many = await each(asked, (id) => stuck.retry(db, id, now()));
			console.log(`${many} will be tried again.`);
		})
};

export const noticesDrop: Command = {
	name: 'notices drop',
	usage: 'notices drop ID… | --all',
	does: 'takes notices that nobody took off the list; nobody is told',
	options: { all: { type: 'boolean' } },
	run: (asked) =>
		withWorld(async ({ db, now }) => {
			const many = await each(asked, (id) => stuck.drop(db, id, now()));
			console.log(`${many} dropped.`);
		})
};

export const noticesHeld: Command = {
	name: 'notices held',
	usage: 'notices held release|drop --kind KIND --source SOURCE',
	does: 'lets go, or drops, what is held of one kind from one source',
	options: { kind: { type: 'string' }, source: { type: 'string' } },
	run: (asked) => {
		const [what] = asked.words;
		if (what !== 'release' && what !== 'drop') throw new Stop('Say release or drop');
		const which = { kind: needed(asked, 'kind'), source: needed(asked, 'source') };
		return withWorld(async ({ db, now }) => {
			const many = await stuck.decide(db, which, what, now());
			console.log(what === 'release' ? `${many} let go.` : `${many} dropped.`);
		});
	}
};

export const noticesPushKey: Command = {
	name: 'notices push-key',
	usage: 'notices push-key FILE',
	does: 'makes a key by which phones know our notes, in front of those the file holds',
	run: async ({ words: [file] }) => {
		if (!file) throw new Stop('Name the file that is to hold the key');
		writeClientKey(file);
		console.log(
			`Name it in PUSH_KEY_FILE: ${file}. Whoever was told by the one before is told no more.`
		);
		await Promise.resolve();
	}
};

async function each(
	{ words, options }: Asked,
	act: (id: string | undefined) => Promise<number>
): Promise<number> {
	if (options.all === true) return act(undefined);
	if (words.length === 0) throw new Stop('Name the notices, or say --all');
	let many = 0;
	for (const id of words) many += await act(id);
	return many;
}
