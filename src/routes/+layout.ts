// No framework script on anybody's phone: pages are what the server sent, improved by static/phone.js.
export const csr = false;
export const trailingSlash = 'never';
