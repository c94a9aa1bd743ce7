import { expect, it } from 'vitest';
import { sampleAddress, samplePage, textAddress } from './address.ts';

const item = 'a/b?c=1#é %2F';

it('keeps whatever an item is called within its part of the path', () => {
  for (const path of [sampleAddress('run', item, ''), samplePage('run', item, 0).slice(1)]) {
    const parts = new URL(path, 'http://x/').pathname.split('/');
    expect(parts).toHaveLength(5);
    expect(decodeURIComponent(parts[4]!)).toBe(item);
  }
});

it('names the epoch where it is asked for', () => {
  expect(sampleAddress('run', 'i', 'epoch=3&x=1')).toBe('runs/run/samples/i?epoch=3');
  expect(samplePage('run', 'i', 2)).toBe('/runs/run/samples/i?epoch=2');
  expect(textAddress('run', 'i', 1, 'response.text')).toBe(
    'runs/run/samples/i/text?part=response.text&epoch=1',
  );
});
