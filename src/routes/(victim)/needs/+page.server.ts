import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { readNeeds, tailOf, type Needs, type NeedsForm } from '#lib/domain/needs.ts';
import * as needs from '#lib/server/needs.ts';
import { formOf, text, texts } from '../../form.ts';

/** What she said before; of her number only its end. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, actor } = locals;
	const kept = await needs.readFor(world.db, world.keys, actor as Victim, world.now());
	const { phone, ...shown } = kept ?? none;
	return {
		needs: shown,
		tail: phone && tailOf(phone),
		hasAny: kept !== undefined,
		isDone: url.searchParams.has('kept')
	};
};

const none: Needs = { talking: [], reading: [], other: [], days: [], times: [] };

export const actions: Actions = {
	keep: async (event) => {
		const { world, actor } = event.locals;
		const typed = typedOf(await formOf(event));
		const kept = await needs.readFor(world.db, world.keys, actor as Victim, world.now());
		const read = readNeeds(typed, kept);
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		await save(event, read.needs);
		redirect(303, '/needs?kept');
	},
	clear: async (event) => {
		await save(event, none);
		redirect(303, '/needs?kept');
	}
};

async function save({ locals }: RequestEvent, said: Needs): Promise<void> {
	const { world, actor } = locals;
	await needs.save(world.db, world.keys, actor as Victim, said, world.now());
}

function typedOf(form: FormData): NeedsForm {
	return {
		speaks: text(form, 'speaks'),
		reads: text(form, 'reads'),
		talking: texts(form, 'talking'),
		reading: texts(form, 'reading'),
		other: texts(form, 'other'),
		gender: text(form, 'gender'),
		name: text(form, 'name'),
		phone: text(form, 'phone'),
		forgetPhone: text(form, 'forgetPhone') === 'yes',
		days: texts(form, 'days'),
		times: texts(form, 'times'),
		message: text(form, 'message'),
		someoneElse: text(form, 'someoneElse')
	};
}
