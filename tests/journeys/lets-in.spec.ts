/** She lets in somebody she trusts: a code in her hand, a day to change her mind, and out again while they look. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as children from '#lib/server/beside/children.ts';
import * as casePeople from '#lib/server/people/case-people.ts';
import { transaction } from '#lib/server/database.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as places from '#lib/server/people/places.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { yearsAgo } from '#tests/rules/folk.ts';
import { invitedBeforeTrial, places as courts } from './town/cases.ts';
import type { Able } from './town/person.ts';
import type * as victims from './town/victim.ts';
import { arabic, english, expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';

const dayLater = '2026-11-19T11:00:00Z';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`somebody she lets in sees what she chose from the next day on, and nothing once she ends it, ${as} @unhurried`, async ({
		ownTown: town,
		victim,
		reader
	}) => {
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: reading.lang });
		const [mary, robin] = [await victim(reading, { town }), await reader(reading, { town })];
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		const way = await mary.makesAWayBack();

		const handed = await mary.letsIn(way, 0, ['now', 'dates']);

		await expect(mary.page.locator('[data-part=person]')).toHaveAttribute('data-state', 'waits');
		await givesAName(mary, 'Robin');
		await changesHerMind(mary);
		await robin.typesACode(handed, /\/sign-in\?\/code$/);
		await robin.sees('signin.error.tooSoon');

		await mary.waitsUntil(dayLater, town);

		await robin.typesACode(handed, /\/sign-in\/yours$/);
		const own = await robin.readsTheWay();
		await robin.presses('way.yours.done', /\/sign-in$/);
		await robin.typesWords(own, own.cards[0]);
		await expect(robin.page).toHaveURL(/\/beside$/);
		const main = robin.page.locator('main');
		for (const part of ['now', 'dates'])
			await expect(main.locator(`[data-part=${part}]`)).toBeVisible();
		for (const place of courts) await expect(main).not.toContainText(place);
		for (const hers of ['/home', '/dates', '/news', '/needs', '/looked', '/people'])
			expect((await robin.page.request.get(hers, { maxRedirects: 0 })).status(), hers).toBe(404);

		await mary.comesBack(way, way.cards[1]!);
		await mary.goes('/people');
		await mary.seesSomethingLike('people.looked');
		await mary.presses('people.stop', /\/people\?stopped$/);
		await mary.sees('people.none');

		await robin.goes('/beside');
		await expect(robin.page).toHaveURL(/\/sign-in$/);
		await robin.typesWords(own, own.cards[1]);
		await expect(robin.page).toHaveURL(/\/sign-in\?\/words$/);
	});

/** She calls somebody something after all; what is too long is refused with its count, and stays for her to shorten. */
async function givesAName(mary: Able<typeof victims>, name: string): Promise<void> {
	const them = mary.page.locator('[data-part=person]');
	const field = them.locator('input[name^=called-]');
	await them.locator('[data-part=name] summary').click();
	await field.fill('R'.repeat(41));
	await mary.presses('people.called.save', /\/people\?\/name$/);
	await mary.sees('people.error.called', { length: 41 });
	await expect(field).toHaveValue('R'.repeat(41));
	await field.fill(name);
	await mary.presses('people.called.save', /\/people$/);
	await expect(them.getByRole('heading')).toHaveText(name);
}

/** All that is missing is said at once; and once she stops somebody, their code is shown no more. */
async function changesHerMind(mary: Able<typeof victims>): Promise<void> {
	const { page } = mary;
	await page.locator('#called').fill('K'.repeat(50));
	await mary.presses('people.new.button', /\/people\?\/let$/);
	await expect(page.locator('[role=alert] a')).toHaveCount(3);
	await expect(page.locator('#called')).toHaveValue('K'.repeat(50));
	await page.locator('#called').fill('Kim');
	await page.locator('input[name=panes][value=now]').check();
	await page.locator('input[name=days][value="7"]').check();
	await mary.presses('people.new.button', /\/people$/);
	const code = await page.locator('[data-part=code]').innerText();
	const kim = page.locator('[data-part=person]', { hasText: 'Kim' });
	await mary.press(
		kim.getByRole('button', { name: mary.says('people.stop') }),
		/\/people\?stopped$/
	);
	await mary.seesNothingOf([code, 'Kim']);
	await expect(page.locator('[data-part=person]')).toHaveCount(1);
}

test('an advocate who talked with her alone lets it begin, and sees what she opens until she closes it; hers in Arabic, without JavaScript @unhurried', async ({
	town,
	victim,
	advocate,
	reader
}) => {
	const paper = { handed: 'alone', language: 'ar', name: 'Mary' } as const;
	const { urn, code } = await invitedBeforeTrial(town, paper);
	const [mary, amina] = [await victim(arabic), await advocate(english)];
	await mary.opensHerInvitation(code);
	await mary.showsEverything();
	const way = await mary.makesAWayBack();
	await mary.goes('/needs');
	await mary.page.locator('#speaks').fill('Welsh');
	await mary.presses('needs.button', /\/needs\?kept$/);
	await givenTo(town, urn, 'Amina Hassan');

	const handed = await mary.letsIn(way, 0, ['now']);
	await mary.page.locator('input[name=open][value=now]').check();
	await mary.presses('people.advocate.button', /\/people$/);

	await amina.comesInAs('Amina Hassan');
	await amina.follows('letting.link', /\/desk\/letting-in$/);
	const them = amina.page.locator('[data-part=people] [data-part=person]');
	await expect(them).toHaveAttribute('data-state', 'waits');
	await amina.presses('letting.begin', /\/desk\/letting-in$/);
	await expect(them).toHaveAttribute('data-state', 'open');
	const robin = await reader(arabic);
	await robin.typesACode(handed, /\/sign-in\/yours$/);

	await amina.goes('/desk/people');
	const line = amina.page.locator('[data-part=mine][data-state=open]').filter({ hasText: 'Mary' });
	await expect(line.locator('[data-kind=new]')).toHaveCount(1);
	await amina.press(line.getByRole('link'), /\/desk\/people\/\w+$/);
	await expect(amina.page.locator('h1')).toHaveText('Mary');
	await expect(amina.page.locator('main a[href^="/desk/notes/"]')).toHaveCount(1);
	await expect(amina.page.locator('[data-part=now]')).toBeVisible();
	await expect(amina.page.locator('[data-part=needs]')).toContainText('Welsh');
	for (const part of ['dates', 'late', 'answers'])
		await expect(amina.page.locator(`[data-part=${part}]`)).toHaveCount(0);
	const opened = new URL(amina.page.url()).pathname;
	await amina.goes('/desk/people');
	await expect(line.locator('[data-part=sign]')).toHaveCount(0);
	await amina.page.locator('#find').fill(urn);
	await amina.presses('bench.find.button', /\/desk\/people\/\w+$/);

	const hers = mary.page.locator('[data-part=advocate]');
	await mary.goes('/people');
	await mary.press(
		hers.getByRole('button', { name: mary.says('people.stop') }),
		/\/people\?stopped$/
	);
	await expect(hers).toHaveAttribute('data-state', 'closed');
	// Her messages and notes stay with whoever was given her case; of the case nothing does.
	await amina.goes(opened);
	await amina.sees('person.shut');
	for (const part of ['now', 'needs'])
		await expect(amina.page.locator(`[data-part=${part}]`)).toHaveCount(0);
	await amina.goes('/desk/people');
	await amina.sees('mine.notOpen');
	await amina.page.locator('#find').fill(urn);
	await amina.presses('bench.find.button', /\/desk\/people\?\/find$/);
	await amina.sees('mine.find.none');
	await amina.seesNothingOf([urn, 'Mary']);
});

test('with a child of 14 an advocate lets somebody in, having talked with her alone, without JavaScript @unhurried', async ({
	ownTown: town,
	advocate,
	reader
}) => {
	const { urn } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en', name: 'Kit' });
	await isAChildOf(town, await givenTo(town, urn, 'Tom Reyes'), 'Tom Reyes');
	const tom = await advocate({ ...english, scripts: false }, { town });
	await tom.comesInAs('Tom Reyes');
	await tom.goes('/desk/letting-in');

	const form = tom.page.locator('[data-part=child]');
	await form.getByLabel('Kit').check();
	await form.locator('input[name=panes][value=now]').check();
	await form.locator('input[name=days][value="7"]').check();
	await tom.presses('letting.child.button', /\/desk\/letting-in\?\/child$/);
	await tom.sees('letting.child.missing');
	await tom.goes('/desk/letting-in');
	await form.getByLabel('Kit').check();
	await form.locator('input[name=panes][value=now]').check();
	await form.locator('input[name=days][value="7"]').check();
	await form.locator('#alone').check();
	await tom.presses('letting.child.button', /\/desk\/letting-in$/);

	const robin = await reader(english, { town });
	const code = await tom.page.locator('[data-part=code]').innerText();
	await robin.typesACode(code, /\/sign-in\/yours$/);
});

/** She is 14, began her page with this advocate, and lets the advocate see where her case is. */
function isAChildOf(town: Town, her: places.Place, name: string): Promise<void> {
	const by = { kind: 'advocate', person: town.known(name).id as PersonId } as const;
	return town.inStores(async ({ db, keys, now }) => {
		const child = { ...her, born: yearsAgo(now(), 14) };
		await transaction(db, (trx) => children.set(trx, keys, { kind: 'operator' }, child, now()));
		await children.beginOwnPage(db, keys, by, her.participation, now());
		const { actor } = (await actors.actorOf(db, her.person, { level: 'full', sure: true })) ?? {};
		await assignments.setLetIn(db, keys, actor as Victim, ['now'], now());
	});
}

/** What a supervisor of the team does: gives her case to one of the advocates. Nobody is moved: other stories share the town. */
function givenTo(town: Town, urn: string, name: string): Promise<places.Place> {
	const advocate = town.known(name).id as PersonId;
	return town.inStores(async ({ db, keys, now }) => {
		const caseId = await cases.findByUrn(db, keys, urn as Urn);
		const [her] = caseId ? await casePeople.inCase(db, caseId) : [];
		const place = her && (await places.of(db, her));
		if (!place) throw new Error('Nobody is in that case');
		const given = { participation: place.participation, advocate };
		const by = { kind: 'supervisor', person: town.known('Sam Okafor').id as PersonId } as const;
		if (!(await assignments.give(db, keys, by, given, now()))) throw new Error('Not given');
		return place;
	});
}
