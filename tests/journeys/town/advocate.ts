/** What an advocate does at the desk. */
import { expect, type Locator } from '@playwright/test';
import type { CallKind, outcomes } from '#lib/domain/call/call.ts';
import { comesInAs, follows, goes, goesTo, press, presses } from './acts.ts';
import { keepsKeys, type Device } from './device.ts';
import type { Person } from './person.ts';

export * from './acts.ts';

/** Comes for the first time, with two codes, and adds one key and then the other; the second stays put in. */
export async function addsHerKeys(who: Person, codes: readonly [string, string]): Promise<Device> {
	await goesTo(who, '/staff/begin');
	await who.page.locator('#first').fill(codes[0]);
	await who.page.locator('#second').fill(codes[1]);
	await presses(who, 'staff.begin.button', /\/desk\/keys$/);
	const first = await keepsKeys(who, 'usb');
	await presses(who, 'staff.keys.button', /\/desk\/keys$/);
	await first.away();
	const second = await keepsKeys(who, 'usb');
	await presses(who, 'staff.keys.button', /\/desk$/);
	return second;
}

/** Signs in as staff do, by the key that is put in. */
export async function signsIn(who: Person, then = /\/desk$/): Promise<void> {
	await goesTo(who, '/staff');
	await presses(who, 'staff.key.button', then);
}

/** Shows the key once more for the number of a call, and reads it: one press, and the key. */
export async function showsHerKey(who: Person): Promise<string> {
	await presses(who, 'desk.request.show', /\/desk\/\w+#number$/);
	return who.page.locator('[data-part=number]').innerText();
}

/** The rows of the desk, soonest first. */
export function calls({ page }: Person): Locator {
	return page.locator('[data-part=call]');
}

/** Takes a call and reads what comes before its number. */
export async function takes(who: Person, call: Locator): Promise<void> {
	await press(who, call.getByRole('button'), /\/desk\/\w+$/);
	await expect(who.page.locator('[data-part=rules]')).toBeVisible();
}

/** Opens a call taken before. */
export async function opens(who: Person, call: Locator): Promise<void> {
	await press(who, call.getByRole('link'), /\/desk\/\w+$/);
}

/** Looks until a call of this kind is on the desk: it is put there a moment after it was asked for. */
export async function waitsForACall(who: Person, kind: CallKind): Promise<Locator> {
	const call = calls(who).and(who.page.locator(`[data-kind=${kind}]`));
	await expect(async () => {
		await goes(who, '/desk');
		await expect(call).toHaveCount(1, { timeout: 100 });
	}).toPass();
	return call;
}

/** Asks for the number and reads it. */
export async function asksForTheNumber(who: Person): Promise<string> {
	await presses(who, 'desk.request.show', /\/desk\/\w+#number$/);
	const number = who.page.locator('[data-part=number]');
	// In sight, and dialled by a tap.
	await expect(number.locator('a')).toHaveAttribute('href', /^tel:0\d+$/);
	await expect(number).toBeInViewport();
	return number.innerText();
}

/** Writes down how the call went. */
export async function records(who: Person, outcome: (typeof outcomes)[number]): Promise<void> {
	const then = /\/desk(\/\w+)?$/;
	// What cannot be taken back is chosen first.
	const choice = who.page.locator(`input[value=${outcome}]`);
	if ((await choice.count()) === 0)
		return press(who, who.page.locator(`button[value=${outcome}]`), then);
	await choice.check();
	await presses(who, 'desk.request.save', then);
}

/** Comes in as a second of us, and agrees to what another wrote down. */
export async function agreesThatItIsHer(who: Person, name: string): Promise<void> {
	await comesInAs(who, name);
	await follows(who, 'desk.back.link', /\/desk\/back$/);
	await follows(who, 'desk.waiting.title', /\/desk\/back\/waiting$/);
	await presses(who, 'desk.waiting.agree', /\/desk\/back\/waiting$/);
}

/** Says that the call was with her, and reads the code to give her on the phone. */
export async function confirmsThatItIsHer(who: Person): Promise<string> {
	await records(who, 'it-is-her');
	const code = await who.page.locator('[data-part=code]').innerText();
	await presses(who, 'desk.request.code.done', /\/desk$/);
	await goes(who, '/desk');
	return code;
}
