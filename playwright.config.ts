import { defineConfig } from '@playwright/test';

const isWhole = Boolean(process.env.EVERY_READING || process.env.PICTURES);

/** The browser stories. `npm run journeys` builds the app, finds a Chromium and asks for its own report. */
export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '*.spec.ts',
	globalSetup: './tests/journeys/town/prepare.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 2,
	retries: 0,
	// `npm test` has five minutes for everything. What is a second way of another story, or is tested below the browser
	// too, has this mark in its name: the drill `stories` tells them all.
	...(isWhole ? {} : { grepInvert: /@unhurried/ }),
	// The drill ends in its own time; a run that broke off half way would say little of the rest.
	globalTimeout: isWhole ? 0 : 12 * 60_000,
	// A machine that does other things as well is slow, not wrong.
	timeout: isWhole ? 180_000 : 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		// The smallest phone, so that no page has to be made narrow to see whether it fits; pictures and drills on a usual one.
		viewport: isWhole ? { width: 390, height: 844 } : { width: 320, height: 640 },
		// A phone that comes fetches all public pages to keep: only where that matters, and in the drill `stories`.
		serviceWorkers: process.env.EVERY_READING ? 'allow' : 'block'
	},
	projects: [
		{
			name: 'stories',
			testIgnore: ['traces.spec.ts', 'notes.spec.ts'],
			// Whoever opens her first page would leave the process of the empty one for another (Cross-Origin-Opener-Policy): each
			// browser of a story keeps one process for all its pages.
			use: {
				launchOptions: launched(
					process.env.SHELL_PATH,
					[],
					[
						'--renderer-process-limit=1',
						// To make a frame anew for each page is a sixth of what a page costs. Playwright's own two stand in the same list.
						'--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame'
					]
				)
			}
		},
		{
			// The browser without a window shows no notes and has no memory that Back reads from, which Playwright switches off
			// in the other one too, and with it the fault we look for. With it on, every page starts a process of its own.
			name: 'whole browser',
			testMatch: ['notes.spec.ts', 'traces.spec.ts'],
			use: { launchOptions: launched(undefined, ['--disable-back-forward-cache']) }
		}
	]
});

function launched(
	executablePath = process.env.CHROMIUM_PATH,
	ignoreDefaultArgs: string[] = [],
	more: string[] = []
) {
	return {
		...(executablePath ? { executablePath } : {}),
		ignoreDefaultArgs,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...more
		]
	};
}
