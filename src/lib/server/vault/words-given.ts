/**
 * The words she is given to sign in with and to say: those of the list that a Briton writes as it does, and that on a
 * paper in a drawer neither tell what it is for nor hurt whoever reads them.
 */
import { wordlist } from '@scure/bip39/wordlists/english.js';

// Whoever writes "favourite" on her paper would be locked out; or it is a word that nobody here knows.
const otherwiseSpelt = `armor catalog color defense enroll favorite fiber flavor harbor humor inquiry labor license mom
	odor program satoshi vapor`;
// What happened, who did it, and where it is dealt with.
const telling = `abuse accident accuse acid arrest assault attack betray blame blood bomb bullet case child crime cruel
	danger daughter deny despair destroy divorce enemy evidence evil fatal father fault force girl grief guilt gun horror
	hospital hurt husband illegal inflict injury inmate innocent jealous judge knife law lawsuit legal liar marriage
	mercy misery monster mother obey orphan panic pistol police prison punch razor regret rifle sad sadness scare secret
	sentence shoot siege slam spy suffer suspect sword tragic trap trial trouble unhappy upset vicious warfare weapon
	whip wife witness worry wreck wrong`;
// What nobody wants to be called, least of all by the words that are hers.
const unkind = `awful awkward crazy dumb fat idle ill insane lazy naive nasty nothing pig silly ugly unable useless weird`;

const notGiven = new Set([otherwiseSpelt, telling, unkind].join(' ').split(/\s+/));

/** All of them, in the order of the list. */
export const givenWords: readonly string[] = wordlist.filter((word) => !notGiven.has(word));
