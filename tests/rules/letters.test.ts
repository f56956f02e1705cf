/** Letters: each language in its own script, with no look-alike from another and nothing that cannot be seen. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languageOf } from '#lib/i18n/languages.ts';
import {
	guidanceOf,
	inEnglish as english,
	sentencesOf,
	translated,
	type Folder
} from './sentences.ts';

const writtenIn = (lang: Folder) => languageOf(lang === 'staff' ? 'en' : lang);
/** A letter a folder is written with. */
const lettersOf = (lang: Folder) => new RegExp(`^[${writtenIn(lang).letters}]$`, 'u');

/** Names and official terms that stay in English letters in every language; the longest first when looked for. */
const inEnglish = [
	...[
		'Alongside',
		'Victim Support',
		'Relay UK',
		'BT',
		'BSL',
		'SHOUT',
		'JavaScript',
		'Shift',
		'LGBT',
		'MP'
	],
	...['Croydon', 'Camden', 'Merton', 'Hackney', 'The Survivors Trust', 'British Sign Language'],
	...[
		'Witness Care Unit',
		'Witness Service',
		'CPS',
		'Crown Prosecution Service',
		'Crown Court',
		'Parole Board'
	],
	...[
		'Probation Service',
		'Probation',
		"Attorney General's Office",
		'Criminal Injuries Compensation Authority',
		'Criminal Cases Review Commission',
		'CCRC'
	],
	...['Parliamentary and Health Service Ombudsman', "Victims' Code", 'Victim Personal Statement'],
	"Victims' Right to Review",
	...[
		'Victim Contact Scheme',
		'Victim Liaison Officer',
		'family liaison officer',
		'Homicide Service',
		'coroner',
		'inquest',
		'Brake',
		'youth offending team'
	],
	...[
		'advocate',
		'enhanced rights',
		'police bail',
		'bail',
		'crime reference number',
		'barrister',
		'discharge',
		'community resolution',
		'conditional caution',
		"magistrates' court",
		'youth court',
		'Easy Read',
		'caution',
		'left on file',
		'youth court',
		'youth panel'
	],
	...[
		'register',
		'bank holidays',
		'restorative justice',
		'compensation',
		'intermediary',
		'witness statement',
		'restraining order',
		'criminal behaviour order',
		'protective order'
	],
	...['magistrates'],
	...[
		'MOPAC',
		"Mayor's Office for Policing and Crime",
		'Met Police',
		'IOPC',
		'GOV.UK',
		'cps.gov.uk'
	],
	...['Report Fraud', 'Information Commissioner', 'ico.org.uk', 'ombudsman.org.uk'],
	...['Independent Assessor of Complaints', 'Judicial Conduct Investigations Office'],
	...['Equality Advisory and Support Service', 'WCAG', 'AA', 'Orca', 'Chromium', 'NVDA', 'JAWS'],
	...['VoiceOver', 'The Havens', 'Crimestoppers', 'Childline', 'ISVA', 'IDVA', 'common assault'],
	...['stalking protection order', 'non-molestation order', 'domestic abuse protection order'],
	...[
		'warned list',
		'floating trial',
		'lesser plea',
		'Newton hearing',
		'judicial review',
		'parole'
	],
	...['Unwanted Prisoner Contact', 'Justice Secretary', 'Victim Notification Scheme', 'High Court'],
	...['Impact Statement for Business', 'National Road Victim Service']
].sort((one, other) => other.length - one.length);

/** Marks a sentence may hold beside letters, digits and spaces; of apostrophes only the straight one. */
const marksOf = (lang: Folder) =>
	new RegExp(`[.,:;?()/%+–…“”„"'&\\-#*[\\]،؛؟«»·=${writtenIn(lang).signs ?? ''}]`, 'u');

/** Every text of a language without what is not said: variables, tags and the addresses of links. */
function textsOf(lang: Folder): [string, string][] {
	return [...sentencesOf(lang), ...(lang === 'staff' ? [] : guidanceOf(lang))].map(
		([name, text]) => [name, text.replaceAll(/\{\{[^}]*\}\}|<\/?(b|ref)>|\]\([^)]*\)/g, ' ')]
	);
}

function withoutEnglish(text: string): string {
	return inEnglish.reduce(
		(rest, name) => rest.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), ' '),
		text
	);
}

for (const lang of [...translated, ...english]) {
	test(`${lang} is written in the letters of its own script, but for names`, () => {
		const letters = lettersOf(lang);
		const foreign = textsOf(lang).flatMap(([name, text]) => {
			const found = [...withoutEnglish(text)].filter(
				(letter) => /[\p{L}\p{M}]/u.test(letter) && !letters.test(letter)
			);
			return found.length > 0 ? [`${name}: ${found.join('')}`] : [];
		});

		assert.deepEqual(foreign, []);
	});

	test(`${lang} holds nothing that cannot be seen, and no sign of another kind`, () => {
		const marks = marksOf(lang);
		const odd = textsOf(lang).flatMap(([name, text]) => {
			const found = [...text].filter(
				(sign) => !/[\p{L}\p{M}0-9 \n]/u.test(sign) && !marks.test(sign)
			);
			return found.length > 0
				? [`${name}: ${found.map((sign) => `U+${sign.codePointAt(0)?.toString(16)}`).join(' ')}`]
				: [];
		});

		assert.deepEqual(odd, []);
	});

	test(`${lang} has no space too many and no exclamation mark`, () => {
		const untidy = [...sentencesOf(lang)].filter(([, text]) => / {2}|^ | $|[!！]/.test(text));

		assert.deepEqual(untidy, []);
	});
}
