/** The stages from a sentence on: appeals, and what becomes of the person who was sentenced. */
import { code, read, recalled, row } from './rows.ts';

const appeal = {
	phase: 'after-sentence',
	step: 'appeal',
	responsible: ['courts', 'witness-care']
} as const;
const prison = {
	phase: 'after-sentence',
	step: 'after-sentence',
	responsible: ['probation'],
	inForceFrom: '2021-04-01'
} as const;
const decided = recalled('what an appeal court can decide');

export const afterStages = [
	row('sentenced', code(9), {
		track: 'adult',
		step: 'sentence',
		ends: true,
		responsible: ['witness-care', 'probation'],
		ledToBy: ['sentenced'],
		inForceFrom: '2021-04-01'
	}),
	row(
		'sentenced',
		read('House of Lords, 10 November 2021: the unduly lenient sentence scheme and youth courts'),
		{
			track: 'youth',
			step: 'sentence',
			ends: true,
			responsible: ['witness-care'],
			ledToBy: ['sentenced']
		}
	),
	row('appeal-waiting', recalled('an appeal'), { ...appeal, ledToBy: ['appeal-lodged'] }),
	row('appeal-unchanged', decided, { ...appeal, ends: true }),
	row('sentence-changed', decided, { ...appeal, ends: true, badNews: true }),
	row('conviction-quashed', decided, { ...appeal, ends: true, badNews: true }),
	row('release-considered', code(11), { ...prison, ledToBy: ['release-considered'] }),
	row('released', code(11), { ...prison, ledToBy: ['released-from-prison'] }),
	row('recalled', code(11), { ...prison, ledToBy: ['recalled-to-prison'] }),
	row('sentence-ended', recalled('the end of a sentence'), {
		...prison,
		ends: true,
		ledToBy: ['sentence-ended']
	})
] as const;
