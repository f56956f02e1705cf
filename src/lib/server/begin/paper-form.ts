/** Reads what an operator gives to invite somebody, from a command line or a line of a file. */
import * as v from 'valibot';
import { stands } from '#lib/domain/access/stands.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Paper } from './paper.ts';

const codes = languages.map(({ code }) => code);

const notOne = 'this is not one JSON object, or has names that `invite` does not know';

const shape = v.strictObject(
	{
		urn: v.pipe(
			v.string('urn is missing'),
			v.check((urn) => readUrn(urn) !== undefined, 'urn is 5 to 20 letters and digits')
		),
		handed: v.picklist(['alone', 'letter'], 'handed is alone or letter'),
		language: v.optional(v.picklist(codes, 'language is one of ours'), 'en'),
		enhanced: v.optional(
			v.picklist(['yes', 'no', 'unknown'], 'enhanced is yes, no or unknown'),
			'unknown'
		),
		name: v.optional(
			v.pipe(v.string('name is a text'), v.trim(), v.maxLength(120, 'name is too long'))
		),
		born: v.optional(
			v.pipe(
				v.string('born is a text'),
				v.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'born is a month, as 2012-03')
			)
		),
		stands: v.optional(v.picklist(stands, 'stands is self, parent, bereaved or acting')),
		phone: v.optional(
			v.pipe(
				v.string('phone is a text'),
				v.trim(),
				v.regex(/^\+?[\d\s()-]{10,20}$/, 'phone is not a number')
			)
		)
	},
	notOne
);

type Read =
	| { readonly ok: true; readonly paper: Paper }
	| { readonly ok: false; readonly problems: readonly string[] };

/** The paper, or every problem in a sentence that does not repeat what was given. */
export function readPaper(given: unknown): Read {
	const read = v.safeParse(shape, given);
	if (!read.success) return { ok: false, problems: read.issues.map((issue) => sentence(issue)) };
	const { urn, name, phone, born, stands: standing, ...rest } = read.output;
	return {
		ok: true,
		paper: {
			...rest,
			urn: readUrn(urn) as Urn,
			...(name ? { name } : {}),
			...(born ? { born } : {}),
			...(standing ? { stands: standing } : {}),
			...(phone ? { phone } : {})
		}
	};
}

type Issue = Pick<v.BaseIssue<unknown>, 'message' | 'path' | 'received'>;

function sentence({ message, path, received }: Issue): string {
	const at = path?.map(({ key }) => String(key)).join('.');
	if (!at || message.startsWith(at)) return message;
	if (message !== notOne && !/^Invalid/.test(message)) return message;
	return received === 'undefined' ? `${at} is missing` : `${at} is not a name that we know`;
}
