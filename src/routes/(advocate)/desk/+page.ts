// The one page that is hydrated: it renews itself (decision 0042).
export const csr = true;
