import { UsageError } from '../fail.ts';
import { csvTable, heading, type Report, text } from '../report.ts';
import { findRevision } from '../versions/open-version.ts';
import { shortHash } from '../words.ts';

/** The revision of the checkout whose catalogue has a hash. @throws UsageError when none has. */
export async function reportRevision(folder: string, hash: string): Promise<Report> {
  const pin = hash.toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(pin)) {
    throw new UsageError(`--find takes the first 8 to 64 digits of a hash, not "${hash}"`);
  }
  const found = await findRevision(folder, pin);
  if (!found) {
    throw new UsageError(
      `no revision in the history of ${folder} has a catalogue with the hash ${pin}: fetch the whole history, or ask whoever gave the link`,
    );
  }
  return {
    data: found,
    blocks: [
      heading(`Catalogue ${shortHash(found.catalog_hash)}`),
      text(`${found.commit} of ${found.date}`, 'strong'),
      text(
        `\`git worktree add <folder> ${found.commit.slice(0, 12)}\` brings it; then \`weigh rank --catalog <folder>/catalog ...\` answers from it.`,
        'muted',
      ),
    ],
    csv: csvTable(
      {
        commit: (each) => each.commit,
        date: (each) => each.date,
        catalog_hash: (each) => each.catalog_hash,
      },
      [found],
    ),
  };
}
