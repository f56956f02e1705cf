import type { Actor } from '#lib/domain/actor.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Say } from '#lib/i18n/words.ts';
import type { AgencyVisit } from '#lib/server/agency-door/visits.ts';
import type { LiveDesks } from '#lib/server/call/live-desks.ts';
import type { Endings } from '#lib/server/door/endings.ts';
import type { Session, Sessions } from '#lib/server/door/sessions.ts';
import type { World } from '#lib/server/world.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Shown to the person and written in the log beside what went wrong. */
			id?: string;
			/** Whether it was not done because too many asked at once. */
			busy?: true;
		}
		interface Locals {
			world: World;
			sessions: Sessions;
			endings: Endings;
			liveDesks: LiveDesks;
			actor: Actor;
			session: Session | undefined;
			/** The visit of somebody of an agency, who has no session of this house. */
			agencyVisit: AgencyVisit | undefined;
			/** Too many asked at once for this to be done: after how many seconds it is worth trying again. */
			busyFor: number | undefined;
			lang: Language;
			/** The language of the person signed in, whatever the page is in. */
			ownLang: Language | undefined;
			t: Say;
		}
	}
}
