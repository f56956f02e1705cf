/** A code on paper opens a first screen that anyone at home may see; the rest is opened by her alone. */
import { expect, readings, test } from './test.ts';

for (const { as, ...reading } of readings)
	test(`a code opens the short first screen, ${as}`, async ({ victim, town }) => {
		const mary = await victim(reading);
		const code = await town.invite({ urn: '01GD2000126', handed: 'alone', language: reading.lang });
		await mary.opensHerInvitation(code);
		await mary.seesWhere('not-told');
		await mary.seesHowFarIn('code');
		await mary.showsEverything();
	});
