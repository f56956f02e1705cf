/** The same said twice of a charge, where no day of its own could be read: it is told once, of the day known best. */
import type { Offence } from './accused.ts';

/** A charge with the days of another word on it, where that says the same and its own are only stand-ins. */
export function withDaysOf(offence: Offence, other: Offence): Offence {
	const { plea, outcome } = offence;
	const isPlea = plea?.isStandIn && other.plea?.plea === plea.plea;
	const isOutcome = outcome?.isStandIn && other.outcome?.verdict === outcome.verdict;
	return {
		...offence,
		...(isPlea && other.plea ? { plea: other.plea } : {}),
		...(isOutcome && other.outcome ? { outcome: other.outcome } : {})
	};
}
