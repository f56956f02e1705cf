/** The form by which a request of police for notes is taken down: everything is picked from a list, but their reference. */
import { isDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import {
	askerRoles,
	askers,
	higherTests,
	noteSorts,
	noticesSaid,
	tests,
	type Asked,
	type Asker
} from './request.ts';

export type NotesForm = Asked & {
	readonly asker: Asker;
	readonly receivedOn: Day;
	readonly isCounselling: boolean;
	readonly notice: (typeof noticesSaid)[number];
	readonly noticeOn?: Day;
};

/** What was typed or picked, field by field. */
export type TypedNotes = {
	readonly asker: string;
	readonly role: string;
	readonly reference: string;
	readonly receivedOn: string;
	readonly sorts: readonly string[];
	readonly from: string;
	readonly to: string;
	/** Whether it asks for what was said for emotional support; who is not sure is taken at the stricter word. */
	readonly counselling: string;
	readonly tests: readonly string[];
	readonly notice: string;
	readonly noticeOn: string;
};
export type NotesField = keyof TypedNotes;
export type ReadNotes =
	| { readonly ok: true; readonly form: NotesForm }
	| { readonly ok: false; readonly wrong: readonly NotesField[] };

export const counsellingAnswers = ['yes', 'unsure', 'no'] as const;
const longestReference = 40;

/** Reads the form; no day in it lies ahead. */
export function readNotes(typed: TypedNotes, today: Day): ReadNotes {
	const asker = picked(askers, typed.asker);
	const role = picked(askerRoles, typed.role);
	const reference = plain(typed.reference);
	const notice = picked(noticesSaid, typed.notice);
	const counselling = picked(counsellingAnswers, typed.counselling);
	const isPast = (day: string) => isDay(day) && day <= today;
	const sorts = noteSorts.filter((one) => typed.sorts.includes(one));
	const wrong = (
		[
			['asker', asker !== undefined],
			['role', role !== undefined],
			['reference', reference !== '' && reference.length <= longestReference],
			['receivedOn', isPast(typed.receivedOn)],
			['sorts', sorts.length > 0],
			['from', isPast(typed.from)],
			['to', isPast(typed.to) && typed.to >= typed.from],
			['counselling', counselling !== undefined],
			['notice', notice !== undefined],
			['noticeOn', notice !== 'given' || isPast(typed.noticeOn)]
		] as const
	).flatMap(([field, isRight]) => (isRight ? [] : [field]));
	if (wrong.length > 0 || !asker || !role || !notice) return { ok: false, wrong };
	const { receivedOn, from, to, noticeOn } = typed;
	return {
		ok: true,
		form: {
			...{ asker, role, reference, receivedOn, sorts, from, to, notice },
			isCounselling: counselling !== 'no',
			tests: [...tests, ...higherTests].filter((one) => typed.tests.includes(one)),
			...(notice === 'given' ? { noticeOn } : {})
		}
	};
}

function picked<One extends string>(from: readonly One[], typed: string): One | undefined {
	return from.find((one) => one === typed);
}

/** One line, without what turns letters round or cannot be seen. */
function plain(typed: string): string {
	return typed
		.toWellFormed()
		.replace(/[\p{C}\p{Z}]+/gu, ' ')
		.trim();
}
