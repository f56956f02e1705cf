/** What can only be true for who was harmed stands on no page of anybody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stands, type Stands } from '#lib/domain/access/stands.ts';
import type { Victim } from '#lib/domain/actor.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { saidOtherwise } from '#lib/i18n/stands-words.ts';
import { words } from '#lib/i18n/words.ts';
import { anyCase } from '#tests/case/any-case.ts';
import { herPages } from '#tests/case/her-pages.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

const cases = 45;

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

/** Which of those sentences her pages say, in her language or in the English of a letter. */
async function saidTo(victim: Victim, read: Language): Promise<string[]> {
	const said = JSON.stringify(await herPages(world, victim, read));
	return saidOtherwise.filter((part) =>
		([read, 'en'] as const).some((lang) => {
			const sentence = words(lang)(`stands.said.${part}.self`);
			const theirs = words(lang)(`stands.said.${part}.${victim.stands ?? 'self'}`);
			return (!victim.stands || sentence !== theirs) && said.includes(sentence);
		})
	);
}

test('in cases that nobody wrote down, only who was harmed reads what is true for them alone', async () => {
	const found: Record<Stands, Set<string>> = {
		...{ self: new Set(), parent: new Set(), bereaved: new Set(), acting: new Set() }
	};
	for (let seed = 1; seed <= cases; seed += 1) {
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
