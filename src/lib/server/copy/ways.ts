/** What her copy says of herself and of how she comes in: that there is a way, and since when; never what opens it. */
import { endOf, type Held } from '#lib/domain/data/copy.ts';
import { at, held, type Reading, type Says } from './facts.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as people from '#lib/server/people/people.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** Who she is here: her person, her place in the case, the case, and what holds it. */
export async function you(reading: Reading): Promise<Held[]> {
	const { trx, keys, victim } = reading;
	const mine = victim.participation;
	const person = await trx
		.selectFrom('people')
		.selectAll()
		.where('id', '=', victim.person)
		.executeTakeFirstOrThrow();
	const place = await trx
		.selectFrom('participations')
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.select(['participations.enhanced', 'participations.stands', 'participations.added_at'])
		.select(['cases.id', 'cases.force', 'cases.urn_sealed', 'cases.opened_at'])
		.$call(ofHers(victim))
		.executeTakeFirstOrThrow();
	const { enhanced, stands } = place;
	const ring = await keyrings.find(trx, keys, place.id);
	const reference = unsealField(keys, ring, fields.urn, place.id, place.urn_sealed);
	const child = await trx
		.selectFrom('children')
		.selectAll()
		.where('participation_id', '=', mine)
		.execute();
	const holds = await trx
		.selectFrom('legal_holds')
		.selectAll()
		.where('participation_id', '=', mine)
		.execute();
	return [
		held('people', {
			...(await contact(reading)),
			language: person.language,
			addedAt: at(person.added_at),
			restsSince: at(person.paused_at)
		}),
		held('participations', { enhanced, stands: stands ?? undefined, addedAt: at(place.added_at) }),
		held('cases', {
			reference: reference || undefined,
			force: place.force,
			openedAt: at(place.opened_at)
		}),
		...child.map((one) =>
			held('children', { ownFrom: at(one.own_from), grownFrom: at(one.grown_from) })
		),
		...holds.map(({ reason, until, set_at }) =>
			held('legal_holds', { reason, until, setAt: at(set_at) })
		)
	];
}

/** Her name and the end of the number on record. */
async function contact({ trx, keys, victim }: Reading): Promise<Says> {
	const { name, phone } = (await people.contactOf(trx, keys, victim.person)) ?? {};
	return { name, numberEndsIn: endOf(phone) };
}

/** How she comes in. */
export async function waysIn(reading: Reading): Promise<Held[]> {
	const { trx } = reading;
	const { person } = reading.victim;
	const words = await trx
		.selectFrom('ways_in')
		.select(['made_at', 'shared'])
		.where('person_id', '=', person)
		.execute();
	const cards = await trx
		.selectFrom('cards')
		.select('used_at')
		.where('person_id', '=', person)
		.execute();
	const keysOfPhones = await trx
		.selectFrom('device_keys')
		.select(['added_at', 'used_at'])
		.where('person_id', '=', person)
		.execute();
	const browsers = await trx
		.selectFrom('devices')
		.select(['shared', 'carded_at', 'expires_at'])
		.where('person_id', '=', person)
		.execute();
	return [
		...words.map((one) => held('ways_in', { madeAt: at(one.made_at), shared: one.shared === 1 })),
		...cards.map((one) => held('cards', { usedAt: at(one.used_at) })),
		...keysOfPhones.map((one) =>
			held('device_keys', { addedAt: at(one.added_at), usedAt: at(one.used_at) })
		),
		...browsers.map((one) =>
			held('devices', {
				shared: one.shared === 1,
				cardUsedAt: at(one.carded_at),
				until: at(one.expires_at)
			})
		),
		...(await papers(reading))
	];
}

async function papers({ trx, victim }: Reading): Promise<Held[]> {
	const { person } = victim;
	const invitations = await trx
		.selectFrom('invitations')
		.select(['handed', 'made_at', 'expires_at', 'used_at'])
		.where('person_id', '=', person)
		.execute();
	const codes = await trx
		.selectFrom('recovery_codes')
		.select('made_at')
		.where('person_id', '=', person)
		.execute();
	const recoveries = await trx
		.selectFrom('recoveries')
		.select(['begun_at', 'code_at', 'call_at', 'seen_at'])
		.where('person_id', '=', person)
		.execute();
	return [
		...invitations.map((one) =>
			held('invitations', {
				handed: one.handed,
				madeAt: at(one.made_at),
				until: at(one.expires_at),
				usedAt: at(one.used_at)
			})
		),
		...codes.map((one) => held('recovery_codes', { madeAt: at(one.made_at) })),
		...recoveries.map((one) =>
			held('recoveries', {
				begunAt: at(one.begun_at),
				codeAt: at(one.code_at),
				callAt: at(one.call_at),
				seenAt: at(one.seen_at)
			})
		)
	];
}

/** Where she is signed in, and when she came in. */
export async function visits({ trx, victim }: Reading): Promise<Held[]> {
	const open = await trx
		.selectFrom('sessions')
		.select(['began_at', 'seen_at', 'shared'])
		.where('person_id', '=', victim.person)
		.execute();
	const log = await trx
		.selectFrom('sign_ins')
		.select(['how', 'at'])
		.where('person_id', '=', victim.person)
		.orderBy('at')
		.execute();
	return [
		...open.map((one) =>
			held('sessions', {
				beganAt: at(one.began_at),
				lastUsedAt: at(one.seen_at),
				shared: one.shared === 1
			})
		),
		...log.map((one) => held('sign_ins', { how: one.how, at: at(one.at) }))
	];
}
