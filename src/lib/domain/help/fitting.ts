/** Which two services fit where a case is: one that knows this part of the way, and one that anybody may ring. */
import type { StageRow } from '#lib/domain/stage/rows.ts';
import { servicesNow, type Service } from './service.ts';

const fitting = {
	police: ['london-vws', 'victim-support'],
	court: ['witness-service', 'london-vws'],
	'after-sentence': ['vis', 'victim-support']
} as const satisfies Readonly<Record<StageRow['phase'], readonly [string, string]>>;

/** The two services of a phase, the nearer first; each is independent and for every crime. */
export function fittingIn(phase: StageRow['phase']): Service[] {
	return fitting[phase].flatMap(
		(slug) => servicesNow().find((service) => service.slug === slug) ?? []
	);
}
