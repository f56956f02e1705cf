/** An advocate begins a page with somebody on the phone, and gives it over to her. */
import { sayDay } from '#lib/i18n/dates.ts';
import { english, expect, test } from './test.ts';

test('an advocate begins a page with her, and by a code it is hers alone', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	await amina.follows('opening.title', /\/desk\/begin$/);
	await amina.presses('opening.button', /\/desk\/begin$/);
	await amina.sees('opening.missing');
	await amina.page.locator('input[value=en]').check();
	await amina.presses('opening.button', /\/desk\/begin\/\w+$/);
	const place = new URL(amina.page.url()).pathname;
	await amina.answersWith({ choice: 'police' }, 'tell.next');
	await amina.answersWith({ choice: 'suspect-arrested' }, 'tell.next');
	await amina.answersWith({ on: ['2', '11', '2026'] }, 'tell.next');
	await amina.answersWith({ choice: 'police', on: ['3', '11', '2026'] }, 'tell.button');
	await amina.sees('opening.with.kept');
	await expect(amina.page.locator('[data-part=own] li')).toHaveCount(1);

	await amina.presses('opening.code.button', /\/desk\/begin\/\w+\?\/code$/);
	await amina.sees('opening.code.error');
	await amina.page.locator('input[value=day]').check();
	await amina.presses('opening.code.button', /\/desk\/begin\/\w+$/);
	const code = await amina.page.locator('[data-part=code]').innerText();
	await amina.presses('opening.code.done', /\/desk$/);
	const tom = await advocate(english, here);
	await tom.comesInAs('Tom Reyes');
	await tom.goes(place);
	await tom.seesNothingOf([sayDay('en', '2026-11-02'), code]);

	const nora = await victim(english, here);
	await nora.opensHerInvitation(code);
	await nora.showsEverything();
	await nora.seesWhere('suspect-spoken-to');
	await nora.makesAWayBack();
	await nora.goes('/tell-us');
	await expect(nora.page.locator('[data-part=own] li')).toHaveCount(1);

	await amina.goes(place);
	await amina.seesNothingOf([sayDay('en', '2026-11-02'), code]);
});
