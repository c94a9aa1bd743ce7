/** The address if it is one of the web, else null: nothing else may become a link. */
export function webAddress(text: string | null | undefined): string | null {
  if (text == null || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Where the words of a citation can be read: `github:owner/repo/path@commit`, `arxiv:id`,
 * `hf:owner/model` and web addresses, each possibly followed by a remark. Null when they name no page,
 * as a file inside a package (`pypi:package@version/path`) does not.
 */
export function addressOf(text: string): string | null {
  const [first = ''] = text
    .trim()
    .replace(/^lineage:\s*/, '')
    .split(/\s/);
  if (/^https?:\/\//i.test(first)) return webAddress(first);
  const github = /^github:([\w.-]+)\/([\w.-]+)(?:\/([^@#]+))?(?:@([0-9a-f]{7,40}))?/.exec(first);
  if (github) {
    const [, owner, repository, path, commit] = github;
    const base = `https://github.com/${owner}/${repository}`;
    return webAddress(path ? `${base}/blob/${commit ?? 'HEAD'}/${encodePath(path)}` : base);
  }
  const arxiv = /^arxiv:(\d{4}\.\d{4,5}(?:v\d+)?)/i.exec(first);
  if (arxiv) return `https://arxiv.org/abs/${arxiv[1]}`;
  const huggingFace = /^hf:([\w.-]+\/[\w.-]+)/.exec(first);
  return huggingFace ? `https://huggingface.co/${huggingFace[1]}` : null;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
