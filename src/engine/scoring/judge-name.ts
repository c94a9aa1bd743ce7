import type { ModelConfiguration } from '../../providers/configuration.ts';
import { digest } from '../digest.ts';

/** A judge's configuration as one string that a person can read and that differs whenever the judge does. */
export function judgeName(configuration: ModelConfiguration): string {
  return `${configuration.provider}/${configuration.name}#${digest(configuration).slice(0, 12)}`;
}
