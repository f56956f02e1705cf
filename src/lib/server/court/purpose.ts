/** What a hearing is for, from the many words the courts have for it. */
import type { Purpose } from '#lib/domain/event.ts';

/** The ids of the courts' reference data of hearing types that we know (hmcts/cpp-context-hearing, MIT). */
const byId: ReadonlyMap<string, Purpose> = new Map([
	['4a0e892d-c0c5-3c51-95b8-704d8c781776', 'first-hearing'],
	['06b0c2bf-3f98-46ed-ab7e-56efaf9ecced', 'plea'],
	['8dd41e45-b594-4ba6-906e-1a4626b08fed', 'plea'],
	['9cc41e45-b594-4ba6-906e-1a4626b08fed', 'plea'],
	['511fe0a3-1391-4954-8158-6b10eed0dad9', 'plea'],
	['cb428693-e886-4809-868e-e5f874d459d5', 'case-management'],
	['c6d76309-c912-436b-a21b-a4c4450bc052', 'case-management'],
	['70e377a6-8352-4e75-b65c-46ce4a14f4c5', 'case-management'],
	['f730b853-f9bb-4d46-8c1e-cc3af5a13fe8', 'case-management'],
	['c79769ac-35d8-4ccf-96a5-1d7a2aa844d2', 'case-management'],
	['c0df00c0-7293-4385-b99d-62b4266299ae', 'case-management'],
	['c4801ef6-75a5-4ad9-9b27-a34ca1593658', 'case-management'],
	['bf8155e1-90b9-4080-b133-bfbad895d6e4', 'trial'],
	['fb90d7d1-a591-4deb-92a0-4e3d0d469bce', 'trial'],
	['5ae4c090-0f70-4694-b4fc-707633d2b430', 'sentence'],
	['1466e2a6-3760-41de-9d23-17deac22d0a2', 'sentence'],
	['162ca142-112e-4030-99c7-9e4a12ff28ab', 'sentence'],
	['394a29f3-7795-40b2-97a9-2d7d9120093c', 'sentence']
] as const);

// In this order: "plea and trial preparation" and "pre-trial review" are no trials. Nor is a trial of an issue after a
// guilty plea, nor recording her evidence early (section 28): each has a day of its own, and "trial" would mislead her.
// A breach of a suspended sentence is no day on which the sentence is passed.
const byWords: readonly (readonly [RegExp, Purpose])[] = [
	[/\bappeal/, 'appeal'],
	[/\b(application|bail|breach|warrant|section 28|newton|trial of issue)\b/, 'other'],
	[/\b(plea and trial|plea|ptph)\b/, 'plea'],
	[
		/\b(pre-?trial|trial (review|readiness)|trial of preliminary|preliminary|case management)\b/,
		'case-management'
	],
	[/\b(ground rules|mention|directions)\b/, 'case-management'],
	[/\bsentenc/, 'sentence'],
	[/\bfirst (hearing|appearance)\b/, 'first-hearing'],
	[/\b(re)?trial\b/, 'trial']
];

/** The purpose by the description where it says one, else by the id, else `other`. */
export function purposeOf(id: string | undefined, description: string | undefined): Purpose {
	const words = (description ?? '').toLowerCase().replace(/&/g, ' and ').replace(/\s+/g, ' ');
	const said = byWords.find(([pattern]) => pattern.test(words));
	return said?.[1] ?? (id === undefined ? undefined : byId.get(id)) ?? 'other';
}
