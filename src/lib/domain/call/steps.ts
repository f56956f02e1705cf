/** What can happen to a call, from the moment it is asked for. */

/** Everything that can happen to a call. */
export const requestSteps = [
	'asked',
	'taken',
	'timed',
	'refused',
	'no-time',
	'unanswered',
	'returned',
	'handed-over',
	'number-shown',
	'danger',
	'spoke',
	'no-answer',
	'not-safe',
	'it-is-her',
	'joined',
	'not-joined',
	'moved',
	'missed',
	'kept',
	'withdrawn',
	'cancelled'
] as const;

/** Whether by this step somebody has the call from then on. */
export function isTaken(step: (typeof requestSteps)[number]): boolean {
	return step === 'taken' || step === 'handed-over';
}
