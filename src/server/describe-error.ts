import { NotFoundError } from '../catalog/index.ts';
import { RankingError } from '../ranking/error.ts';
import { OtherCatalogError } from './pin.ts';

/** An error that is the asker's to mend, as the HTTP API words it. */
export interface DescribedError {
  status: 400 | 404 | 409;
  code: string;
  message: string;
  suggestions?: readonly string[];
}

/** Undefined for an error that is no answer to a question, but a fault of the program. */
export function describeError(error: unknown): DescribedError | undefined {
  if (error instanceof RankingError) {
    return { status: 400, code: error.code, message: error.message };
  }
  if (error instanceof NotFoundError) {
    const { code, message, suggestions } = error;
    return { status: 404, code, message, suggestions };
  }
  if (error instanceof OtherCatalogError) {
    return { status: 409, code: error.code, message: error.message };
  }
  return undefined;
}
