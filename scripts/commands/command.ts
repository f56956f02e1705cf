import type { ParseArgsConfig } from 'node:util';
import { KeyRefused } from '#lib/server/vault/root-keys.ts';
import { SettingRefused } from '#lib/server/notice/settings.ts';
import { openWorld, type World } from '#lib/server/world.ts';
import { Stop } from './stop.ts';

export type Asked = {
	readonly options: Readonly<Record<string, string | boolean | undefined>>;
	readonly words: readonly string[];
};
/** One command of the operator: what it is called, what it takes, one line that says what it does. */
export type Command = {
	readonly name: string;
	readonly usage: string;
	readonly does: string;
	readonly options?: NonNullable<ParseArgsConfig['options']>;
	readonly run: (asked: Asked) => Promise<void>;
};

/** Opens the world for one command and closes it after, whatever happens. */
export async function withWorld(
	act: (world: World) => Promise<void>,
	file?: string
): Promise<void> {
	const world = await openWorld(process.env, file).catch((error: unknown) => {
		if (error instanceof KeyRefused || error instanceof SettingRefused)
			throw new Stop(error.message);
		const missing = error instanceof Error && /no such table|does not exist/.test(error.message);
		throw missing
			? new Stop('The database has no shape yet. Run: npm run alongside -- migrate')
			: error;
	});
	try {
		await act(world);
	} finally {
		await world.db.destroy();
	}
}

/** A text that must be given; stops with its name when it is not. */
export function needed(asked: Asked, name: string): string {
	const value = asked.options[name];
	if (typeof value === 'string' && value.trim() !== '') return value.trim();
	throw new Stop(`--${name} is missing`);
}

/** The ID of what is meant, also where it stands without its name. */
export function idOf({ options, words: [word] }: Asked): string {
	return needed({ options: { id: options.id ?? word }, words: [] }, 'id');
}

/** One of a list of words; stops and names them when it is another. */
export function oneOf<T extends string>(
	asked: Asked,
	name: string,
	known: readonly T[],
	otherwise?: T
): T {
	const value = asked.options[name];
	if (value === undefined && otherwise !== undefined) return otherwise;
	const found = known.find((one) => one === value);
	if (found) return found;
	throw new Stop(`--${name} is one of: ${known.join(', ')}`);
}
