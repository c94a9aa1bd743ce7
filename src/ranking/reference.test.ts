import { describe, expect, it } from 'vitest';
import { addressOf, webAddress } from './reference.ts';

describe('addressOf', () => {
  it.each([
    [
      'github:zai-org/GLM-4.5/README.md@24a9ccf',
      'https://github.com/zai-org/GLM-4.5/blob/24a9ccf/README.md',
    ],
    ['github:owner/repo/a+b/c.md#d@24a9ccf', 'https://github.com/owner/repo/blob/HEAD/a%2Bb/c.md'],
    ['github:owner/repo', 'https://github.com/owner/repo'],
    ['arxiv:2508.06471 (tables 3-6, read in a stored copy)', 'https://arxiv.org/abs/2508.06471'],
    ['hf:Qwen/Qwen1.5-110B-Chat', 'https://huggingface.co/Qwen/Qwen1.5-110B-Chat'],
    ['https://example.org/a (not re-read; general knowledge)', 'https://example.org/a'],
    ['lineage: https://example.org/a (not re-read)', 'https://example.org/a'],
  ])('finds the page of %s', (text, url) => {
    expect(addressOf(text)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'note: model README gives 80B',
    'data:text/html,x',
    '//evil.example',
    '',
    'github:"><img src=x onerror=alert(1)>/x',
    'arxiv:<script>',
    'pypi:litellm@1.101.1/litellm/x.json#y',
  ])('finds none for %s', (text) => {
    expect(addressOf(text)).toBeNull();
  });
});

describe('webAddress', () => {
  it('keeps addresses of the web only', () => {
    expect(webAddress('HTTPS://Example.org/ä')).toBe('https://example.org/%C3%A4');
    for (const other of ['javascript:alert(1)', 'ftp://x.org/', 'x', null, undefined, 'http://']) {
      expect(webAddress(other)).toBeNull();
    }
  });
});
