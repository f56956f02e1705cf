/** Reads our guidance, written in Markdown, into a small tree; what is not in the tree is shown as plain text. */
import { marked, type MarkedToken, type Token, type Tokens } from 'marked';

/** A piece of a line. A `ref` is a telephone number, always read left to right. */
export type Inline =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'ref'; readonly text: string }
	| { readonly kind: 'code'; readonly text: string }
	| { readonly kind: 'strong'; readonly inside: readonly Inline[] }
	| { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] };

/** A block of a page; headings have depth 1 to 3. */
export type Block =
	| { readonly kind: 'heading'; readonly depth: number; readonly inside: readonly Inline[] }
	| { readonly kind: 'paragraph'; readonly inside: readonly Inline[] }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			readonly items: readonly (readonly Inline[])[];
	  }
	| { readonly kind: 'code'; readonly text: string }
	| {
			readonly kind: 'table';
			readonly head: readonly (readonly Inline[])[];
			readonly rows: readonly (readonly (readonly Inline[])[])[];
	  };

/** What a page of guidance names in braces; a paragraph that names what nobody has set is left out. */
export type Values = Readonly<Record<string, string | undefined>>;

/** A page of guidance with its values in place. */
export function filled(markdown: string, values: Values): string {
	const unset = Object.keys(values).filter((name) => values[name] === undefined);
	return markdown
		.split('\n\n')
		.filter((part) => !unset.some((name) => part.includes(`{{${name}}}`)))
		.join('\n\n')
		.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The blocks of a page, in order. */
export function blocks(markdown: string): Block[] {
	return marked.lexer(markdown).flatMap((token) => blockOf(token as MarkedToken));
}

function blockOf(token: MarkedToken): Block[] {
	if (token.type === 'space') return [];
	if (token.type === 'heading')
		return [{ kind: 'heading', depth: Math.min(token.depth, 3), inside: inline(token.tokens) }];
	if (token.type === 'paragraph') return [{ kind: 'paragraph', inside: inline(token.tokens) }];
	if (token.type === 'list') {
		return [
			{
				kind: 'list',
				ordered: token.ordered,
				items: token.items.map(({ tokens }) => inline(tokens))
			}
		];
	}
	if (token.type === 'code') return [{ kind: 'code', text: token.text }];
	if (token.type === 'table') {
		const cells = (row: readonly Tokens.TableCell[]) => row.map(({ tokens }) => inline(tokens));
		return [{ kind: 'table', head: cells(token.header), rows: token.rows.map(cells) }];
	}
	return [{ kind: 'paragraph', inside: [{ kind: 'text', text: token.raw.trim() }] }];
}

function inline(tokens: readonly Token[]): Inline[] {
	return tokens.flatMap((token) => inlineOf(token as MarkedToken));
}

function inlineOf(token: MarkedToken): Inline[] {
	if (token.type === 'strong' || token.type === 'em')
		return [{ kind: 'strong', inside: inline(token.tokens) }];
	if (token.type === 'link') return linkOf(token);
	if (token.type === 'codespan') return [{ kind: 'code', text: token.text }];
	// An item's words come as a paragraph or a text that holds pieces of its own.
	if ((token.type === 'text' || token.type === 'paragraph') && token.tokens)
		return inline(token.tokens);
	if (token.type === 'br') return [{ kind: 'text', text: ' ' }];
	return numbersIn(token.type === 'text' || token.type === 'escape' ? token.text : token.raw);
}

// Only our own pages and other secure sites may be linked; anything else keeps its words alone.
function linkOf({ href, tokens }: Tokens.Link): Inline[] {
	const inside = inline(tokens);
	return /^(\/(?!\/)|https:\/\/)/.test(href) ? [{ kind: 'link', href, inside }] : inside;
}

function numbersIn(text: string): Inline[] {
	return text
		.split(/(\+?\b\d[\d ]{4,}\d\b)/)
		.map((part, index) => ({ kind: index % 2 ? ('ref' as const) : ('text' as const), text: part }))
		.filter((part) => part.text !== '');
}
