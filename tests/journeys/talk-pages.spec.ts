/** The pages of messages and of requests for notes in a language no story is read in; with PICTURES=1 in every language. */
import { languages, type Language } from '#lib/i18n/languages.ts';
import { newUrn } from './town/cases.ts';
import { keeps } from './town/pictures.ts';
import { givesToTheAdvocate } from './town/talking.ts';
import { english, readings, test } from './town/test.ts';

const told = new Set<Language>(readings.map(({ lang }) => lang));

for (const { code: lang, english: tongue } of languages) {
	if (told.has(lang) && !process.env.PICTURES) continue;

	test(`the pages of messages and of who asked for notes fit in ${tongue} @unhurried`, async ({
		ownTown: town,
		victim
	}) => {
		const urn = newUrn();
		const mary = await victim({ lang, scripts: lang === english.lang }, { town });
		const code = await town.invite({ urn, handed: 'alone', language: lang, name: 'Mary' });
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/messages');
		await keeps(mary, 'messages-nobody');
		await givesToTheAdvocate(town, urn);
		await mary.goes('/messages');
		await keeps(mary, 'messages-terms');
		await mary.presses('messages.terms.button', /\/messages$/);
		await mary.presses('messages.send', /\/messages\?\/send$/);
		await keeps(mary, 'messages-again');
		await mary.page.locator('#words').fill('07');
		await mary.presses('messages.send', /\/messages$/);
		await keeps(mary, 'messages');
		await mary.presses('messages.close.button', /\/messages$/);
		await keeps(mary, 'messages-closed');
		await mary.goes('/asked');
		await keeps(mary, 'asked-none');
	});
}
