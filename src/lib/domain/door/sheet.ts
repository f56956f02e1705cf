/** What may be on paper: on a phone that others use only the pages made for it, for paper lies about and printers remember. */

/** Her pages that are made to be printed. */
const sheets = [
	'/(victim)/day/[hearing]',
	'/(victim)/ask/[row]',
	'/(victim)/way-back/yours',
	'/(victim)/dates/paper'
];
/** When she is to be called: on no paper of anybody's. */
const never = ['/(public)/talk/check', '/(public)/talk/receipt'];

/** Whether a page, by its route, may be printed on a phone that others use, or on her own. */
export function mayPrint(route: string, { shared }: { readonly shared: boolean }): boolean {
	if (never.includes(route)) return false;
	return !shared || !route.startsWith('/(victim)/') || sheets.includes(route);
}
