import { NotFoundError } from '../catalog/index.ts';
import { EngineError } from '../engine/error.ts';
import { RankingError } from '../ranking/error.ts';
import { StoreError } from '../store/error.ts';
import { OtherCatalogError } from './pin.ts';

/** Runs may be shown, but not the items of this one. */
export class WithheldError extends Error {
  readonly code = 'withheld';
}

/** An error of which the asker should know more than that it happened, as the HTTP API words it. */
export interface DescribedError {
  /** 500 and 503: what is stored cannot be read, and the message says what to do about it. */
  status: 400 | 403 | 404 | 409 | 500 | 503;
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
  if (error instanceof WithheldError) {
    return { status: 403, code: error.code, message: error.message };
  }
  if (error instanceof StoreError) {
    const { code, message } = error;
    const status = code === 'invalid' ? 400 : code.startsWith('unknown-') ? 404 : 503;
    return { status, code, message };
  }
  if (error instanceof EngineError) {
    return { status: 500, code: error.code, message: error.message };
  }
  return undefined;
}
