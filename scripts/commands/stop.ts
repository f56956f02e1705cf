/** A command cannot go on, and says why in one sentence. */
export class Stop extends Error {}
