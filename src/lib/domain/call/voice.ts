/** How somebody wants to talk, with whom, and what else a team is found by. */
import type { Borough } from '#lib/domain/help/borough.ts';
import type { Need } from '#lib/domain/help/service.ts';

export const talkingNeeds = ['interpreter', 'bsl', 'text-relay'] as const;
export type TalkingNeed = (typeof talkingNeeds)[number];
export const genders = ['woman', 'man', 'either'] as const;
export type Gender = (typeof genders)[number];

/** What she said of herself before she is asked when; each part but the language is optional. */
export type Asking = {
	readonly borough?: Borough;
	readonly about?: Need;
	readonly language: string;
	readonly talking: readonly TalkingNeed[];
	/** The id of the team that has her case: who knows her calls her. */
	readonly own?: string;
	/** Nobody knows who asks: neither an agency nor an advocate has said that they are there. */
	readonly stranger?: boolean;
};
