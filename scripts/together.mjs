/**
 * Test files in this one process, each as a suite of its own: `node scripts/together.mjs FILE ...`. What `node --test`
 * calls no isolation runs what comes before each test of one file before those of all others too.
 */
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

// A file that waits for a module to load runs on in the suite of whoever asked for it first: what any waits for is loaded before.
await import('../src/lib/i18n/resources.ts');

for (const file of process.argv.slice(2)) describe(file, () => import(pathToFileURL(file)));
