import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { idOf, needed, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

const hour = 60 * 60_000;

export const agencySecretNew: Command = {
	name: 'agency-secret new',
	usage: 'agency-secret new --id AGENCY [--old-holds HOURS]',
	does: 'makes a new secret and prints it, once; the old one holds for 24 hours more, or as many as are given',
	options: { id: { type: 'string' }, 'old-holds': { type: 'string' } },
	run: (asked) => makeNew(asked, 'v1')
};

/** Makes a new secret of a sort and prints it; the old one holds for a while. */
export function makeNew(asked: Asked, scheme: 'v1' | 'client'): Promise<void> {
	return withWorld(async ({ db, keys, now }) => {
		const id = await known(db, asked);
		const hours = Number(asked.options['old-holds'] ?? 24);
		if (!Number.isInteger(hours) || hours < 0 || hours > 24 * 90)
			throw new Stop('--old-holds is a number of hours, at most 2160');
		const until = now() + hours * hour;
		const made = await secrets.rotate(db, keys, id, until, now(), scheme).catch(tooMany);
		console.log(`The new secret of ${id}, shown this once:\n${made.value}`);
	});
}

export const agencySecretClient: Command = {
	name: 'agency-secret client',
	usage: 'agency-secret client --id AGENCY [--old-holds HOURS]',
	does: 'makes a client secret for an agency whose gateway asks for tokens (OAuth 2) and prints it, once; the old one holds for 24 hours more, or as many as are given',
	options: { id: { type: 'string' }, 'old-holds': { type: 'string' } },
	run: (asked) => makeNew(asked, 'client')
};

export const agencySecretCertificate: Command = {
	name: 'agency-secret certificate',
	usage: 'agency-secret certificate --id AGENCY (--thumbprint SHA256 | --not-needed)',
	does: 'takes the SHA-256 thumbprint of an agency’s certificate: from then on nothing of it is taken without; or lets it send without one again',
	options: {
		id: { type: 'string' },
		thumbprint: { type: 'string' },
		'not-needed': { type: 'boolean' }
	},
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const id = await known(db, asked);
			if (asked.options['not-needed'] === true) {
				const count = await secrets.freeOfCertificates(db, id);
				if (count === 0) throw new Stop('It has no certificate');
				console.log(`${id} may send without a certificate from now on.`);
				return;
			}
			const value = secrets.thumbprintOf(needed(asked, 'thumbprint'));
			if (value === undefined)
				throw new Stop('--thumbprint is the SHA-256 of the certificate: 64 hexadecimal digits');
			const add = () =>
				transaction(db, (trx) =>
					secrets.add(trx, keys, id, { scheme: 'certificate', value }, now())
				);
			await add().catch(tooMany);
			console.log(`Nothing of ${id} is taken without a certificate it has given from now on.`);
		})
};

export const agencySecretKey: Command = {
	name: 'agency-secret key',
	usage: 'agency-secret key --id AGENCY --public whpk_…',
	does: 'takes the public half of an agency’s Ed25519 key: it signs as v1a, and no secret is shared',
	options: { id: { type: 'string' }, public: { type: 'string' } },
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const id = await known(db, asked);
			const value = needed(asked, 'public');
			if (!secrets.publicKeyOf(value))
				throw new Stop('--public is whpk_ and the 32 bytes of an Ed25519 public key in base64');
			const add = () =>
				transaction(db, (trx) => secrets.add(trx, keys, id, { scheme: 'v1a', value }, now()));
			await add().catch(tooMany);
			console.log(`${id} may sign with it from now on.`);
		})
};

export const agencySecretList: Command = {
	name: 'agency-secret list',
	usage: 'agency-secret list --id AGENCY',
	does: 'lists what an agency may sign with, by number and date, never the secret itself',
	options: { id: { type: 'string' } },
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const id = await known(db, asked);
			for (const one of await secrets.live(db, keys, id, now())) {
				const until = one.endsAt === undefined ? '' : `, until ${said(one.endsAt)}`;
				console.log(`${one.id}  ${one.scheme}  from ${said(one.madeAt)}${until}`);
			}
		})
};

export const agencySecretEnd: Command = {
	name: 'agency-secret end',
	usage: 'agency-secret end --id AGENCY (--secret NUMBER | --all)',
	does: 'ends a secret at once, or all of them: then nothing of that agency is taken until it has a new one',
	options: { id: { type: 'string' }, secret: { type: 'string' }, all: { type: 'boolean' } },
	run: (asked) =>
		withWorld(async ({ db, now }) => {
			const id = await known(db, asked);
			const all = asked.options.all === true;
			const secret = all ? undefined : needed(asked, 'secret');
			const count = await secrets.end(db, id, secret, now());
			if (count === 0) throw new Stop('Nothing that holds was found');
			console.log(count === 1 ? 'It is ended.' : `${count} are ended.`);
		})
};

/** The agency that is meant; stops where there is none of that id. */
export async function known(db: Db, asked: Asked): Promise<AgencyId> {
	const agency = await agencies.find(db, idOf(asked));
	if (!agency) throw new Stop(`There is no agency ${idOf(asked)}. See: agency list`);
	return agency.id;
}

function tooMany(error: unknown): never {
	if (!(error instanceof secrets.TooMany)) throw error;
	throw new Stop('Two hold already: end one first (agency-secret list)');
}

function said(at: number): string {
	return new Date(at).toISOString();
}
