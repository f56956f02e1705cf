/** Hard news waits until she chooses, and news about her safety never does, from end to end at the running server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	acquittal,
	aCaseWith,
	tellsOfAcquittal,
	tried,
	type Told
} from '#tests/journeys/town/telling.ts';
import { part, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, readOf } from '../walking.ts';
import {
	asksForACall,
	at,
	comes,
	comesBack,
	makesAWayBack,
	opensAll,
	seesWhere,
	type Somebody
} from '../walks.ts';

const inTown = askTowns();
const english = { lang: 'en', scripts: false } as const;

/** No page of hers says a word of it before she chooses. */
async function waits(mary: Somebody): Promise<void> {
	const secret = tellsOfAcquittal.map((key) => mary.says(key));
	mary.sees('news.waits.shut');
	mary.seesNothingOf(...secret, 'verdict-given', 'not-guilty');
	await mary.presses('home.rest.open', '/home');
	// One heading says it, and not two.
	mary.seesTitle('news.gate.title');
	mary.seesNothingOf(mary.says('news.waits.line'));
	for (const page of ['/home', '/dates', '/news', '/rules']) {
		await mary.goes(page);
		mary.seesNothingOf(...secret, 'verdict-given', 'data-kind="not-guilty"');
	}
	// So does her safety: one heading, and below it what may have changed.
	mary.seesTitle('news.waits.shut');
	mary.sees('news.rules');
	assert.equal(mary.reads().split(mary.says('news.waits.shut')).length - 1, 1);
	await mary.goes('/home');
	await mary.presses('news.gate.later', '/home');
	mary.seesTitle('news.waits.later');
	mary.seesNothingOf(mary.says('news.waits.line'));
	await mary.follows('news.waits.open', '/news');
	await mary.presses('news.gate.read', '/news');
}

/** What it means for her, and what keeps her safe before what was decided. */
function readsIt(mary: Somebody): void {
	mary.seesTitle('happened.verdict-given.not-guilty.title');
	// What a browser keeps in its history never says it.
	const [name = ''] = mary.parts(/^<title/).map(readOf);
	assert.ok(name.startsWith(mary.says('news.title')), name);
	mary.sees('rules.short.over');
	const main = part(mary.page(), '<main');
	const parts = [...main.matchAll(/ data-part="([\w-]+)"/g)].map(([, one]) => one);
	assert.ok(parts.includes('safe') && parts.indexOf('safe') < parts.indexOf('decided'));
	for (const key of [
		'rules.ask.button',
		'news.means.not-guilty',
		'news.doesNot.believed',
		'news.can.support'
	] as const)
		mary.sees(key);
}

test('an acquittal waits until she chooses, and no page says a word of it before', () =>
	inTown(async (town) => {
		const mary = comes(town);
		const { code } = await aCaseWith(town, english, [...tried, ...acquittal]);
		await mary.posts('/sign-in?/code', { code });
		mary.isAt('/home');
		await waits(mary);
		readsIt(mary);
		await mary.goes('/home');
		seesWhere(mary, 'not-guilty');
		mary.sees('rules.short.over');
		await mary.follows('rules.heading', '/rules');
		for (const key of ['rules.short.over', 'rules.plan.text', 'rules.unsafe.title'] as const)
			mary.sees(key);
		await mary.goes('/home');
		await mary.follows('news.again', '/news');
		await mary.follows('rules.heading', '/rules');
	}));

test('a release stands first at once, an advocate owes a call, and the rules say what to do', () =>
	inTown(async (town) => {
		const mary = comes(town);
		const arrested: Told = ['police', 'suspect-arrested', '2026-11-16'];
		const { code, tell } = await aCaseWith(town, english, [arrested]);
		await opensAll(mary, code);
		const asked = { phone: '07700 900461', someoneElse: 'hang-up' };
		await asksForACall(mary, { ...asked, times: at('2026-11-18T11:30Z') });
		await tell(['police', 'suspect-on-bail', '2026-11-17', { protections: ['no-contact'] }]);
		await mary.goes('/home');

		const title = mary.says('happened.suspect-on-bail.rules.title');
		const safety = mary.part('safety');
		tells(safety, mary.says('news.safety.title'), title);
		part(safety, 'data-part="call"');
		part(safety, 'data-part="open-now"', 'data-state="open"');
		const amina = comes(town);
		await amina.comesInAs('Amina Hassan');
		assert.equal(attribute(amina.all('call')[0] ?? '', 'data-kind'), 'safety');

		await mary.follows('rules.heading', '/rules');
		for (const key of [
			'rules.kept.no-contact',
			'rules.ask.button',
			'rules.broken.keep',
			'rules.unknown.more'
		] as const)
			mary.sees(key);
		await mary.goes('/home');
		await mary.presses('news.safety.read', '/home');
		assert.deepEqual(mary.all('safety'), []);
		const [newest = ''] = elements(mary.part('happened'), '<li', 'data-kind="suspect-on-bail"');
		tells(newest, title);
		mary.sees('rules.short.hold');
		await mary.follows('rules.heading', '/rules');
	}));

// It said that the news waits in the rest of the page, where by words there is none, and that no court date was told.
test('by words alone she is told what the news needs, and that past days are not shown', () =>
	inTown(async (town) => {
		const mary = comes(town);
		const { code } = await aCaseWith(town, english, [...tried, ...acquittal]);
		await mary.posts('/sign-in?/code', { code });
		const way = await makesAWayBack(mary);
		await mary.sends('/sign-out', {}, mary.says('common.nav.signOut'));
		await comesBack(mary, way);
		for (const page of ['/home', '/dates', '/rules']) {
			await mary.goes(page);
			mary.sees('news.waits.need');
			if (page === '/dates') mary.sees('dates.noPast');
			await mary.follows('news.waits.open', '/open?for=news');
			mary.sees('way.open.why.news');
		}
	}));
