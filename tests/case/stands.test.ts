/** What can only be true for who was harmed stands on no page of anybody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stands, type Stands } from '#lib/domain/access/stands.ts';
import type { Victim } from '#lib/domain/actor.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { saidOtherwise } from '#lib/i18n/stands-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as standing from '#lib/server/beside/stands.ts';
import * as cases from '#lib/server/case/cases.ts';
import { anyCase } from '#tests/case/any-case.ts';
import { besidePage, herPages } from '#tests/case/her-pages.ts';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readOut } from '../../src/routes/(advocate)/desk/begin/[id]/read/read-out.ts';
import { forWhom } from '../../src/routes/guidance/for-whom.ts';
import { blocks } from '../../src/routes/guidance/guidance.ts';

const howMany = 45;
const guidance = new Map(
	languages.map(({ code }) => [code, [...guidanceOf(code).values()].flatMap(blocks)])
);

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

/** What is said of a case to whoever's page it is, on public pages too, to somebody let in, and by an advocate who reads it out. */
async function saidOf(victim: Victim, read: Language): Promise<string> {
	const { db, keys, now } = world;
	const { stands: whom = 'self' } = victim;
	await standing.correct(db, keys, victim, whom, now());
	const { events } = await cases.readFor(db, keys, victim, now());
	return JSON.stringify([
		await herPages(world, victim, read),
		await besidePage(world, victim, read),
		readOut({ events, language: read, stands: whom }, now()),
		forWhom({ actor: victim, lang: read }, guidance.get(read))
	]);
}

/** Which of those sentences are said, in the language that is read or in the English of a letter. */
async function saidTo(victim: Victim, read: Language): Promise<string[]> {
	const said = await saidOf(victim, read);
	return saidOtherwise.filter((part) =>
		([read, 'en'] as const).some((lang) => {
			const sentence = words(lang)(`stands.said.${part}.self`);
			const theirs = words(lang)(`stands.said.${part}.${victim.stands ?? 'self'}`);
			return (!victim.stands || sentence !== theirs) && said.includes(sentence);
		})
	);
}

test('in no language is what who was harmed is told a piece of what is told to somebody else', () => {
	const pieces = languages.flatMap(({ code }) =>
		saidOtherwise.flatMap((part) => {
			const [self, ...others] = stands.map((one) => words(code)(`stands.said.${part}.${one}`));
			return others
				.filter((other) => other !== self && other.includes(self ?? ''))
				.map((other) => `${code} ${part}: ${other}`);
		})
	);

	assert.equal(stands[0], 'self');
	assert.deepEqual(pieces, []);
});

test('in cases that nobody wrote down, only who was harmed reads what is true for them alone', async () => {
	const found: Record<Stands, Set<string>> = {
		...{ self: new Set(), parent: new Set(), bereaved: new Set(), acting: new Set() }
	};
	for (let seed = 1; seed <= howMany; seed += 1) {
		const { stands: _, ...victim } = await anyCase(world, chance(seed));
		const read = languages[seed % languages.length]!.code;
		for (const one of stands) {
			const said = await saidTo(one === 'self' ? victim : { ...victim, stands: one }, read);
			for (const part of said) found[one].add(part);
		}
	}

	assert.deepEqual([...found.self].toSorted(), saidOtherwise.toSorted());
	assert.deepEqual(
		[found.parent, found.bereaved, found.acting].flatMap((some) => [...some]),
		[]
	);
});
