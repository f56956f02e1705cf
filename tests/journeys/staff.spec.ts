/** Staff come in by two keys: let in by two supervisors, and shut out by one. */
import type { PersonId } from '#lib/domain/actor.ts';
import { aColleague, bothCodes } from '#tests/team/staff.ts';
import { english, expect, test } from './town/test.ts';

test('two supervisors let somebody in with two keys, and one takes a lost key away @unhurried', async ({
	ownTown: town,
	advocate
}) => {
	const here = { town };
	await town.inStores(async (world) => {
		await aColleague({ world }, 'supervisor', 'thamesgate', 'Fay Lindqvist');
		await aColleague({ world }, 'advocate', 'thamesgate', 'Ada Byrne');
	});
	const codes: string[] = [];
	const [sam, fay] = [await advocate(english, here), await advocate(english, here)];
	for (const [who, name] of [
		[sam, 'Sam Okafor'],
		[fay, 'Fay Lindqvist']
	] as const) {
		await who.comesInAs(name);
		await who.follows('staff.team.title', /\/desk\/team$/);
		const ada = who.page.locator('[data-part=member]').filter({ hasText: 'Ada Byrne' });
		const invite = ada.getByRole('button', { name: who.says('staff.team.invite') });
		await who.press(invite, /\/desk\/team$/);
		codes.push(await who.page.locator('[data-part=code]').innerText());
		await who.presses('staff.team.done', /\/desk\/team$/);
		await who.seesNothingOf(codes);
	}

	const ada = await advocate(english, here);
	await ada.goes('/desk');
	await expect(ada.page).toHaveURL(/\/staff$/);
	const [first = '', second = ''] = codes;
	const key = await ada.addsHerKeys([first, second]);
	const [kept] = await key.kept();
	expect(kept).toMatchObject({ rpId: 'localhost', userName: ada.says('staff.me') });
	await ada.goes('/desk/team');
	await ada.seesTitle('error.missing.title');

	await sam.goes('/desk/team');
	const member = sam.page.locator('[data-part=member]').filter({ hasText: 'Ada Byrne' });
	await expect(member).toContainText(sam.says('staff.team.keys', { count: 2 }));
	const remove = member.getByRole('button', { name: sam.says('staff.team.remove') });
	await sam.press(remove.first(), /\/desk\/team$/);

	await ada.goes('/desk');
	await expect(ada.page).toHaveURL(/\/staff$/);
	await ada.signsIn(/\/desk\/keys$/);
	await ada.sees('staff.keys.one');
	await ada.goes('/desk');
	await expect(ada.page).toHaveURL(/\/desk\/keys$/);
	await key.away();
});

test('codes that are used up let nobody in, and a key nobody unlocks is not taken @unhurried', async ({
	ownTown: town,
	advocate
}) => {
	const { id } = town.known('Tom Reyes');
	const codes = await town.inStores((world) => bothCodes({ world }, id as PersonId));
	const tom = await advocate(english, { town });
	const key = await tom.addsHerKeys(codes);
	await tom.signsOut();

	const other = await advocate(english, { town });
	await other.goesTo('/staff/begin');
	await other.page.locator('#first').fill(codes[0]);
	await other.page.locator('#second').fill(codes[1]);
	await other.presses('staff.begin.button', /\/staff\/begin$/);
	await other.sees('staff.begin.error');

	await key.unlocks(false);
	await tom.goesTo('/staff');
	await tom.page.locator('form[data-key] button').click();
	await expect(tom.page.locator('[data-part=failed]')).toHaveText(tom.says('staff.key.failed'));
});

test('without JavaScript the page says plainly that keys need it @unhurried', async ({
	advocate
}) => {
	const amal = await advocate({ ...english, scripts: false });

	const plainly = amal.page.locator('[data-part=needs-script]');
	await amal.goesTo('/staff');
	await expect(plainly).toBeVisible();
	await expect(amal.page.locator('form[data-key]')).toBeHidden();
	await amal.follows('staff.begin.link', /:\d+\/staff\/begin$/);
	await expect(plainly).toBeVisible();
});
