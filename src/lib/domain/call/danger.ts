/** Why somebody is rung outside the times that are safe: a closed list, seen by her and by a supervisor. */
export const dangerReasons = ['she-said', 'police-said', 'threat-known'] as const;
export type DangerReason = (typeof dangerReasons)[number];

/** How the reason stands in the list of who looked. */
export function actOf(reason: DangerReason): `danger-${DangerReason}` {
	return `danger-${reason}`;
}
