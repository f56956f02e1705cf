import type { AgencyId } from '#lib/domain/actor.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import { noClientKey, writeClientKey } from '#lib/server/agency-door/client-keys.ts';
import { wayBack } from '#lib/server/agency-door/sign-in.ts';
import { needed, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const agencyDoorAdd: Command = {
	name: 'agency-door add',
	usage:
		'agency-door add --id NAME --agency ID --issuer URL --client-id ID [--acr phr,phrh] [--amr a,b]',
	does: 'lets an agency’s people sign in by its own sign-in, and says what has to be entered there',
	options: {
		id: { type: 'string' },
		agency: { type: 'string' },
		issuer: { type: 'string' },
		'client-id': { type: 'string' },
		acr: { type: 'string' },
		amr: { type: 'string' }
	},
	run: (asked) =>
		withWorld(async ({ db, now, invented, oidc }) => {
			if (!oidc.keys) throw new Stop(noClientKey);
			const door = doorOf(asked);
			if (!providers.isIssuer(door.issuer, { invented }))
				throw new Stop(
					invented
						? 'This database is a demonstration: --issuer is an address on this machine'
						: '--issuer is a whole https address without a query'
				);
			const added = await providers.add(db, door, now());
			if (added === 'no-agency') throw new Stop(`There is no agency ${door.agency}`);
			if (added === 'taken')
				throw new Stop('There is a door of that name already, or one of that issuer');
			tell(door);
		})
};

export const agencyDoorList: Command = {
	name: 'agency-door list',
	usage: 'agency-door list',
	does: 'lists the doors of agencies’ people: whose each is, and by which sign-in',
	run: () =>
		withWorld(async ({ db }) => {
			for (const { id, agency, issuer, clientId, acr, amr } of await providers.list(db))
				console.log(`${id}  ${agency}  ${issuer}  ${clientId}  ${[...acr, ...amr].join(', ')}`);
		})
};

export const agencyDoorRemove: Command = {
	name: 'agency-door remove',
	usage: 'agency-door remove --id NAME',
	does: 'takes a door away; everybody who is in by it is signed out',
	options: { id: { type: 'string' } },
	run: (asked) =>
		withWorld(async ({ db }) => {
			const id = needed(asked, 'id');
			if (!(await providers.remove(db, id))) throw new Stop(`There is no door ${id}`);
			console.log(`Took away ${id}.`);
		})
};

export const agencyDoorKey: Command = {
	name: 'agency-door key',
	usage: 'agency-door key FILE',
	does: 'makes the key by which agencies’ sign-ins know us, or a newer one in front of those a file holds',
	run: async ({ words: [file] }) => {
		if (!file) throw new Stop('To which file?');
		writeClientKey(file);
		console.log(`Made a key in ${file}. Start with ALONGSIDE_CLIENT_KEY_FILE=${file}`);
		await Promise.resolve();
	}
};

function doorOf(asked: Asked): providers.Door {
	const id = needed(asked, 'id');
	if (!providers.isDoorName(id)) throw new Stop('--id is 2 to 40 small letters, digits and dashes');
	const acr = wordsOf(asked.options.acr);
	return {
		id,
		agency: needed(asked, 'agency') as AgencyId,
		issuer: needed(asked, 'issuer'),
		clientId: needed(asked, 'client-id'),
		acr: acr.length > 0 ? acr : providers.phishingResistant,
		amr: wordsOf(asked.options.amr)
	};
}

function wordsOf(list: string | boolean | undefined): string[] {
	return typeof list === 'string' ? list.split(/[\s,]+/).filter(Boolean) : [];
}

function tell({ id, clientId }: providers.Door): void {
	const origin = process.env.ALONGSIDE_ORIGIN || 'http://localhost:3000';
	console.log(`Added ${id}. Its people sign in at ${origin}/agency/sign-in/${id}
To be entered at the agency’s sign-in, for the client ${clientId}:
  address to come back to   ${wayBack(origin, id)}
  address to sign out       ${origin}/api/agency-doors/${id}/sign-out
  our keys                  ${origin}/api/agency-doors/keys.json
  code with PKCE S256, private_key_jwt with ES256, scope openid`);
}
