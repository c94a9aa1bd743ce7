/** How far a long piece of work is; `total` is 0 while unknown. */
export type Progress = (step: string, done: number, total: number) => void;

/** One thing that is not as it should be. */
export interface Finding {
  /**
   * - `structure`: the database itself is damaged.
   * - `reference`: a row refers to what is not there.
   * - `text`: a stored text is unreadable, or not what its hash says.
   * - `summary`: a kept summary differs from what the samples add up to.
   */
  kind: 'structure' | 'reference' | 'text' | 'summary';
  message: string;
}

/** Result of a check. Unused texts are no fault: they wait for `compact`. */
export interface CheckReport {
  ok: boolean;
  /** At most 100; `found` counts all. */
  findings: Finding[];
  found: number;
  counts: {
    runs: number;
    items: number;
    responses: number;
    scores: number;
    events: number;
    texts: number;
    unused_texts: number;
  };
  schema_version: number;
}

/** What compacting removed. */
export interface CompactReport {
  removed_texts: number;
  removed_items: number;
  bytes_before: number;
  /** Hardly less than before when little was unused: that stays in the file for the next run. */
  bytes_after: number;
}

/** What a compact is to do beyond removing what nothing refers to. */
export interface CompactOptions {
  /** Forget remembered calls older than this, ISO 8601; default: keep all. */
  forget_calls_before?: string;
  progress?: Progress;
}

/** Where the bytes are. */
export interface UsageReport {
  /** All files of the store. */
  bytes: number;
  /** Stored bytes of texts by what refers to them; a text of several kinds counts for the first. */
  texts: {
    kind:
      | 'prompt'
      | 'text'
      | 'reasoning'
      | 'transcript'
      | 'score'
      | 'item'
      | 'run'
      | 'call'
      | 'unused';
    count: number;
    /** As stored, compressed; a text's share in what it is compressed with. */
    bytes: number;
    /** As written, in UTF-8. */
    plain_bytes: number;
  }[];
  /** Rows, indexes and free pages: `bytes` less all texts. */
  other_bytes: number;
  runs: {
    run: string;
    responses: number;
    /** Stored bytes of texts that only this run refers to. */
    own_bytes: number;
    /** Of texts that it shares with other runs. */
    shared_bytes: number;
  }[];
}
