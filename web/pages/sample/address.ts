/** Below `api/v1/`: a sample, named by its run, its item and, in the parameters, its epoch. */
export function sampleAddress(run: string, item: string, search: string): string {
  const epoch = new URLSearchParams(search).get('epoch');
  const path = `runs/${encodeURIComponent(run)}/samples/${encodeURIComponent(item)}`;
  return epoch === null ? path : `${path}?epoch=${encodeURIComponent(epoch)}`;
}

/** Below `api/v1/`: one text of it, whole, as a file. */
export function textAddress(run: string, item: string, epoch: number, part: string): string {
  const path = `runs/${encodeURIComponent(run)}/samples/${encodeURIComponent(item)}/text`;
  return `${path}?${new URLSearchParams({ part, epoch: String(epoch) })}`;
}

/** The page of a sample. */
export function samplePage(run: string, item: string, epoch: number): string {
  const path = `/runs/${encodeURIComponent(run)}/samples/${encodeURIComponent(item)}`;
  return epoch === 0 ? path : `${path}?epoch=${epoch}`;
}
