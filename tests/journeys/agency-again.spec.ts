/** Somebody of an agency sees what became of its newest deliveries, and sends one through again. */
import type { AgencyId } from '#lib/domain/actor.ts';
import * as answered from '#lib/server/feed/answered.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { goes, press, presses, says, sees, seesTitle } from './town/acts.ts';
import { invitedBeforeTrial } from './town/cases.ts';
import { isOfThePolice, police } from './town/officer.ts';
import { event } from './town/police-messages.ts';
import { expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';

const problem = (type: string) => ({
	type: `/api/problems/${type}`,
	title: 'The message was not understood',
	status: 422,
	detail: 'Nothing was taken.',
	errors: [{ index: 0, pointer: '/<b>type', detail: 'Unknown.' }]
});

/** What an older version of our rules could not read, and, where it is not kept, only what was said of it. */
function wasNotRead(town: Town, agency: AgencyId, json?: unknown): Promise<string> {
	return town.inStores(async ({ db, keys, now }) => {
		const id = newId();
		const delivery = answered.deliveryOf(keys, agency, id);
		const asked = { id, agency, delivery, route: '/(machine)/api/events' };
		await answered.write(db, keys, asked, { status: 422, body: problem('not-understood') }, now());
		const unread = { to: '/api/events', webhookId: id, json };
		if (json) await quarantine.keep(db, keys, { agency, request: id }, unread, now());
		return id;
	});
}

const isOne = /\/agency\/deliveries\/[\w-]+$/;

for (const { scripts } of readingsOf(import.meta.filename)) {
	const reading = { lang: 'en', scripts } as const;
	test(`a delivery is sent through again, ${scripts ? 'with' : 'without'} JavaScript @unhurried`, async ({
		ownTown: town,
		meet
	}) => {
		const { urn } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en' });
		const lost = await wasNotRead(town, police, event(urn, 'suspect-on-bail', '2026-06-01'));
		const gone = await wasNotRead(town, police);
		const theirs = await wasNotRead(town, 'criminal-courts' as AgencyId);
		const waits = event('01GD4000326', 'reported', '2026-06-01');
		await town.agency(police).tells('/api/events', waits);
		const ann = await meet(reading, { town });
		ann.expects(/status of 404 /);
		await isOfThePolice(ann, town);
		const answer = (id: string) => ann.page.locator('[data-part=answer]', { hasText: id });
		const again = { name: says(ann, 'agency.given.button') };

		await goes(ann, '/agency');
		const list = ann.page.getByRole('link', { name: says(ann, 'agency.stuck.link') });
		await press(ann, list, /\/agency\/deliveries$/);
		await seesTitle(ann, 'agency.given.title');
		await expect(answer(lost)).toContainText('at /type: Unknown.');
		await expect(answer(lost).getByRole('button', again)).toBeVisible();
		await expect(answer(gone)).toContainText(says(ann, 'agency.given.left.gone'));
		await expect(answer(gone).getByRole('button')).toHaveCount(0);
		await expect(answer(theirs)).toHaveCount(0);

		// What waits still waits, and that is what is said.
		const waiting = ann.page.locator('[data-part=answer]', {
			hasText: says(ann, 'agency.given.left.waiting')
		});
		await press(ann, waiting.getByRole('button', again), isOne);
		await seesTitle(ann, 'agency.given.one.title');
		const answers = ann.page.locator('[data-part=answer]');
		await expect(answers.first()).toContainText(says(ann, 'agency.given.again'));
		await expect(answers.first()).toContainText(`${says(ann, 'agency.file.parked')}: 1`);
		await sees(ann, 'agency.given.left.waiting');

		await goes(ann, `/agency/deliveries/${lost}`);
		await presses(ann, 'agency.given.button', isOne);
		await expect(answers).toHaveCount(2);
		await expect(answers.first()).toContainText(`${says(ann, 'agency.file.accepted')}: 1`);
		await sees(ann, 'agency.given.left.nothing');
		await expect(ann.page.getByRole('button', again)).toHaveCount(0);

		await ann.page.goto(`/agency/deliveries/${theirs}`);
		await ann.look();
		await expect(ann.page.locator('h1')).toHaveText(says(ann, 'error.missing.title'));
	});
}
