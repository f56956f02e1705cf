/** Names of values as whoever writes reads them, in place of marks of ours. */
export function named(text: string): string {
	return text.replaceAll(/\{\{(\w+)\}\}/g, '[$1]');
}
