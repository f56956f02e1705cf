/** Somebody of an agency comes in by the agency's own sign-in, sees how the feed is, and is out again everywhere. */
import type { AgencyId } from '#lib/domain/actor.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import { goes, goesTo, presses, says, sees, seesTitle, signsOut } from './town/acts.ts';
import { openIdentityProvider, type IdentityProvider } from './town/identity-provider.ts';
import type { Person } from './town/person.ts';
import { expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';

const door = 'met-work';
const clientId = 'alongside';

/** A sign-in of the police, and a door to it. */
async function opensADoor(town: Town): Promise<IdentityProvider> {
	const work = await openIdentityProvider(town, door);
	const agency = 'thamesgate-police' as AgencyId;
	const known = { id: door, agency, issuer: work.issuer, clientId, acr: ['phr'], amr: [] };
	const added = await town.inStores(({ db, now }) => providers.add(db, known, now()));
	expect(added).toBe('added');
	return work;
}

async function goesToWork(who: Person, { issuer }: IdentityProvider): Promise<void> {
	await who.page.locator('#door').fill(door);
	await presses(who, 'agency.door.button', /\/agency\/sign-in\/met-work$/);
	await sees(who, 'agency.door.go.lead', { host: new URL(issuer).host });
	await who.page.getByRole('link', { name: says(who, 'agency.door.go.link') }).click();
}

/** Presses a button of the agency's own page, and is led back to ours. */
async function pressesThere(who: Person, button: string, next: RegExp): Promise<void> {
	await who.page.getByRole('button', { name: button }).click();
	await expect(who.page).toHaveURL(next);
	await who.look();
}

const isIn = /\/agency$/;
const isOut = /\/agency\/sign-in(\?refused)?$/;

// Agencies read English alone, with scripts and without.
for (const { scripts } of readingsOf(import.meta.filename)) {
	const reading = { lang: 'en', scripts } as const;
	test(`somebody of the police signs in at work, and out, ${scripts ? 'with' : 'without'} JavaScript @unhurried`, async ({
		ownTown: town,
		meet
	}) => {
		const work = await opensADoor(town);
		const ann = await meet(reading, { town, looks: false });
		// The one time that anybody is led to another site: to the agency's own sign-in.
		ann.expects(new RegExp(`^Asked ${work.issuer}$`));

		await goes(ann, '/agency');
		await expect(ann.page).toHaveURL(isOut);
		await goesToWork(ann, work);
		await pressesThere(ann, 'Use my key', isIn);
		await seesTitle(ann, 'agency.heading', { name: 'Thamesgate Police' });
		await sees(ann, 'agency.stuck.none');
		const cookies = await ann.page.context().cookies(town.url);
		expect(
			cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite])
		).toEqual([['__Host-s', true, true, 'Lax']]);

		await goes(ann, '/agency/signed-in');
		await expect(ann.page.locator('[data-part=visits] li')).toHaveCount(1);
		for (const elsewhere of ['/home', '/desk', '/beside']) {
			await ann.page.goto(elsewhere);
			await expect(ann.page.locator('h1')).toHaveText(says(ann, 'error.missing.title'));
		}

		// Out at work is out here.
		await ann.page.goto(`${work.issuer}/session/end`);
		await ann.page.locator('button[name=logout]').click();
		await expect(ann.page).toHaveURL(/\/session\/end\/success/);
		await goes(ann, '/agency');
		await expect(ann.page).toHaveURL(isOut);

		await goesToWork(ann, work);
		await pressesThere(ann, 'Use my key', isIn);
		await signsOut(ann);
		await goes(ann, '/agency');
		await expect(ann.page).toHaveURL(isOut);

		// At work she is still in: it says so without asking, and that is enough only as long as it was by her key.
		work.lets('pwd');
		await ann.page.context().clearCookies();
		await goesTo(ann, '/agency/sign-in');
		await goesToWork(ann, work);
		await pressesThere(ann, 'Use my key', isOut);
		await sees(ann, 'agency.door.refused');
		await ann.page.context().clearCookies();
		await goesToWork(ann, work);
		await pressesThere(ann, 'Cancel', isOut);
		await sees(ann, 'agency.door.refused');
		await work.close();
	});
}
