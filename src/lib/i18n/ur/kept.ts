/** How each sentence stands to its English, a line for each; made by `node scripts/word-lists.mjs`. */
export { default as state } from './kept/state.json' with { type: 'json' };
