/** Staff come in by two keys, from end to end at the running server: let in by two supervisors, and shut out by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aColleague } from '#tests/team/staff.ts';
import { shownOnce, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { elements, readOf } from '../walking.ts';
import { comes, makesHerKeys, usesAKey, type Somebody } from '../walks.ts';

const inTown = askTowns();
const name = 'Ada Byrne';
const memberOf = (who: Somebody) => who.all('member').find((one) => one.includes(name)) ?? '';

/** Presses the first button of those words beside her name. */
async function does(who: Somebody, key: 'staff.team.invite' | 'staff.team.remove'): Promise<void> {
	const forms = elements(memberOf(who), '<form');
	const form = forms.find((one) => readOf(one).includes(who.says(key))) ?? '';
	await who.sends(form);
	who.isAt('/desk/team');
}

/** One of two supervisors invites her, and reads the code that is shown once. */
async function invites(who: Somebody, codes: string[]): Promise<void> {
	await who.follows('staff.team.title', '/desk/team');
	await does(who, 'staff.team.invite');
	codes.push(shownOnce(who.page(), 'code')[0] ?? '');
	await who.presses('staff.team.done', '/desk/team');
	who.seesNothingOf(...codes);
}

test('two supervisors let somebody in with two keys, and one takes a lost key away', () =>
	inTown(async (town) => {
		await town.inStores(async (world) => {
			await aColleague({ world }, 'supervisor', 'thamesgate', 'Fay Lindqvist');
			await aColleague({ world }, 'advocate', 'thamesgate', name);
		});
		const codes: string[] = [];
		const [sam, fay] = [comes(town), comes(town)];
		await sam.comesInAs('Sam Okafor');
		await invites(sam, codes);
		await fay.comesInAs('Fay Lindqvist');
		await invites(fay, codes);

		const ada = comes(town);
		const leadsTo = async () => (await ada.asks('/desk')).headers.location;
		assert.equal(await leadsTo(), '/staff');
		const [, kept] = await makesHerKeys(ada, town.url, [codes[0] ?? '', codes[1] ?? '']);
		await ada.goes('/desk/team');
		ada.seesTitle('error.missing.title');

		await sam.goes('/desk/team');
		tells(memberOf(sam), sam.says('staff.team.keys', { count: 2 }));
		await does(sam, 'staff.team.remove');

		assert.equal(await leadsTo(), '/staff');
		await ada.goesTo('/staff');
		await usesAKey(ada, kept, 'signs', '/desk/keys');
		ada.sees('staff.keys.one');
		assert.equal(await leadsTo(), '/desk/keys');
	}));
