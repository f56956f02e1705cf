/** The town's locks in a real database: each move made through the stores by whoever makes it. */
import type {
	Actor,
	AgencyId,
	ParticipationId,
	PersonId,
	Staff,
	Victim
} from '#lib/domain/actor.ts';
import { isStillIn } from '#lib/domain/access.ts';
import type { Companion } from '#lib/domain/actor.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as children from '#lib/server/beside/children.ts';
import { transaction } from '#lib/server/database.ts';
import * as parties from '#lib/server/beside/parties.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as people from '#lib/server/people/people.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as supporterChecks from '#lib/server/beside/checks.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import {
	began,
	placeNames,
	places,
	supervisors,
	teams,
	type PlaceName,
	type Timed
} from './lock-moves.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** Opens the town: its cases, people, teams and agencies. */
export async function openTown(world: TestWorld): Promise<Town> {
	const town = new Town(world);
	await town.settle();
	return town;
}

class Town {
	readonly #world: TestWorld;
	readonly #people = new Map<string, PersonId>();
	readonly #parts = new Map<PlaceName, ParticipationId>();
	constructor(world: TestWorld) {
		this.#world = world;
	}

	async settle(): Promise<void> {
		const { db, keys } = this.#world;
		await transaction(db, async (trx) => {
			for (const id of new Set(placeNames.map((name) => places[name].caseId))) {
				const ring = await keyrings.ensure(trx, keys, id, began);
				const sealed = { urn_index: id, urn_sealed: sealField(keys, ring, fields.urn, id, id) };
				await trx
					.insertInto('cases')
					.values({ id, force: id.slice(0, 2), ...sealed, opened_at: began })
					.execute();
			}
			for (const name of placeNames) {
				const { caseId, index, born, enhanced } = places[name] as (typeof places)[PlaceName] & {
					born?: string;
					enhanced?: 'unknown';
				};
				const person = await people.add(trx, keys, { role: 'victim', language: 'en' }, began);
				const participation = await people.join(trx, person, caseId, enhanced ?? 'no', began);
				await parties.noteVictim(trx, keys, participation, index);
				if (born)
					await children.set(
						trx,
						keys,
						{ kind: 'operator' },
						{ participation, caseId, born },
						began
					);
				this.#people.set(name, person);
				this.#parts.set(name, participation);
			}
			for (const [name, team] of Object.entries(teams)) {
				const role = supervisors.some((one) => one === name) ? 'supervisor' : 'advocate';
				const person = await people.add(trx, keys, { role, language: 'en' }, began);
				await joinTeam(trx, person, team);
				this.#people.set(name, person);
			}
			for (const [id, force] of [
				['police-01', '01'],
				['police-02', '02'],
				['court', null]
			] as const) {
				const plain = {
					name: id,
					kind: force ? 'police' : 'courts'
				} as const;
				const more = { may_tell: '[]', invented: 1, added_at: began } as const;
				await trx
					.insertInto('agencies')
					.values({ id: id as AgencyId, force, ...plain, ...more })
					.execute();
			}
		});
	}

	/** Makes a move at its time, and gives whether it was made. */
	async make(move: Timed): Promise<boolean> {
		const { db, keys } = this.#world;
		const { at } = move;
		switch (move.kind) {
			case 'let-in': {
				const { panes, days, shared } = move;
				const asked = { language: 'en', panes, days, shared } as const;
				const made = await supporters.letIn(db, keys, await this.#victim(move.place), asked, at);
				if (made.ok) await this.#comesIn(move.who, made.person, at);
				return made.ok;
			}
			case 'let-in-with': {
				const participation = this.#part(move.place);
				const asked = { language: 'en', panes: move.panes, days: 30, participation } as const;
				const by = this.#staff(move.by);
				const made = await supporterChecks.letInWith(db, keys, by, asked, at);
				if (made?.ok) await this.#comesIn(move.who, made.person, at);
				return made?.ok === true;
			}
			case 'let-begin':
			case 'let-refuse': {
				const decide = move.kind === 'let-begin' ? supporterChecks.begin : supporterChecks.refuse;
				return decide(db, keys, this.#staff(move.by), await this.#rowOf(move.who), at);
			}
			case 'revoke':
				return this.#revoke(move.who, move.by, at);
			case 'give': {
				const what = { participation: this.#part(move.place), advocate: this.#person(move.to) };
				const by: Staff = { kind: 'supervisor', person: this.#person(move.by) };
				return assignments.give(db, keys, by, what, at);
			}
			case 'open':
			case 'close': {
				const panes = move.kind === 'open' ? move.panes : [];
				return assignments.setLetIn(db, keys, await this.#victim(move.place), panes, at);
			}
			case 'end':
				return endsCase(db, keys, this.#staff(move.by), this.#part(move.place), at);
			case 'own-page':
				return children.beginOwnPage(db, keys, this.#staff(move.by), this.#part(move.place), at);
			case 'suspect':
				await transaction(db, (trx) => parties.noteSuspect(trx, keys, move.caseId, move.index));
				return true;
		}
	}

	/** Whether a person sees a part of somebody's case, as the hooks and the stores answer it. */
	async sees(who: string, part: string, place: PlaceName, at: number): Promise<boolean> {
		const person = this.#people.get(who);
		const found =
			person && (await actors.actorOf(this.#world.db, person, { level: 'full', sure: true }));
		if (!found || !isStillIn(found.actor, at)) return false;
		const { actor } = found;
		if (actor.kind === 'victim') return actor.participation === this.#part(place);
		if (actor.kind === 'supporter') return this.#companionSees(actor, part, place, at);
		if (actor.kind !== 'advocate') return false;
		const open = await sharedPanes.readFor(
			this.#world.db,
			this.#world.keys,
			actor,
			this.#part(place),
			at
		);
		return open?.panes.some((pane) => pane === part) ?? false;
	}

	/** Whoever is let in uses the code at once: one that nobody uses falls away by itself, which is tested elsewhere. */
	async #comesIn(who: string, person: PersonId, at: number): Promise<void> {
		this.#people.set(who, person);
		await this.#world.db
			.updateTable('invitations')
			.set({ used_at: at })
			.where('person_id', '=', person)
			.execute();
	}

	async #companionSees(actor: Companion, part: string, place: PlaceName, at: number) {
		return actor.panes.some((pane) => pane === part) && this.#opens(actor, place, at);
	}

	async #opens(actor: Actor & sights.Asker, place: PlaceName, at: number): Promise<boolean> {
		const scoped = sights.scopedTo(this.#world.db, actor, this.#part(place), at);
		return (await scoped.executeTakeFirst()) !== undefined;
	}

	async #revoke(who: string, by: PlaceName, at: number): Promise<boolean> {
		const { db, keys } = this.#world;
		return supporters.revoke(db, keys, await this.#victim(by), await this.#rowOf(who), at);
	}

	async #rowOf(who: string): Promise<string> {
		const row = await this.#world.db
			.selectFrom('supporters')
			.select('id')
			.where('person_id', '=', this.#person(who))
			.executeTakeFirst();
		return row?.id ?? 'none';
	}

	async #victim(place: PlaceName): Promise<Victim> {
		const found = await actors.actorOf(this.#world.db, this.#person(place), {
			level: 'full',
			sure: true
		});
		return found?.actor as Victim;
	}

	#staff(name: string): Staff {
		return { kind: 'advocate', person: this.#person(name) };
	}

	#person(name: string): PersonId {
		return this.#people.get(name) ?? ('nobody' as PersonId);
	}

	#part(place: PlaceName): ParticipationId {
		return this.#parts.get(place) as ParticipationId;
	}
}
