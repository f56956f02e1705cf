/** What keepers may correct without a new version: each kind one row, and the kinds that are about the same thing together. */
import { asTypedLaw, readLaw, type LawFault } from '#lib/domain/clock/amended.ts';
import type { RuleFault } from '#lib/domain/clock/amended-rules.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { asTypedWait, readWait, usualWaitsNow, type WaitFault } from '#lib/domain/clock/wait.ts';
import type { CorrectionRow, FieldName, FieldRow, Typed } from '#lib/domain/keeper/corrected.ts';
import { readHoliday } from '#lib/domain/keeper/holiday.ts';
import {
	asTyped,
	inTexts,
	isOpenToCorrection,
	phonesOf,
	readCorrection,
	type OfService,
	type Refusal as ServiceFault
} from '#lib/domain/help/correction.ts';
import { services, servicesNow } from '#lib/domain/help/service.ts';
import { words, type Key } from '#lib/i18n/words.ts';
import { letterRow, ownDateRow, stepRow, subject } from './rule-corrections.ts';
import {
	bannerRow,
	guideRow,
	languageRow,
	phraseRow,
	type WordRefusal
} from './word-corrections.ts';

const t = words('en');

/** Why something cannot be corrected so. */
export type Refusal = ServiceFault | LawFault | RuleFault | WaitFault | WordRefusal | 'holiday-day';
type Row = CorrectionRow<Refusal>;

const openServices = services
	.filter(isOpenToCorrection)
	.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
	.map(({ slug, name }) => ({ of: slug, label: name }));
const serviceNow = (slug: string) => servicesNow().find((one) => one.slug === slug);
const numbersOf = (slug: string) => {
	const service = serviceNow(slug);
	return service ? phonesOf(service).map(({ number }) => number) : [];
};

function ofService(kind: OfService, fields: (of: string) => readonly FieldRow[]): Row {
	return {
		subjects: () => openServices,
		fields,
		asTyped: (of): Typed => {
			const service = serviceNow(of);
			return service ? { [kind]: asTyped(kind, service), which: numbersOf(of)[0] ?? '' } : {};
		},
		read: (of, typed, today) => {
			const service = serviceNow(of);
			if (!service) return 'gone';
			const [first, ...others] = numbersOf(of);
			const which = typed.which || (others.length === 0 ? (first ?? '') : '');
			const read = readCorrection(kind, { text: typed[kind] ?? '', which, today }, service);
			return typeof read === 'string' ? read : read.value;
		}
	};
}

const lawNow = (id: string) => dutiesNow().findLast((row) => row.id === id);
const waitNow = (id: string) => usualWaitsNow().find((row) => row.id === id);
const line = (name: FieldName): FieldRow => ({ name, as: 'line' });
const day = (name: FieldName): FieldRow => ({ name, as: 'day' });

export const kinds = {
	number: ofService('number', (of) => [
		...(numbersOf(of).length > 1
			? [{ name: 'which', as: 'pick', options: numbersOf(of) } as const]
			: []),
		line('number')
	]),
	hours: ofService('hours', () => [line('hours')]),
	hold: ofService('hold', () => []),
	checked: ofService('checked', () => [day('checked')]),
	law: {
		subjects: () =>
			dutiesNow()
				.filter((row) => !row.inForceTo)
				.map(({ id, right, source }) =>
					subject(id, `Right ${right}: ${t(`clock.duty.${id}.name` as Key)}`, source)
				),
		fields: (of) => [
			...(lawNow(of)?.standardDays === undefined ? [] : [line('standard'), line('enhanced')]),
			day('from'),
			line('title'),
			line('url'),
			day('checkedOn')
		],
		asTyped: (of) => {
			const row = lawNow(of);
			return row ? asTypedLaw(row) : {};
		},
		read: (of, typed, today) => {
			const row = lawNow(of);
			return row ? readLaw(row, typed, today) : 'gone';
		}
	},
	wait: {
		subjects: () =>
			usualWaitsNow().map(({ id, period }) => ({ of: id, label: `${t('wait.title')}, ${period}` })),
		fields: () => [
			...[line('days'), line('period'), day('published'), day('retrieved'), day('staleAfter')],
			...[line('title'), line('url')]
		],
		asTyped: (of) => {
			const row = waitNow(of);
			return row ? asTypedWait(row) : {};
		},
		read: (of, typed, today) => {
			const row = waitNow(of);
			return row ? readWait(row, typed, today) : 'gone';
		}
	},
	holiday: {
		fields: () => [day('day'), { name: 'closed', as: 'pick', options: ['yes', 'no'] }],
		asTyped: () => ({ day: '', closed: 'yes' }),
		read: (of, { closed }) => readHoliday(of, closed !== 'no')
	},
	letter: letterRow,
	'own-date': ownDateRow,
	step: stepRow,
	phrase: phraseRow,
	guide: guideRow,
	banner: bannerRow,
	language: languageRow
} as const satisfies Readonly<Record<string, Row>>;

export type CorrectionKind = keyof typeof kinds;

/** The row of a kind; nothing where there is none of that name. */
export function rowOf(kind: string): Row | undefined {
	return Object.hasOwn(kinds, kind) ? kinds[kind as CorrectionKind] : undefined;
}

/** What is corrected, by the name a keeper knows it by. */
export function labelOf(kind: CorrectionKind, of: string): string {
	return (
		rowOf(kind)
			?.subjects?.()
			.find((one) => one.of === of)?.label ?? of
	);
}

/** What a keeper chooses first, and the kinds that are offered for it. */
export const abouts = {
	service: ['number', 'hours', 'checked', 'hold'],
	law: ['law'],
	letter: ['letter'],
	'own-date': ['own-date'],
	step: ['step'],
	wait: ['wait'],
	holiday: ['holiday'],
	phrase: ['phrase'],
	guide: ['guide'],
	banner: ['banner'],
	language: ['language']
} as const satisfies Readonly<
	Record<'service' | Exclude<CorrectionKind, OfService>, readonly CorrectionKind[]>
>;

export type CorrectionAbout = keyof typeof abouts;

/** Whether this kind can be offered of it: a service written in texts keeps its hours and is not held. */
export function isOffered(kind: CorrectionKind, of: string): boolean {
	if (kind === 'number') return numbersOf(of).length > 0;
	if (kind === 'hours' || kind === 'hold')
		return serviceNow(of) !== undefined && !inTexts.includes(of);
	return true;
}
