/** Right 6 as rows: what the police and the prosecutors should tell her, and by when. */
import { ask, code, code2021, read, recalled, toldSoon, type Duty } from './duty.ts';

const liaisonScheme = read(
	'CPS Victim Communication and Liaison scheme',
	'https://www.cps.gov.uk/legal-guidance/victim-communication-and-liaison-vcl-scheme'
);
const byProsecutors = { owedBy: 'cps', source: liaisonScheme } as const;

/** The rows of Right 6. */
export const duringTheCase: readonly Duty[] = [
	toldSoon('not-investigated', ['not-investigated']),
	toldSoon('arrest', ['suspect-arrested']),
	toldSoon('interview', ['suspect-interviewed']),
	toldSoon('released', ['suspect-released']),
	toldSoon('bail-or-not', ['suspect-on-bail', 'suspect-under-investigation']),
	toldSoon('bail-change', ['police-bail-changed']),
	// Copies of GOV.UK give five days for a charge and a caution, and no sooner number for enhanced rights.
	{ ...toldSoon('charge', ['charged'], { source: recalled(6) }), enhancedDays: 5 },
	// One event, two rows: the number for the police is recalled, that of the prosecutors was read.
	toldSoon('not-charged-by-police', ['closed-without-charge'], {
		only: { by: 'police' },
		source: recalled(6)
	}),
	toldSoon('not-charged', ['closed-without-charge'], { ...byProsecutors, only: { by: 'cps' } }),
	// That she is told and why was read; the number of days was not.
	{
		...toldSoon('out-of-court', ['out-of-court'], {
			owedBy: 'police-or-cps',
			source: recalled(6)
		}),
		enhancedDays: 5
	},
	toldSoon('stopped', ['discontinued', 'no-evidence-offered'], byProsecutors),
	toldSoon('charge-changed', ['charge-changed'], byProsecutors),
	// She can ask why, but no text was read that gives a number for it.
	ask('left-on-file', 6, ['left-on-file'], {
		...{ owedBy: 'cps', sort: 'tell', source: recalled(6) },
		metBy: { told: ['left-on-file'] }
	}),
	ask('updates', 6, ['reported'], { metBy: { event: 'update-plan-agreed' } }),
	{
		id: 'next-update',
		right: 6,
		startsAt: ['update-plan-agreed'],
		owedBy: 'police',
		limit: 'as-agreed',
		sort: 'tell',
		metBy: { told: [] },
		...code2021,
		source: code(6)
	}
];
