/** A team of advocates: whom it serves, when it answers, and how much it can keep. */
import type { Borough } from '#lib/domain/help/borough.ts';
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import type { Need } from '#lib/domain/help/service.ts';

export type TeamId = string;

export type Team = {
	readonly id: TeamId;
	readonly name: string;
	/** Where it works; none means everywhere. */
	readonly boroughs: readonly Borough[];
	/** What for; none means for anything. */
	readonly needs: readonly Need[];
	/** Codes of the languages its people speak. */
	readonly languages: readonly string[];
	readonly hasInterpreter: boolean;
	readonly hasBsl: boolean;
	readonly hasRelay: boolean;
	/** When it answers, week by week; never on a bank holiday. */
	readonly hours: readonly Hours[];
	/** How many calls may wait for it at once. */
	readonly cap: number;
	/** How many cases one of its advocates may have. */
	readonly caseCap: number;
	/** Takes what fits no other team. */
	readonly isDefault: boolean;
	/** Whether anybody may ask it for a call: the switch of the pilot. */
	readonly isOpen: boolean;
};
