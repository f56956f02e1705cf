// Two more invented people: one for whom hard news waits, and one whose trial was moved and whose safety is in question.
import type { Fact, Someone, Tale } from './tales.ts';

/** Nadia Roy and Lena Fox. `begun` is what happened before court; `on` gives a day so many days from today. */
export function hardTales(
	begun: Tale,
	hearing: (name: string) => string,
	on: (days: number) => string
): Someone[] {
	const trial = (name: string, days: number) => ({
		hearing: hearing(`trial-${name}`),
		purpose: 'trial' as const,
		courtKind: 'crown' as const,
		court: 'Snaresbrook Crown Court',
		when: { kind: 'day' as const, on: on(days) }
	});
	const acquitted: Tale = [
		...begun,
		{ from: 'courts', daysAgo: 100, telling: bail('custody') },
		{ from: 'courts', daysAgo: 90, telling: { kind: 'hearing-listed', data: trial('nadia', -5) } },
		{ from: 'courts', daysAgo: 5, telling: went(hearing('trial-nadia')) },
		{
			from: 'courts',
			daysAgo: 1,
			telling: { kind: 'verdict-given', data: { verdict: 'not-guilty' } }
		},
		{ from: 'courts', daysAgo: 1, telling: { kind: 'concluded', data: {} } }
	];
	const moved: Tale = [
		...begun,
		{ from: 'courts', daysAgo: 90, telling: { kind: 'hearing-listed', data: trial('lena', 12) } },
		{ from: 'witness-care', daysAgo: 80, telling: { kind: 'evidence-needed', data: {} } },
		{
			from: 'courts',
			daysAgo: 40,
			telling: { kind: 'special-measures-decided', data: { granted: true } }
		},
		{ from: 'courts', daysAgo: 2, telling: off(hearing('trial-lena')) },
		{ from: 'courts', daysAgo: 1, telling: { kind: 'hearing-listed', data: trial('lena', 97) } },
		{ from: 'courts', daysAgo: 1, telling: bail('conditional-bail') }
	];
	const known = { language: 'en', enhanced: 'no' } as const;
	return [
		{ name: 'Nadia Roy', ...known, urn: '01GD1000926', tale: acquitted },
		{ name: 'Lena Fox', ...known, urn: '01GD1001026', tale: moved }
	];
}

function bail(said: 'custody' | 'conditional-bail'): Fact {
	const protections = said === 'custody' ? [] : ['no-contact', 'keep-away-from-place'];
	return { kind: 'court-bail-decided', data: { bail: said, protections } } as Fact;
}

function went(hearing: string): Fact {
	return { kind: 'trial-went-ahead', data: { hearing } } as Fact;
}

// Vacated, K: the court expected to run out of time.
function off(hearing: string): Fact {
	return {
		kind: 'trial-vacated',
		data: { hearing, reason: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8' }
	} as Fact;
}
