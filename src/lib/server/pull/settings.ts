/** What an operator sets so that the courts are asked: read in one place, and refused where it is half set. */
import { readFileSync } from 'node:fs';
import type { AgencyId } from '#lib/domain/actor.ts';
import { addressIn, SettingRefused, together } from '#lib/server/notice/settings.ts';
import { isLoopback } from '#lib/server/notice/sender.ts';

export type MarketplaceSettings = {
	readonly url: URL;
	readonly key: string;
	/** Where a token is given, and to whom. */
	readonly token: {
		readonly url: URL;
		readonly client: string;
		readonly secret: string;
		readonly scope: string;
	};
	/** The agency in whose name it is told: the courts. */
	readonly agency: AgencyId;
	readonly aMinute: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads them; nothing where nothing is set. Throws `SettingRefused`. */
export function readMarketplace(
	env: Environment,
	{ invented }: { readonly invented: boolean }
): MarketplaceSettings | undefined {
	const known = {
		...env,
		MARKETPLACE_KEY: secretIn(env, 'MARKETPLACE_KEY'),
		MARKETPLACE_SECRET: secretIn(env, 'MARKETPLACE_SECRET')
	};
	if (!together(known, needed)) return undefined;
	const url = addressIn(known, 'MARKETPLACE_URL', ['https:']);
	const tokenUrl = addressIn(known, 'MARKETPLACE_TOKEN_URL', ['https:']);
	if (invented && [url, tokenUrl].some((one) => !isLoopback(one)))
		throw new SettingRefused('A demonstration asks this machine only: leave MARKETPLACE_URL out');
	const { MARKETPLACE_CLIENT, MARKETPLACE_SCOPE, MARKETPLACE_AGENCY } = known as Set;
	return {
		url,
		key: known.MARKETPLACE_KEY ?? '',
		token: {
			url: tokenUrl,
			client: MARKETPLACE_CLIENT,
			secret: known.MARKETPLACE_SECRET ?? '',
			scope: MARKETPLACE_SCOPE
		},
		agency: MARKETPLACE_AGENCY as AgencyId,
		aMinute: aMinuteOf(env)
	};
}

const needed = [
	'MARKETPLACE_URL',
	'MARKETPLACE_KEY',
	'MARKETPLACE_TOKEN_URL',
	'MARKETPLACE_CLIENT',
	'MARKETPLACE_SECRET',
	'MARKETPLACE_SCOPE',
	'MARKETPLACE_AGENCY'
] as const;
type Set = Readonly<Record<(typeof needed)[number], string>>;

function secretIn(env: Environment, name: string): string | undefined {
	const file = env[`${name}_FILE`];
	return env[name] || (file ? readFileSync(file, 'utf8').trim() : undefined);
}

function aMinuteOf({ MARKETPLACE_A_MINUTE: said }: Environment): number {
	if (!said) return 30;
	// With fewer a case with several court houses would never be asked about to the end.
	if (!/^[1-9]\d{1,3}$/.test(said))
		throw new SettingRefused('MARKETPLACE_A_MINUTE is a whole number of questions, from 10');
	return Number(said);
}
