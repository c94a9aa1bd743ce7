import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { UsageError } from '../fail.ts';

/** The catalogue's files as one commit has them. */
export interface CommittedFiles {
  /** Full id of the commit. */
  commit: string;
  /** `YYYY-MM-DD` of the commit. */
  date: string;
  /** In the order in which a catalogue's hash takes them. */
  files: { path: string; bytes: Buffer }[];
}

/** Reads a folder of a git checkout as it was at revisions of its history. */
export class GitFolder {
  readonly #folder: string;
  /** By object id: neighbouring revisions share nearly all files. */
  readonly #blobs = new Map<string, Buffer>();

  /** @param folder of the catalogue, inside a checkout. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Commits that touched the folder, the newest first. @throws UsageError outside a checkout. */
  async commits(): Promise<string[]> {
    const text = await this.#git(['log', '--format=%H', '--', '.']);
    return text
      .toString()
      .split('\n')
      .filter((line) => line !== '');
  }

  /**
   * @param revision anything that git understands: `HEAD~3`, a tag, a branch, a commit's id.
   * @throws UsageError outside a checkout, or when there is no such revision.
   */
  async read(revision: string): Promise<CommittedFiles> {
    const commit = await this.#resolve(revision);
    const [listing, date] = await Promise.all([
      this.#git(['ls-tree', '-r', '-z', commit, '--', '.']),
      this.#git(['show', '-s', '--format=%cs', commit]),
    ]);
    const entries = listing
      .toString()
      .split('\0')
      .filter((line) => /\.(yaml|jsonl)$/.test(line))
      .map((line) => {
        const [head = '', path = ''] = line.split('\t');
        return { path, id: head.split(' ')[2] ?? '' };
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    await this.#fetch(entries.map(({ id }) => id));
    return {
      commit,
      date: date.toString().trim(),
      files: entries.map(({ path, id }) => ({ path, bytes: this.#blobs.get(id)! })),
    };
  }

  async #resolve(revision: string): Promise<string> {
    // Fails with a reason of its own outside a checkout.
    await this.#git(['rev-parse', '--show-prefix']);
    try {
      const found = await this.#git([
        ...['rev-parse', '--verify', '--quiet', '--end-of-options'],
        `${revision}^{commit}`,
      ]);
      return found.toString().trim();
    } catch {
      throw new UsageError(
        `"${revision}" is no folder with a catalogue, no day, and no revision of this checkout: \`git log --oneline -- ${this.#folder}\` lists those that changed the catalogue`,
      );
    }
  }

  /** Reads the blobs that are not known yet, all through one process. */
  async #fetch(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#blobs.has(id));
    if (wanted.length === 0) return;
    const output = await this.#git(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
    let at = 0;
    for (const id of wanted) {
      const end = output.indexOf(10, at);
      const size = Number(output.toString('latin1', at, end).split(' ')[2]);
      this.#blobs.set(id, output.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
  }

  #git(parameters: readonly string[], input = ''): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', ['-C', this.#folder, ...parameters], { stdio: 'pipe' });
      const chunks: Buffer[] = [];
      let complaint = '';
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaint += text;
      });
      child.on('error', () => reject(new UsageError(`git could not be started; ${remedy}`)));
      child.on('close', (code) => {
        if (code === 0) resolve(Buffer.concat(chunks));
        else reject(new UsageError(explain(complaint, this.#folder)));
      });
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }
}

const remedy =
  'give a folder that holds the other version of the catalogue, or a day such as 2025-11-05';

function explain(complaint: string, folder: string): string {
  if (/not a git repository/i.test(complaint)) {
    return `${folder} is in no git checkout, so there are no revisions to choose from; ${remedy}`;
  }
  if (/dubious ownership/i.test(complaint)) {
    return `git does not trust the checkout of ${folder}, which belongs to another user; ${remedy}`;
  }
  return `git: ${complaint.trim().split('\n')[0] ?? 'failed'}; ${remedy}`;
}

/** The hash that a catalogue of these files has, as `hashFiles` takes it of a folder. */
export function hashOf(files: CommittedFiles['files']): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\0`).update(bytes).update('\0');
  return hash.digest('hex');
}
