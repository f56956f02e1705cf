/** What anybody does who only reads. */
export * from './person.ts';
