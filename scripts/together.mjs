/**
 * Test files in this one process, each as a suite of its own: `node scripts/together.mjs FILE ...`. What `node --test`
 * calls no isolation runs what comes before each test of one file before those of all others too.
 */
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) describe(file, () => import(pathToFileURL(file)));
