/** Her leaflet: the dates of her page and no others, and nothing that says whose it is or where she will be. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Form } from '#lib/domain/paper/forms.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Part } from '#lib/i18n/paper/leaflet.ts';
import { leaflet } from '#lib/i18n/paper/leaflet.ts';
import { words } from '#lib/i18n/words.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as answers from '#lib/server/clock/answers.ts';
import * as invented from '#lib/server/invented.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { invent } from '../../scripts/invent.ts';
import { herDates, type HerDates } from '../../src/routes/(victim)/dates/her-dates.ts';
import { load } from '../../src/routes/(victim)/dates/+page.server.ts';
import { datesOnPaper, withHers } from '../../src/routes/(victim)/dates/paper/on-paper.ts';
import { GET } from '../../src/routes/(victim)/dates/paper/[form=form].pdf/+server.ts';

let world: TestWorld;
let everybody: readonly { readonly name: string; readonly victim: Victim }[];
before(async () => {
	world = await testWorld();
	await invent(world);
	const people = await invented.people(world.db, world.keys);
	const victims = people.filter(({ role }) => role === 'victim');
	everybody = await Promise.all(
		victims.map(async ({ id, name }) => {
			const come = await actors.actorOf(world.db, id as PersonId, { level: 'full', sure: true });
			return { name, victim: come?.actor as Victim };
		})
	);
});
after(() => world.close());

test('for everybody invented the paper has the dates that are open on their page, each as it stands there, and no others', async () => {
	const found: string[] = [];
	let compared = 0;
	for (const { name, victim } of everybody) {
		const page = await pageOf(victim);
		const expected = daysIn([
			page.lead,
			page.asOf,
			...page.given,
			page.hearings
				.filter(({ state }) => ['planned', 'begun', 'started'].includes(state))
				.map(({ on, starts, course, days, silence }) => [on, starts, course, days, silence]),
			page.owed
				.filter(({ state, isPast }) => !isPast && /^(due|overdue|not-known)$/.test(state))
				.map(({ sentences }) => sentences),
			page.own.map(({ sentences }) => sentences)
		]);
		const onPaper = daysIn(await partsOf(victim));
		compared += onPaper.length;
		if (onPaper.join() !== expected.join()) found.push(`${name}: ${onPaper} / ${expected}`);
	}

	assert.ok(everybody.length >= 10);
	assert.ok(compared > everybody.length * 2);
	assert.deepEqual(found, []);
});

test('no paper of anybody says a name, a reference, a court or what she answered', async () => {
	for (const { name, victim } of everybody) {
		const [row] = (await pageOf(victim)).owed.filter(({ question }) => question);
		if (row)
			await answers.give(
				...([world.db, world.keys, victim] as const),
				{ row: row.key, answer: 'no', toldOn: undefined },
				world.now()
			);
		const page = JSON.stringify(await pageOf(victim));
		const said = JSON.stringify(await partsOf(victim));
		const reference = await transaction(world.db, (trx) =>
			cases.referenceOf(trx, world.keys, victim.caseId)
		);
		const courts = [...page.matchAll(/Court: ([^".]+)\./g)].map(([, court = '']) => court);
		const theirs = [...name.split(' '), ...(reference ? [reference] : []), ...courts];
		if (row) assert.match(page, /You told us that/);

		for (const one of theirs) assert.ok(!said.includes(one), `${name}: ${one}`);
		assert.doesNotMatch(said, /You told us|Court: |enhanced rights: yes/);
	}
	const mary = everybody.find(({ name }) => name === 'Mary Adeyemi');
	assert.ok(mary);
	assert.match(JSON.stringify(await pageOf(mary.victim)), /Court: /);
});

test('where news waits the paper says that what stands there is from before it', async () => {
	const calm = await pageOf(everybody[0]?.victim as Victim);
	const [first] = datesOnPaper({ ...calm, waiting: true, isAwaited: true }, 'en');
	const [without] = datesOnPaper({ ...calm, waiting: true, isAwaited: false }, 'en');

	assert.match(
		first?.first ?? '',
		/^There is news you have not read\. .+ It may change your dates/
	);
	assert.doesNotMatch(without?.first ?? '', /may change/);
});

test('what everybody gets stands behind it, without how a case begins, and with general times only where she has none of her own', () => {
	const t = words('en');
	const forAll = leaflet('en', { number: '1', hours: '2' });
	const titled = (...titles: string[]): Part[] => titles.map((title) => ({ title }));
	const titlesOf = (parts: readonly Part[]) => parts.map(({ title }) => title);

	const none = titlesOf(withHers(titled('Your dates'), forAll, t));
	const own = titlesOf(withHers(titled('Your dates', t('own.title')), forAll, t));

	assert.ok(none.includes('Dates that matter') && !own.includes('Dates that matter'));
	assert.ok(!none.includes('What happens next'));
	assert.equal(own.length, forAll.length);
});

test('it is one sheet, kept nowhere and named nothing, or large print; in easy words it is not', async () => {
	const longest = everybody.find(({ name }) => name === 'Joan Baker')?.victim as Victim;

	const answer = await paperOf(longest, 'ta', 'a4');

	assert.equal(await sidesOf(answer), 2);
	assert.equal(answer.headers.get('cache-control'), 'no-store');
	assert.equal(answer.headers.get('content-disposition'), 'inline; filename="page.pdf"');
	assert.ok((await sidesOf(await paperOf(longest, 'en', 'large'))) > 4);
	await assert.rejects(paperOf(longest, 'en', 'easy'), { status: 404 });
});

function localsOf(victim: Victim, lang: Language): App.Locals {
	return { world, actor: victim, lang, t: words(lang), session: {} } as unknown as App.Locals;
}

async function pageOf(victim: Victim): Promise<HerDates> {
	const url = new URL('https://alongside.test/dates');
	return (await load({ locals: localsOf(victim, 'en'), url } as never)) as HerDates;
}

async function partsOf(victim: Victim, lang: Language = 'en'): Promise<readonly Part[]> {
	return datesOnPaper(await herDates(localsOf(victim, lang), { on: 'paper' }), lang);
}

async function paperOf(victim: Victim, lang: Language, form: Form): Promise<Response> {
	const url = new URL('https://alongside.test/dates');
	return GET({ locals: localsOf(victim, lang), params: { form }, url } as never);
}

async function sidesOf(paper: Response): Promise<number> {
	const pdf = Buffer.from(await paper.clone().arrayBuffer()).toString('latin1');
	return pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** Every day that is said, once, in order. */
function daysIn(said: unknown): string[] {
	const days = JSON.stringify(said).match(/\d{1,2} [A-Z][a-z]+ \d{4}/g) ?? [];
	return [...new Set(days)].toSorted();
}
