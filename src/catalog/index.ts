export { Catalog } from './catalog.ts';
export { CatalogError, type Problem } from './error.ts';
export { findByName, NotFoundError } from './find.ts';
export { type Protocol, readProtocol } from './protocol.ts';
export type * from './types.ts';
