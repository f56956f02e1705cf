/** Every page on the way to a call and after it, as it is filled in, left empty and ended. */
import type { Able, Person } from './person.ts';
import type * as victims from './victim.ts';

/** Goes through them all, and keeps a picture of each. */
export async function asksOnEveryPage(
	somebody: Able<typeof victims>,
	keeps: (who: Person, name: string) => Promise<void>
): Promise<void> {
	await somebody.goesTo('/talk');
	await keeps(somebody, 'talk');
	await somebody.page.locator('[data-part=more] > summary').click();
	await somebody.page.locator('input[name=language][value=other]').check();
	await somebody.presses('talk.next', /\/talk$/);
	await keeps(somebody, 'talk-again');
	await somebody.page.locator('#otherLanguage').fill('Kurdî');
	await somebody.fillsTheForm({
		times: [0, 4, 20],
		phone: '07700 900464',
		someoneElse: 'hang-up'
	});
	await somebody.presses('talk.next', /\/talk\/check$/);
	await keeps(somebody, 'talk-check');
	await somebody.presses('talk.check.send', /\/talk\/receipt$/);
	await keeps(somebody, 'talk-receipt');
	await somebody.goesTo('/talk/change');
	await keeps(somebody, 'talk-change');
	await somebody.goesTo('/talk/receipt');
	await somebody.presses('talk.receipt.cancel', /\/talk\/receipt$/);
	await keeps(somebody, 'talk-receipt-ended');
	await somebody.presses('talk.receipt.close', /\/talk\/receipt$/);
	await keeps(somebody, 'talk-receipt-find');
	await somebody.goesTo('/talk/someone');
	await keeps(somebody, 'talk-someone');
	await somebody.presses('talk.next', /\/talk\/someone$/);
	await keeps(somebody, 'talk-someone-again');
	await somebody.fillsTheForm({ phone: '07700 900465', name: 'Anna', times: [6] });
	await somebody.page.locator('#yourName').fill('Dr Lee');
	await somebody.page.locator('input[value=professional]').check();
	await somebody.presses('talk.next', /\/talk\/someone\?check$/);
	await keeps(somebody, 'talk-someone-check');
	await somebody.presses('someone.send', /\/talk\/someone\/thanks$/);
	await keeps(somebody, 'talk-someone-thanks');
}
