import { expect, it } from 'vitest';
import { shortCitation } from './short-citation.ts';

it('shortens what it knows and leaves the rest', () => {
  const cited = [
    'github:zai-org/GLM-4.5/README.md@24a9ccf',
    'pypi:litellm@1.101.1/litellm/prices.json#x',
    'hf:Qwen/Qwen1.5-110B-Chat',
    'https://www.example.org/a/b (not re-read)',
    'arxiv:2508.06471',
    'models.dev zai (first party)',
    '<img src=x onerror=alert(1)>',
  ];
  expect(cited.map(shortCitation)).toEqual([
    'zai-org/GLM-4.5',
    'litellm (PyPI)',
    'Qwen/Qwen1.5-110B-Chat',
    'example.org',
    'arxiv:2508.06471',
    'models.dev zai (first party)',
    '<img src=x onerror=alert(1)>',
  ]);
});
