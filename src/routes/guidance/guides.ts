/** Where the short guides belong: the page of a right and her page at a stage lead to them. */
import type { Stage } from '#lib/domain/stage/stage.ts';

const belong: Readonly<Record<number, readonly string[]>> = {
	2: ['2'],
	3: ['1'],
	4: ['10', '11', '12', '13'],
	5: ['7'],
	6: ['3', '9'],
	8: ['4', '5'],
	9: ['6', '7'],
	11: ['8']
};

/** The numbers of the short guides that go on from a right. */
export function guidesOf(right: number): readonly string[] {
	return belong[right] ?? [];
}

const atStage: Readonly<Partial<Record<Stage, string>>> = {
	reported: '1',
	investigating: '2',
	'suspect-spoken-to': '3',
	'released-rules': '3',
	'released-no-rules': '3',
	'with-prosecutor': '2',
	'not-charged': '9',
	'not-investigated': '9',
	'closed-no-suspect': '9',
	charged: '4',
	'first-hearing-planned': '4',
	'in-court': '4',
	'sent-to-crown-court': '4',
	'waiting-for-trial': '5',
	'trial-off': '5',
	'trial-on': '5',
	'jury-not-agreed': '6',
	retrial: '5',
	'waiting-for-sentence': '7',
	'not-guilty': '6',
	'no-evidence': '9',
	'stopped-by-court': '9',
	'left-on-file': '9',
	stopped: '9',
	sentenced: '7',
	'appeal-waiting': '8',
	'appeal-unchanged': '8',
	'sentence-changed': '7',
	'conviction-quashed': '8',
	'release-considered': '8',
	released: '8',
	recalled: '8',
	'sentence-ended': '8'
};

/** The number of the short guide that a stage leads to, where there is one. */
export function guideAt(stage: Stage): string | undefined {
	return atStage[stage];
}
