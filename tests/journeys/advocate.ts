/** What an advocate does at the desk. */
export * from './person.ts';
