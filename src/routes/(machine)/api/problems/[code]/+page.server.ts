import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { problems, typeOf, type ProblemCode } from '#lib/server/feed/problems.ts';
import { blocks } from '../../../../guidance/guidance.ts';

/** One way in which a machine is refused: what it means, and what to do. */
export const load: PageServerLoad = ({ params: { code } }) => {
	if (!Object.hasOwn(problems, code)) error(404, 'No such problem');
	const known = code as ProblemCode;
	const { status, title, mend } = problems[known];
	const type = `\`${typeOf(known)}\`, answered with ${status}.`;
	const text = `${type}\n\n${mend}\n\n[All that machines may send](/api)`;
	return { title, guidance: blocks(text) };
};
