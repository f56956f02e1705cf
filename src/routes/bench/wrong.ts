/** What is wrong with a page that cannot be shown, as far as it is said. */
export function whatIs({
	status,
	error
}: {
	readonly status: number;
	readonly error: App.Error | null;
}) {
	if (error?.busy) return 'busy';
	if (status === 404) return 'missing';
	return status < 500 ? 'refused' : 'broken';
}
