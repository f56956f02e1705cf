/** What she needs and how we reach her, from end to end at the running server: said once, changed, taken away, and shut to others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksTo, part } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, readOf } from '../walking.ts';
import { comes, makesAWayBack, opensAll, provesIt, type Somebody } from '../walks.ts';

const inTown = askTowns();
const field = (she: Somebody, id: string) => attribute(part(she.page(), `id="${id}"`), 'value');
const isTicked = (she: Somebody, value: string) =>
	elements(she.page(), '<input', `value="${value}"`, ' checked').length > 0;

test('she says once what she needs, changes it and takes it away', () =>
	inTown(async (town) => {
		const nora = comes(town);
		const paper = { urn: '01GD5000041', handed: 'alone', language: 'en' } as const;
		await opensAll(nora, await town.invite(paper));
		await nora.goes('/you');
		// She has no way back in yet: here too she can make one.
		const main = part(nora.page(), '<main');
		assert.deepEqual(linksTo(main, '/way-back'), [nora.says('home.way.title')]);
		await nora.follows('needs.title', '/needs');
		// Who sees it is said once, not under each question.
		assert.equal(readOf(nora.page()).split(nora.says('needs.who')).length, 2);
		const typed = { speaks: 'Tigrinya', talking: 'bsl', phone: '12' };
		await nora.presses('needs.button', '/needs?/keep', typed);
		nora.sees('talk.error.phone-not-a-number');
		assert.deepEqual([field(nora, 'phone') || '', field(nora, 'speaks')], ['', 'Tigrinya']);
		assert.ok(isTicked(nora, 'bsl'));
		await nora.presses('needs.button', '/needs?kept', { phone: '07700 900467' });

		nora.sees('needs.kept');
		nora.sees('needs.contact.kept', { tail: '67' });
		nora.seesNothingOf('900467');
		await nora.presses('needs.button', '/needs?kept', { talking: [] });
		assert.ok(!isTicked(nora, 'bsl'));
		nora.sees('needs.contact.kept', { tail: '67' });
		await nora.presses('needs.clear', '/needs?kept=deleted');
		nora.sees('needs.deleted');
		assert.equal(field(nora, 'speaks') || '', '');
	}));

test('how we reach her is shown and changed only after she showed again that it is her', () =>
	inTown(async (town) => {
		const mary = comes(town, 'ar');
		const paper = { urn: '01GD5000042', handed: 'alone', language: 'ar' } as const;
		await opensAll(mary, await town.invite(paper));
		await mary.goes('/needs');
		await mary.presses('needs.button', '/needs?kept', { phone: '07700 900469' });
		const way = await makesAWayBack(mary);

		await mary.goes('/needs');
		assert.deepEqual(mary.parts('id="phone"'), []);
		await mary.presses('needs.button', '/needs?kept', { speaks: 'Tigrinya' });
		await mary.follows('needs.contact.open', '/prove?for=contact');
		mary.sees('prove.for.contact');
		await provesIt(mary, way, 0, '/needs');
		mary.sees('needs.contact.kept', { tail: '69' });
		assert.equal(field(mary, 'speaks'), 'Tigrinya');
	}));
