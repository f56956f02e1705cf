import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { rowsAPiece } from '#lib/server/import/bounds.ts';
import * as imports from '#lib/server/import/imports.ts';
import { FileRefused } from '#lib/server/import/text.ts';
import { fileOf, inPieces } from '../../../form/file.ts';
import { formOf, text } from '../../../form/form.ts';

/** How often the page looks by itself how far it is, in seconds. */
const looksEvery = '5';

/** The file of their agency: how it would be read, how far it is, or what became of it. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { world } = locals;
	const officer = locals.actor as Officer;
	const file = await imports.find(world.db, world.keys, officer);
	if (!file) return {};
	const pieces = Math.ceil(file.rows / rowsAPiece);
	const asked = Number(url.searchParams.get('page') ?? 1);
	const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pieces) : 1;
	const tried = file.state === 'read' ? await imports.tryPiece(world, officer, page - 1) : [];
	const isOpen = await secrets.isOpen(world.db, world.keys, officer.agency, world.now());
	if (file.state === 'taking' && isOpen) setHeaders({ refresh: looksEvery });
	return { file, tried, isOpen, page, pages: pieces, from: (page - 1) * rowsAPiece + 1 };
};

export const actions: Actions = {
	read: async (event) => {
		const { world, actor } = event.locals;
		const bytes = await fileOf(event);
		if (bytes.length === 0) return fail(400, { empty: true });
		try {
			await imports.read(world, actor as Officer, inPieces(bytes));
		} catch (error) {
			if (error instanceof FileRefused) return fail(422, { refused: error.message });
			throw error;
		}
		redirect(303, '/agency/file');
	},
	take: async (event) => {
		await imports.start(event.locals.world, event.locals.actor as Officer, await idIn(event));
		redirect(303, '/agency/file');
	},
	drop: async (event) => {
		const { world, actor } = event.locals;
		await imports.drop(world.db, actor as Officer, await idIn(event));
		redirect(303, '/agency/file');
	}
};

async function idIn(event: RequestEvent): Promise<string> {
	return text(await formOf(event), 'id');
}
