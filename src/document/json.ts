/** Plain JSON values: what a document becomes for programs, and what its schema is made of. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
