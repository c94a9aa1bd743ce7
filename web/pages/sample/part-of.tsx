import type { ReactNode } from 'react';
import type { SampleAnswer } from '../../../src/server/api.ts';
import { textAddress } from './address.ts';
import { Cut, LongText } from './long-text.tsx';

/** Shows one part of a sample: a text as it is, anything else as JSON, with what was cut of it. */
export type ShowPart = (part: string, value: unknown) => ReactNode;

/** @param run as the address names it. */
export function partOf(run: string, { sample, cut }: SampleAnswer): ShowPart {
  const { item, epoch } = sample.response;
  return (part, value) => {
    // Of what is shown as one text, any text within may have been cut.
    const found = cut.find((each) => each.part === part || each.part.startsWith(`${part}.`));
    const address = textAddress(run, item, epoch, part);
    if (found?.kept === 0) return <Cut cut={found} address={address} />;
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
    return (
      <LongText cut={found} address={address}>
        {text}
      </LongText>
    );
  };
}
