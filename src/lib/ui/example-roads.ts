/** A short road to each stage, for the gallery: invented events of invented cases. */
import type {
	CourtKind,
	Day,
	DefendantKey,
	Event,
	EventId,
	EventKind,
	Purpose
} from '#lib/domain/event.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import type { Track } from '#lib/domain/stage/rows.ts';

type Told = readonly [kind: EventKind, on: Day, data?: object];

const charged: readonly Told[] = [
	['reported', '2026-01-05'],
	['suspect-arrested', '2026-01-20'],
	['charged', '2026-02-10']
];
const first = { hearing: 'first', purpose: 'first-hearing' };
const planned: Told = [
	'hearing-listed',
	'2026-02-11',
	{ ...first, courtKind: 'magistrates', when: { kind: 'day', on: '2026-03-10' } }
];
const inCourt: readonly Told[] = [...charged, planned, ['hearing-held', '2026-03-10', first]];
const trial = { hearing: 'trial', purpose: 'trial', courtKind: 'crown' };
const awaited: readonly Told[] = [
	...inCourt,
	['hearing-listed', '2026-04-01', { ...trial, when: { kind: 'day', on: '2026-10-05' } }]
];
const heard: readonly Told[] = [...awaited, ['trial-went-ahead', '2026-10-05', trial]];
const hung: readonly Told[] = [...heard, ['jury-not-agreed', '2026-10-12', {}]];
const guilty: readonly Told[] = [...heard, ['verdict-given', '2026-10-12', { verdict: 'guilty' }]];
const sentenced: readonly Told[] = [...guilty, ['sentenced', '2026-11-16', { sentence: 'prison' }]];
const appealed: readonly Told[] = [
	...sentenced,
	['appeal-lodged', '2026-12-01', { about: 'both' }]
];
const released: readonly Told[] = [...sentenced, ['released-from-prison', '2028-05-02', {}]];
const decided = (result: string): Told => ['appeal-decided', '2027-03-01', { result }];

const roads: Record<Stage, readonly Told[]> = {
	'not-told': [],
	reported: [['reported', '2026-01-05']],
	investigating: [['investigation-started', '2026-01-08']],
	transferred: [['moved-to-another-force', '2026-01-15']],
	'suspect-spoken-to': [['suspect-arrested', '2026-01-20']],
	'released-rules': [['suspect-on-bail', '2026-01-21', { protections: [] }]],
	'released-no-rules': [['suspect-under-investigation', '2026-01-21']],
	'with-prosecutor': [['sent-to-prosecutor', '2026-01-28']],
	'not-charged': [['closed-without-charge', '2026-02-10', { by: 'cps' }]],
	'not-investigated': [['not-investigated', '2026-01-08']],
	'closed-no-suspect': [['closed-no-suspect', '2026-02-10']],
	'out-of-court': [['out-of-court', '2026-02-10', { outcome: 'caution' }]],
	'defendant-died': [...inCourt, ['defendant-died', '2026-04-01']],
	charged,
	'first-hearing-planned': [...charged, planned],
	'in-court': inCourt,
	'sent-to-crown-court': [...inCourt, ['sent-to-crown-court', '2026-03-10']],
	'waiting-for-trial': awaited,
	'trial-off': [...awaited, ['trial-vacated', '2026-09-01', trial]],
	'trial-on': heard,
	'jury-not-agreed': hung,
	retrial: [...hung, ['retrial-ordered', '2026-10-20']],
	'waiting-for-sentence': guilty,
	'not-guilty': [...heard, ['verdict-given', '2026-10-12', { verdict: 'not-guilty' }]],
	'no-evidence': [...awaited, ['no-evidence-offered', '2026-10-05']],
	'stopped-by-court': [...heard, ['stopped-by-court', '2026-10-08']],
	'left-on-file': [...inCourt, ['left-on-file', '2026-04-01']],
	stopped: [...inCourt, ['discontinued', '2026-04-01']],
	over: [...inCourt, ['concluded', '2026-04-01']],
	sentenced,
	'appeal-waiting': appealed,
	'appeal-unchanged': [...appealed, decided('unchanged')],
	'sentence-changed': [...appealed, decided('sentence-changed')],
	'conviction-quashed': [...appealed, decided('conviction-quashed')],
	'release-considered': [...sentenced, ['release-considered', '2028-02-01']],
	released,
	recalled: [...released, ['recalled-to-prison', '2028-09-04']],
	'sentence-ended': [...released, ['sentence-ended', '2029-11-16']]
};

/** What leads to a stage, oldest first; on the youth track every hearing is at a youth court. */
export function roadTo(stage: Stage, track: Track = 'adult'): Event[] {
	return roads[stage].map(([kind, on, data = {}], nth) =>
		eventOf(`${stage}-${nth}`, kind, on, track === 'youth' ? inYouthCourt(data) : data)
	);
}

/** One event of the gallery, told by the court on the day after. */
export function eventOf(id: string, kind: EventKind, on: Day, data: object = {}): Event {
	const heardAt = instantOf(on, '16:20');
	return { id: id as EventId, kind, on, heardAt, toldBy: 'courts', data } as Event;
}

function inYouthCourt(data: object): object {
	const youth: CourtKind = 'youth';
	return 'courtKind' in data ? { ...data, courtKind: youth } : data;
}

/** A hearing listed in the gallery. */
export function listedAs(id: string, on: Day, purpose: Purpose, when: Day): Event {
	return eventOf(id, 'hearing-listed', on, {
		hearing: purpose,
		purpose,
		courtKind: 'crown',
		when: { kind: 'day', on: when }
	});
}

/** Three people charged: one guilty, one for whom it was stopped, one who waits for trial. */
export const three: readonly Event[] = [
	...['one', 'two', 'three'].map((key) => about(key, eventOf(key, 'charged', '2026-02-10'))),
	about('one', eventOf('plea', 'plea-entered', '2026-03-10', { plea: 'guilty' })),
	about('three', eventOf('denial', 'plea-entered', '2026-03-10', { plea: 'not-guilty' })),
	about('two', eventOf('stopped', 'discontinued', '2026-04-01')),
	listedAs('trial', '2026-04-01', 'trial', '2027-03-02')
];

function about(key: string, event: Event): Event {
	return { ...event, defendant: key as DefendantKey };
}
