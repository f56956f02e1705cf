/** Debian packages that a drill needs and this machine may not have yet. */
type Apt = {
	readonly mayInstall: () => boolean;
	readonly aptInstall: (...packages: readonly string[]) => Promise<void>;
};

/** Installs packages; throws where we may not. */
export async function need(...packages: readonly string[]): Promise<void> {
	const place = new URL('../../scripts/apt.mjs', import.meta.url).href;
	const { mayInstall, aptInstall } = (await import(place)) as Apt;
	if (!mayInstall()) throw new Error(`This drill needs ${packages.join(' and ')}`);
	await aptInstall(...packages);
}
