/** Somebody of an agency hands in a file: sees how it is read, takes it, and has what became of each row. */
import { goes, presses, sees, seesTitle } from './town/acts.ts';
import { invitedBeforeTrial } from './town/cases.ts';
import { isOfThePolice } from './town/officer.ts';
import type { Person } from './town/person.ts';
import { expect, readingsOf, test } from './town/test.ts';

async function hands(who: Person, text: string | Buffer): Promise<void> {
	const buffer = Buffer.from(text);
	await who.page.locator('#file').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer });
	await presses(who, 'agency.file.button', /\/agency\/file(\?\/read)?$/);
}

for (const { scripts } of readingsOf(import.meta.filename)) {
	const reading = { lang: 'en', scripts } as const;
	test(`a file is read, taken and done with, ${scripts ? 'with' : 'without'} JavaScript @unhurried`, async ({
		ownTown: town,
		meet
	}) => {
		const { urn } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en' });
		const ann = await meet(reading, { town });
		// What is refused is answered by its code.
		ann.expects(/status of 4(00|22) /);
		await isOfThePolice(ann, town);
		const head = 'type;subject;time;id;data.protections;<b>Officer</b>';
		const row = (kind: string, id: string, more: string) =>
			`${kind};${urn};2026-06-01T10:00:00Z;${id};${more};Bob`;

		await goes(ann, '/agency/file');
		await seesTitle(ann, 'agency.file.title');
		await presses(ann, 'agency.file.button', /\/agency\/file\?\/read$/);
		await sees(ann, 'agency.file.empty');
		await goes(ann, '/agency/file');
		await hands(ann, Buffer.from([0xff, 0xfe, 0x41, 0]));
		await expect(ann.page.locator('#file-error')).toContainText('UTF-16');

		const rows = [
			row('suspect-on-bail', '=1+1', 'no-contact'),
			row('<script>alert(1)</script>', 'b', ''),
			row('jury-out', 'c', '')
		];
		await goes(ann, '/agency/file');
		await hands(ann, `\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
		await sees(ann, 'agency.file.read.lead');
		await expect(ann.page.locator('[data-part=row]')).toHaveCount(3);
		await expect(ann.page.locator('[data-part=row]').first()).toContainText(
			'released on bail, with rules'
		);
		await expect(ann.page.locator('[data-part=row][data-state=not-yours-to-tell]')).toHaveCount(1);
		await expect(ann.page.locator('[data-part=ignored]')).toContainText('Officer');

		await presses(ann, 'agency.file.read.take', /\/agency\/file$/);
		await expect(async () => {
			await goes(ann, '/agency/file');
			await sees(ann, 'agency.file.done.lead');
		}).toPass();
		const file = await ann.page.request.get('/agency/file/verdicts');
		const text = await file.text();
		expect(text).toContain("2,'=1+1,accepted");
		expect(text).toContain('3,b,refused,not-understood,type');
		expect(text).toContain('4,c,refused,not-yours-to-tell,type');
		expect(file.headers()['content-type']).toContain('text/csv');

		// The table to begin with is read as it is.
		const template = await ann.page.request.get('/agency/file/template');
		await hands(ann, await template.body());
		await expect(ann.page.locator('[data-part=row][data-state=good]')).not.toHaveCount(0);
		await expect(ann.page.locator('[data-part=row]:not([data-state=good])')).toHaveCount(0);
		await presses(ann, 'agency.file.read.drop', /\/agency\/file$/);
		await sees(ann, 'agency.file.lead');
	});
}
